"""Owns the reading of one text file of the content folder: its bytes within a limit, its letters as UTF-8, or why not.

Refuses to know what the text means.
"""

from __future__ import annotations

import os
from pathlib import Path

from portal.source.limits import ARTICLE_BYTES, REGISTRY_BYTES, Limit
from portal.source.tree import REGISTRY

FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe that took the place of a file is not waited for


class Unreadable(Exception):
    """A file that gives no text; says why, in Vietnamese."""


def read_bytes(folder: Path | str, path: str) -> bytes:
    """The bytes of a text file. Raises Unreadable."""
    most = most_of(path)
    try:
        with open(os.open(f"{folder}/{path}", FLAGS), "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if most.passed(size) else file.read()
    except OSError as error:
        raise Unreadable(str(error.strerror)) from error
    if most.passed(max(size, len(data))):
        raise Unreadable(most.told(size))
    return data


def decoded(data: bytes) -> str:
    """Bytes as text. Raises Unreadable."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("không phải mã UTF-8") from error


def most_of(path: str) -> Limit:
    """How long a file may be."""
    return REGISTRY_BYTES if path.startswith(f"{REGISTRY}/") else ARTICLE_BYTES
