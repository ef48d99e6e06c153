"""Reads front matter: the field table, and how each kind of value is parsed. It does not know articles."""
