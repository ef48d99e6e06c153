"""Owns what every request passes before a screen sees it: where it comes from, who it is of, and what the answer may load."""
