"""Owns what may be done with an article, by whom, and what it does: the rules between a text and its readers. No screens, no HTML."""
