"""Owns what everything remembered was made under: our own code and the libraries it works with. Others void it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("pelican", "markdown", "jinja2", "pillow", "pyyaml")


@cache
def engine_digest() -> str:
    """The digest of our code and of the versions of the libraries, in hex."""
    found = hashlib.sha256(repr([(name, version(name)) for name in LIBRARIES]).encode())
    for folder in ("portal", "plugins"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            found.update(file.read_bytes())
    return found.hexdigest()


def folder_stamp(folder: Path) -> str:
    """A stamp of all files of a folder by their stats, in hex."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    stats = ((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    return hashlib.sha256(repr(list(stats)).encode()).hexdigest()
