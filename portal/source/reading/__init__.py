"""Reads one file at a time: front matter, Markdown, registries. It looks nothing up in other articles."""
