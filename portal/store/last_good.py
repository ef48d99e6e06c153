"""Owns the last good source text of each file: plain files under .portal/last-good, an input of every build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path


class LastGood:
    """Texts by path below the content folder. Written whole, by rename."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: str) -> str | None:
        """The last good text of a file, None when there never was one."""
        try:
            return (self._folder / path).read_bytes().decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None

    def exists(self) -> bool:
        """Whether anything was ever kept."""
        return self._folder.is_dir()

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Remember good texts; only what differs is written, by rename."""
        for path, data in files.items():
            target = self._folder / path
            if not target.is_file() or target.read_bytes() != data:
                target.parent.mkdir(parents=True, exist_ok=True)
                spare = target.with_name(f".{target.name}.tmp")
                spare.write_bytes(data)
                os.replace(spare, target)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that staff removed."""
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    def paths(self) -> set[str]:
        """Every file remembered."""
        found = (path for path in self._folder.rglob("*") if path.is_file())
        return {path.relative_to(self._folder).as_posix() for path in found}
