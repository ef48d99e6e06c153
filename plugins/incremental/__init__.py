"""The engine: makes, renders and writes artifacts, each only if one of its dependencies changed. It does not know Pelican."""
