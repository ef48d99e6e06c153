"""Owns the check of relative paths, so that nothing outside a folder is read, written or removed. It touches no files."""

from __future__ import annotations


def is_below(path: str) -> bool:
    """Return whether a relative path with "/" stays below its base folder."""
    if not path or path[0] == "/" or "\\" in path or "\0" in path:
        return False
    return not ("//" in path or path.startswith("./") or path.endswith("/") or _climbs(path))


def _climbs(path: str) -> bool:
    return "." in path and not {"..", "."}.isdisjoint(path.split("/"))
