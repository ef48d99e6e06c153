"""A tiny site with a life: files written, built the incremental way, and compared with a clean build of the same content.

Every write has a time of its own, long past, so that no build may doubt a stamp that an editor's minutes would have settled.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.bridge.quick import build_edits, complete
from plugins.bridge.run import begin
from portal.desk.configuration import read_configuration
from tests.tinysite import REGISTRIES

ROOT = Path(__file__).resolve().parents[3]
LONG_AGO = 1_500_000_000


class Life:
    """One content folder under change, with its own state and output."""

    ticks = 0

    def __init__(self, root: Path, *, fresh: bool = True) -> None:
        self.root = root
        self.content, self.output, self.state = root / "content", root / "output", root / ".portal"
        self.as_of = date(2026, 11, 21)
        self.settings: dict[str, Any] = {}
        self.ways: list[str] = []
        if fresh:
            share_fonts(self.state)
            for path, text in REGISTRIES.items():
                self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Write a file as an editor would, at a time of its own."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        Life.ticks += 1
        os.utime(target, (LONG_AGO + Life.ticks, LONG_AGO + Life.ticks))

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.content / path).read_text(encoding="utf-8")

    def remove(self, path: str) -> None:
        """Remove a file."""
        (self.content / path).unlink()

    def rename(self, old: str, new: str) -> None:
        """Rename a file, its time kept."""
        (self.content / new).parent.mkdir(parents=True, exist_ok=True)
        os.rename(self.content / old, self.content / new)

    def articles(self) -> list[str]:
        """The article files there are."""
        return sorted(path.relative_to(self.content).as_posix() for path in (self.content / "tin").rglob("*.md"))

    def raw(self, output: Path, state: Path) -> dict[str, Any]:
        """The configuration of one build."""
        extra = {"PORTAL_STATE": str(state), "PORTAL_AS_OF": self.as_of, "PORTAL_WORKERS": 1, **self.settings}
        return read_configuration("pelicanconf.py", self.content, output, extra)

    def build(self) -> int:
        """Build the incremental way."""
        raw = self.raw(self.output, self.state)
        code = build_edits(raw) if self.output.is_dir() else None
        self.ways.append("long" if code is None else "short")
        return complete(begin(raw), lambda: begin(raw)) if code is None else code

    def clean(self) -> dict[str, bytes]:
        """The tree of a clean build from the same content and the same last good texts."""
        state, output = self.root / "clean-state", self.root / "clean-output"
        for folder in (state, output):
            shutil.rmtree(folder, ignore_errors=True)
        for kept in ("last-good", "trees"):
            if (self.state / kept).is_dir():
                shutil.copytree(self.state / kept, state / kept, ignore=shutil.ignore_patterns("sources"))
        share_fonts(state)
        complete(begin({**self.raw(output, state)}))
        return tree(output)


def share_fonts(state: Path) -> None:
    """Let a new state use the fonts cut before: they depend on no content."""
    kept = ROOT / ".portal" / "cache" / "fonts"
    kept.mkdir(parents=True, exist_ok=True)
    (state / "cache").mkdir(parents=True)
    (state / "cache" / "fonts").symlink_to(kept)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of an output tree."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Names of files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
