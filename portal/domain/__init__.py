"""Nouns: frozen records of what the portal knows. They refuse to read files, to know the clock and to know HTML pages."""
