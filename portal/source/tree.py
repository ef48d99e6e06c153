"""Owns the walk of the content folder: which files are articles, pages, registries, files to offer, and strays."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ARTICLES, PAGES, PICTURES, ATTACHMENTS, REGISTRY = "tin", "trang", "anh", "van-ban", "du-lieu"


class Stat(NamedTuple):
    """What tells a changed file without reading it."""

    mtime_ns: int
    size: int
    inode: int


@dataclass(slots=True)
class Tree:
    """Paths below the content folder with their stats, each kind in alphabetical order."""

    articles: dict[str, Stat] = field(default_factory=dict)
    pages: dict[str, Stat] = field(default_factory=dict)
    registries: dict[str, Stat] = field(default_factory=dict)
    files: dict[str, Stat] = field(default_factory=dict)  # pictures and attachments
    strays: list[str] = field(default_factory=list)

    def kind_of(self, path: str) -> dict[str, Stat] | None:
        """The table a path belongs in, None for a stray."""
        top = path.split("/", 1)[0]
        if top == ARTICLES:
            return self.articles if path.endswith(".md") and not path.rsplit("/", 1)[-1].startswith(("~", ".")) else None
        if top == PAGES:
            return self.pages if path.endswith(".md") else None
        if top == REGISTRY:
            return self.registries if path.endswith(".yml") else None
        return self.files if top in (PICTURES, ATTACHMENTS) else None


def walk(root: Path) -> Tree:
    """The content folder as it is now. One stat a file; hidden folders are left alone."""
    tree = Tree()
    for path, entry in sorted(_entries(str(root), "")):
        table = tree.kind_of(path)
        if table is None:
            tree.strays.append(path)
        else:
            stat = entry.stat()
            table[path] = Stat(stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return tree


def _entries(folder: str, prefix: str) -> list[tuple[str, os.DirEntry[str]]]:
    found: list[tuple[str, os.DirEntry[str]]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith("."):
                    found += _entries(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file() and not entry.name.startswith("."):
                found.append((prefix + entry.name, entry))
    return found
