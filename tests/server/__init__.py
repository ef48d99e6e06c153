"""The shipped server file, tried with the server it is for."""
