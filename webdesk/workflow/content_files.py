"""Owns the files of articles and registries: read whole, written whole, by rename and only after their bytes are on the disk.

One writer at a time (`turn`). Refuses a path that is no article's.
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path

from portal.source.reading.files import Unreadable, decoded, read_bytes
from portal.source.reading.tree import located
from portal.text.path import is_below
from webdesk.models import PATH

STEP = 240  # bytes of one name in a path: disks take 255


class NoArticle(Exception):
    """There is no such article, or its path is none."""


def digest_of(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


class ContentFiles:
    """The article files of a content folder."""

    def __init__(self, content: Path) -> None:
        self.content = content.resolve()
        self.turn = threading.RLock()

    def place(self, path: str) -> Path:
        """Where an article's file is, or would be. Raises NoArticle."""
        if not takes(path):
            raise NoArticle(path)
        return located(self.content, path)

    def text(self, path: str) -> str:
        """The text of an article. Raises NoArticle, Unreadable."""
        if not self.place(path).is_file():
            raise NoArticle(path)
        return decoded(read_bytes(self.content, path))

    def find(self, path: str) -> str | None:
        """The text of an article, None where there is none to be had."""
        with suppress(NoArticle, Unreadable):
            return self.text(path)
        return None

    def write(self, path: str, text: str) -> None:
        """Let an article have this text. Raises OSError; the file then is as it was."""
        target = self.place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode())

    def registry(self, path: str) -> str:
        """The text of a registry, "" where there is no file. Raises Unreadable."""
        return decoded(read_bytes(self.content, path)) if located(self.content, path).exists() else ""

    def write_registry(self, path: str, text: str) -> None:
        """Let a registry have this text. Raises OSError; the file then is as it was."""
        located(self.content, path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(located(self.content, path), text.encode())

    def remove_registry(self, path: str) -> None:
        """Take away the file of a registry or a static page; its text is a revision by then."""
        target = located(self.content, path)
        target.unlink(missing_ok=True)
        settle(target.parent)

    def remove(self, path: str) -> None:
        """Take a file away; its text is a revision by then."""
        target = self.place(path)
        target.unlink(missing_ok=True)
        settle(target.parent)

    def free_path(self, folder: str, name: str) -> str:
        """A path in a folder that no file has: the name, or the name with a number."""
        number, path = 1, f"{folder}/{name}.md"
        while located(self.content, path).exists():
            number += 1
            path = f"{folder}/{name}-{number}.md"
        return path


def takes(path: str) -> bool:
    """Whether a path may be an article's: below `tin/`, and short enough for a disk (with a spare name) and for the desk's tables."""
    inside = path.startswith("tin/") and path.endswith(".md") and is_below(path) and "/." not in path
    return inside and len(path) <= PATH and all(len(step.encode("utf-8", "replace")) <= STEP for step in path.split("/"))


def write_whole(target: Path, data: bytes) -> None:
    """Let a file have these bytes, by rename and once they are on the disk. Raises OSError; the file then is as it was."""
    spare = target.with_name(f".{target.name}.tmp")
    with open(spare, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        spare.chmod(target.stat().st_mode)
    os.replace(spare, target)
    settle(target.parent)


def settle(folder: Path) -> None:
    """Let a rename reach the disk, where folders can be asked to (not on Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
