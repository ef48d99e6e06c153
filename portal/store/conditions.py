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
