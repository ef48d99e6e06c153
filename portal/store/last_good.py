"""Owns the last good source text of each file: plain files under .portal/last-good, an input of every build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from portal.store.workers import still_wanted


class LastGood:
    """Texts by path below the content folder. Written whole, by rename; those of a first build all at once, by one rename."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun = folder.with_name(f"{folder.name}.new")
        self._made: set[str] = set()  # folders of texts laid aside

    def read(self, path: str) -> str | None:
        """The last good text of a file, None when there never was one."""
        try:
            return (self._folder / path).read_bytes().decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None

    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self._folder.is_dir()

    def keep(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Remember good texts, by path; only what differs is written, by rename."""
        for path, data in files:
            target = os.path.join(self._folder, path)
            if _bytes(target) != data:
                _write(target, data)

    def begin(self) -> None:
        """Make room for the texts of a first build, which are laid aside until it is known which of them are good."""
        shutil.rmtree(self._begun, ignore_errors=True)
        self._made.clear()

    def lay_aside(self, path: str, data: bytes) -> None:
        """Lay one text aside; any process may."""
        still_wanted()
        place, name = os.path.split(os.path.join(self._begun, path))
        if place not in self._made:
            os.makedirs(place, exist_ok=True)
            self._made.add(place)
        with open(os.path.join(place, name), "wb", buffering=0) as file:
            file.write(data)

    def take_over(self, bad: Collection[str]) -> None:
        """Let the texts that were laid aside be the last good ones, but for the bad."""
        for path in bad:
            (self._begun / path).unlink(missing_ok=True)
        if self._begun.is_dir():
            self._begun.rename(self._folder)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that staff removed."""
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    def paths(self) -> set[str]:
        """Every file remembered."""
        return _files(self._folder)

    def laid_aside(self) -> set[str]:
        """Every file laid aside."""
        return _files(self._begun)


def _files(folder: Path) -> set[str]:
    top = len(os.path.join(folder, ""))
    return {os.path.join(place, name)[top:].replace(os.sep, "/") for place, _, names in os.walk(folder) for name in names}


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
