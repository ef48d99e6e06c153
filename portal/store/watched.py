"""Owns a watched content folder as it was last built: only what changed is examined again."""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from pathlib import Path

from portal.source.reading import tree as content
from portal.source.reading.tree import ContentTree, Stat
from portal.store.unchanged import Look

MANY = 50  # above this many changes at once the folder is walked


class Watched:
    """One watched folder. `built` must be called after every build that stored what it read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._tree: ContentTree | None = None
        self._version = ""

    def look(self, changed: Collection[str]) -> Look | None:
        """Return the folder after these paths changed; None if nothing is known about it yet."""
        tree, self._tree = self._tree, None
        if tree is None:
            return None
        known: dict[str, tuple[int, ...]] = {path: (stat.mtime_ns, stat.size, stat.inode) for path, stat in tree.articles.items()}
        inside = {os.path.relpath(path, self._folder).replace(os.sep, "/") for path in changed}
        paths = {path for path in inside if not path.startswith("..")}
        at = time.time_ns()
        known |= dict.fromkeys(paths & known.keys(), (0, 0, 0))
        now = self._patched(tree, paths) if len(paths) <= MANY else None
        return Look(None, now or content.walk(self._folder), known, at, self._version if now else "")

    def built(self, tree: ContentTree, version: str = "") -> None:
        """Record that everything of this tree is stored, under this version."""
        self._tree, self._version = tree, version

    def _patched(self, tree: ContentTree, paths: Collection[str]) -> ContentTree | None:
        """Return the tree with some files examined again; None if one of them is a folder, a stray file, or has two forms of its name."""
        now = ContentTree(dict(tree.articles), dict(tree.pages), dict(tree.registries), dict(tree.files), list(tree.strays), list(tree.odd))
        now.published = tree.published
        for path in paths:
            table = now.kind_of(path)
            place = self._folder / path
            hidden = any(part.startswith(".") for part in path.split("/"))
            if table is None or hidden or not path.isascii() or place.is_dir() or place.is_symlink():
                return None
            table.pop(path, None)
            if place.is_file():
                stat = place.stat()
                table[path] = Stat(stat.st_mtime_ns, stat.st_size, stat.st_ino)
        for table in (now.articles, now.pages, now.registries, now.files):
            ordered = dict(sorted(table.items()))
            table.clear()
            table.update(ordered)
        return now
