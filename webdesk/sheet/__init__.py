"""Owns what a form shows of an article's text, and what the text becomes when the form is sent back. Pure: text in, text out."""
