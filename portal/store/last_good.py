"""Owns the last good source text of each file: plain files under .portal/last-good, an input of every build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path


class LastGood:
    """Texts by path below the content folder. Files are written whole, by rename; those of a first build all at once, by one rename."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = folder.with_name(f"{folder.name}.new")

    def read(self, path: str) -> str | None:
        """Return the last good text of a file, None if there never was one."""
        try:
            return (self._folder / path).read_bytes().decode("utf-8")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def exists(self) -> bool:
        """Return whether anything was ever stored."""
        return self._folder.is_dir()

    def keep(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Store good texts, by path; only those that differ are written, by rename."""
        for path, data in files:
            target = os.path.join(self._folder, path)
            if _bytes(target) != data:
                _write(target, data)

    def begin(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Stage the texts of a first build until it is known which of them are good."""
        shutil.rmtree(self._begun, ignore_errors=True)
        made: set[str] = set()
        for path, data in files:
            place, name = os.path.split(os.path.join(self._begun, path))
            if place not in made:
                os.makedirs(place, exist_ok=True)
                made.add(place)
            with open(os.path.join(place, name), "xb", buffering=0) as file:
                file.write(data)

    def adopt(self, bad: Collection[str]) -> None:
        """Publish the staged texts, except the bad ones."""
        for path in bad:
            (self._begun / path).unlink(missing_ok=True)
        if self._begun.is_dir():
            self._begun.rename(self._folder)

    def forget(self, paths: Iterable[str]) -> None:
        """Remove the texts of files that staff removed."""
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    def paths(self, under: str = "") -> set[str]:
        """Return the paths of all stored files, or of those in one folder."""
        top = len(os.path.join(self._folder, ""))
        return {os.path.join(place, name)[top:].replace(os.sep, "/") for place, _, names in os.walk(self._folder / under) for name in names}


def _write(target: str, data: bytes) -> None:
    place, name = os.path.split(target)
    os.makedirs(place, exist_ok=True)
    spare = os.path.join(place, f".{name}.tmp")
    with open(spare, "wb", buffering=0) as file:
        file.write(data)
    os.replace(spare, target)


def _bytes(file: str) -> bytes | None:
    try:
        with open(file, "rb", buffering=0) as opened:
            return opened.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
