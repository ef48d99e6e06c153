"""Nouns become pages here: one frozen view per page type. They refuse Jinja, Pelican, files and the clock."""
