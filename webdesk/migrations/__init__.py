"""Owns how the tables of the desk came to be."""
