"""Owns the update of the last good texts once a build has made their pages: good ones are saved, those of removed files deleted."""

from __future__ import annotations

import hashlib
from collections.abc import Set
from pathlib import Path

from portal.domain.problem import holding
from portal.source.load import Loaded
from portal.source.reading.files import Unreadable, read_bytes
from portal.source.reading.registries.registry import FILES
from portal.source.reading.tree import ContentTree
from portal.store.drafts import Drafts
from portal.store.last_good import LastGood
from portal.store.workers import share_out, still_wanted


class GoodTexts:
    """The last good texts of one content folder, after a load of it."""

    def __init__(self, folder: Path, last_good: LastGood, drafts: Drafts) -> None:
        self._folder = folder
        self._last_good = last_good
        self._drafts = drafts

    def stage(self) -> None:
        """Stage all texts while they are linked: in a first build it is known only afterwards which are good."""
        due = self._drafts.not_kept(everything=True)
        self._last_good.begin(found for path, sha in due if (found := self._text(path, sha)))

    def keep(self, loaded: Loaded, before: Set[str] | None, workers: int, *, first: bool, others: bool) -> None:
        """Save the texts of the loaded articles that are good, and delete those of removed files.

        `before`: the articles that had texts, if the registries and pages are unchanged; `first`: nothing was ever stored here, so existing
        texts are adopted; `others`: registries and pages may have changed.
        """
        bad = {fault.path for fault in holding(loaded.problems)} | set(loaded.held)
        due = [(path, sha) for path, sha in self._drafts.not_kept(everything=first) if path not in bad]
        if first:
            self._last_good.adopt(bad)
            there = self._last_good.paths()
            kept = [(path, sha) for path, sha in due if path in there]
        else:
            kept = [file for file in share_out(due, self._keep_text, workers) if file]
            self._last_good.forget(self._gone(loaded.tree, bad, before))
        if others:
            found = [path for path in (*loaded.tree.registries, *loaded.tree.pages) if path not in bad]
            self._last_good.keep((path, data) for path in found if (data := self._bytes(path)) is not None)
        self._drafts.mark_kept(kept)

    def _gone(self, tree: ContentTree, bad: set[str], before: Set[str] | None) -> set[str]:
        """Return the files that staff removed, whose last good texts are removed too."""
        odd = {path for path, _, _ in tree.odd}  # there, but not a regular file: treated as broken
        there = tree.articles.keys() | tree.registries.keys() | tree.pages.keys() | odd
        needed = there | set(FILES.values()) | bad  # every build asks for these registries, also if one was deleted
        return set(before if before is not None else self._last_good.paths()) - needed

    def _keep_text(self, read: tuple[str, bytes]) -> tuple[str, bytes] | None:
        found = self._text(*read)
        self._last_good.keep([found] if found else [])
        return read if found else None

    def _text(self, path: str, sha: bytes) -> tuple[str, bytes] | None:
        """Return a text if its bytes are still those that were read: one saved since then is not known to be good."""
        still_wanted()
        data = self._bytes(path)
        return (path, data) if data is not None and hashlib.sha256(data).digest() == sha else None

    def _bytes(self, path: str) -> bytes | None:
        """Return the bytes of a file that was read, None if it has gone since."""
        try:
            return read_bytes(self._folder, path)
        except Unreadable:
            return None
