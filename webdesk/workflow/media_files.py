"""Owns the files of pictures and attachments: each written whole, under a name nobody else has; none is ever written over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from portal.source.reading.tree import PICTURES, located
from portal.text.path import is_below
from webdesk.workflow.content_files import settle

ATTACHMENTS = "van-ban"
MOST = 10_000  # files of one name


class MediaFiles:
    """The pictures and attachments of a content folder."""

    def __init__(self, content: Path) -> None:
        self._content = content.resolve()

    def keep(self, wished: str, data: bytes) -> str:
        """Keep a file; the path it has: the wished one, with a number where another file has that. Raises OSError, ValueError."""
        if not is_below(wished) or wished.partition("/")[0] not in (PICTURES, ATTACHMENTS) or "/." in wished:
            raise ValueError(wished)
        for path in _names(wished):
            target = located(self._content, path)
            if target.exists():
                if _holds(target, data):
                    return path
                continue
            if _written(target, data):
                return path
        raise OSError(wished)


def _names(wished: str) -> Iterator[str]:
    yield wished
    name = PurePosixPath(wished)
    yield from (f"{name.parent}/{name.stem}-{number}{name.suffix}" for number in range(2, MOST))


def _holds(target: Path, data: bytes) -> bool:
    return target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data


def _written(target: Path, data: bytes) -> bool:
    """Write a new file; False where somebody has just taken its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    spare = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with open(spare, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    try:
        if target.exists():
            return False
        os.replace(spare, target)
    finally:
        spare.unlink(missing_ok=True)
    settle(target.parent)
    return True
