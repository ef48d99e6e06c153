"""The engine: makes, renders and writes artifacts, each only when something it took has changed. Knows no Pelican."""
