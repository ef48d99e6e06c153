"""Inputs that once went wrong, tried again: `python -m tools.cases [FOLDER]`."""
