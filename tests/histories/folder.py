"""A content folder under change. Every write has a time of its own, long past, so that no build may doubt a stamp that
an editor's minutes would have settled."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

from tests.tinysite import REGISTRIES

LONG_AGO = 1_500_000_000


class Folder:
    """Files as an editor writes them."""

    def __init__(self, content: Path, *, fresh: bool = True) -> None:
        self.ticks = 0
        self.content = content
        if fresh:
            for path, text in REGISTRIES.items():
                self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file, at a time of its own."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.settle(path)

    def settle(self, path: str) -> None:
        """Give a file a time of its own."""
        self.ticks += 1
        os.utime(self.content / path, (LONG_AGO + self.ticks, LONG_AGO + self.ticks))

    def paint(self, path: str, colour: int) -> None:
        """A photograph; a different colour gives different bytes."""
        (self.content / path).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40 + colour % 7, 30), (colour, 90, 90)).save(self.content / path)
        self.settle(path)

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.content / path).read_text(encoding="utf-8")

    def remove(self, path: str) -> None:
        """Remove a file."""
        (self.content / path).unlink()

    def rename(self, old: str, new: str) -> None:
        """Rename a file and keep its modification time."""
        (self.content / new).parent.mkdir(parents=True, exist_ok=True)
        os.rename(self.content / old, self.content / new)

    def articles(self) -> list[str]:
        """The article files there are."""
        return sorted(path.relative_to(self.content).as_posix() for path in (self.content / "tin").rglob("*.md"))
