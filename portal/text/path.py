"""Owns what a path below a folder is, so that nothing is read, written or removed outside of it. Refuses to touch files."""

from __future__ import annotations


def is_below(path: str) -> bool:
    """Whether a relative path with "/" stays below the folder it is taken from, whatever it names."""
    if not path or path[0] == "/" or "\\" in path or "\0" in path:
        return False
    return not ("//" in path or path.startswith("./") or path.endswith("/") or _climbs(path))


def _climbs(path: str) -> bool:
    return "." in path and not {"..", "."}.isdisjoint(path.split("/"))
