"""Owns what the desk knows of the whole content while people write: loaded once, kept in memory, brought up to date as files change."""
