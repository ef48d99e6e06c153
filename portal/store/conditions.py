"""Owns the conditions under which a cache is valid: our own code and the versions of its libraries. Any change voids the cache."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("pelican", "markdown", "jinja2", "pillow", "pyyaml")


def engine_digest() -> str:
    """Return the digest of our code and of the versions of the libraries, in hex, as it was when this process first asked."""
    return _first()[0]


def engine_to_store() -> str:
    """Return the same for what is about to be stored; "" if the code was replaced since, so that no later build uses it.

    An update of the software while a build runs leaves a process that holds parts of both.
    """
    digest, stats = _first()
    return digest if _stats() == stats or _digest() == digest else ""


@cache
def _first() -> tuple[str, list[tuple[str, int, int, int]]]:
    stats = _stats()  # before the files are read: one that is replaced meanwhile differs afterwards
    return _digest(), stats


def _stats() -> list[tuple[str, int, int, int]]:
    """Return path, time of change in ns, size and inode of every file of our code."""
    files = ((file, os.stat(file)) for file in _code())
    return [(path, stat.st_mtime_ns, stat.st_size, stat.st_ino) for path, stat in files]


def _digest() -> str:
    found = hashlib.sha256(repr([(name, installed(name)) for name in LIBRARIES]).encode())
    for file in _code():
        found.update(Path(file).read_bytes())
    return found.hexdigest()


def _code() -> list[str]:
    walks = (walk for folder in ("portal", "plugins") for walk in os.walk(ROOT / folder))  # a Path for each would take four times as long
    return sorted(os.path.join(folder, name) for folder, _, names in walks for name in names if name.endswith(".py"))


def installed(name: str) -> str:
    """Return the version of an installed package from the name of its .dist-info folder: importlib.metadata takes ten times as long."""
    found = _packages().get(name.replace("-", "_"))
    if found is None:
        from importlib.metadata import version

        return version(name)
    return found


@cache
def _packages() -> dict[str, str]:
    folders = [path for path in reversed(sys.path) if path.endswith("site-packages") and os.path.isdir(path)]
    names = (name.removesuffix(".dist-info") for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))
    return {name.lower().replace("-", "_"): version for name, _, version in (parts.rpartition("-") for parts in names)}
