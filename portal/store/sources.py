"""Owns the memory of what was read: one draft per source file, known by its stat and its content.

A cache that may be deleted at any time; a foreign or damaged one is begun anew.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portal.source.load import Loaded, load_portal
from portal.store.last_good import LastGood


class Sources:
    """The content folder with its memory. Use as a context."""

    def __init__(self, state: Path, content: Path) -> None:
        self._content = content
        self._last_good = LastGood(state / "last-good")

    def __enter__(self) -> Sources:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def load(self, as_of: date, workers: int = 1) -> Loaded:
        """The Portal at `as_of`; good texts are remembered as the last good ones."""
        loaded = load_portal(self._content, as_of, self._last_good.read)
        self._remember(loaded)
        return loaded

    def _remember(self, loaded: Loaded) -> None:
        """Keep the good texts, forget what staff removed."""
        if loaded.portal is None:
            return
        tree = loaded.tree
        bad = {problem.path for problem in loaded.problems if problem.severity == "error"} | set(loaded.held)
        good = [path for path in (*tree.articles, *tree.registries) if path not in bad]
        self._last_good.keep({path: (self._content / path).read_bytes().decode("utf-8") for path in good})
        self._last_good.forget(self._last_good.paths() - tree.articles.keys() - tree.registries.keys())
