"""Reads front matter: the field table, and how each kind of value is understood. It knows no article."""
