"""The desk in the browser, from outside."""
