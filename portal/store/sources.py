"""Owns the two ways to the Portal: the long one reads whatever changed and links everything, the short one takes small edits.

What it remembers may be deleted at any time, but for the last good texts, which are an input of every build.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from datetime import date
from pathlib import Path
from typing import Any

from portal.domain.problem import Problem, errors
from portal.source import tree as content
from portal.source.draft import Draft
from portal.source.edit import small_edit
from portal.source.load import Loaded, load
from portal.source.tree import Tree
from portal.store.drafts import Drafts, Told
from portal.store.files import KeptFiles
from portal.store.last_good import LastGood
from portal.store.reload import KeptBodies, Reloaded
from portal.store.snapshot import Snapshot
from portal.store.stamps import others_stamp

FEW = 40  # changed files that may be small edits
LINKS = ("L101", "L102", "L103", "W115")  # problems that linking one article anew does not tell
DAMAGED = (sqlite3.DatabaseError, pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError, ImportError)


class Sources:
    """The content folder with its memory."""

    def __init__(self, state: Path, folder: Path, *, verify: bool = False, told: Told = lambda phase, done, of: None) -> None:
        self._folder = folder
        self._verify = verify
        self._drafts = Drafts(state, folder, verify=verify, told=told)
        self._last_good = LastGood(state / "last-good")
        self._walked = 0

    def load(self, as_of: date, workers: int = 1) -> Loaded:
        """The Portal at `as_of`, the long way; good texts are remembered as the last good ones."""
        self._walked = time.time_ns()
        tree = content.walk(self._folder)
        problems: list[Problem] = []
        try:
            drafts = self._drafts.all(tree, problems, workers)
        except DAMAGED:
            self._drafts.renew()
            problems.clear()
            drafts = self._drafts.all(tree, problems, workers)
        files = KeptFiles(self._drafts.base(), tree.files, workers, verify=self._verify)
        loaded = load(self._folder, tree, drafts, as_of, self._last_good.read, problems, self._drafts.body, files.look_all)
        self._remember(loaded)
        return loaded

    def keep(self, loaded: Loaded, as_of: date, version: str) -> None:
        """Remember the Facts of a build the long way, after they stand in the output."""
        assert loaded.portal is not None
        conditions = {
            "as_of": as_of, "drafts": self._drafts.version("drafts"), "others": others_stamp(loaded.tree, self._walked),
            "version": version, "problems": loaded.problems, "held": loaded.held,
        }  # fmt: skip
        paths = {id: loaded.portal.article(id).path for id in loaded.portal.ids("articles")}
        beside = {"conditions": conditions, "paths": paths, "registries": loaded.registries}
        Snapshot(self._drafts.base).keep(loaded.portal.facts, beside)

    def next_version(self) -> str:
        """A name for the snapshot that is about to be kept."""
        return os.urandom(8).hex()

    def reload(self, as_of: date) -> Reloaded | None:
        """What changed since the snapshot, when that is nothing or a few small edits; None: the long way has to be gone."""
        try:
            return None if self._verify else self._reload(as_of)
        except DAMAGED:
            self._drafts.renew()
            return None

    def _reload(self, as_of: date) -> Reloaded | None:
        snapshot = Snapshot(self._drafts.base)
        kept = snapshot.remembered("conditions")
        if kept is None or kept["as_of"] != as_of or kept["drafts"] != self._drafts.version("drafts"):
            return None
        tree = content.walk(self._folder)
        if kept["others"] != others_stamp(tree, time.time_ns()):
            return None
        known = self._drafts.stamps()
        if known.keys() != tree.articles.keys():
            return None
        suspects = [path for path, stat in tree.articles.items() if self._drafts.suspect(stat, known[path])]
        problems: list[Problem] = []
        if len(suspects) > FEW:
            return None
        read, stamps = self._drafts.read(suspects, tree, known, problems, 1)
        self._drafts.stamp(stamps, tree)
        return None if problems else self._edited(snapshot, kept, tree, read)

    def _edited(self, snapshot: Snapshot, kept: dict[str, Any], tree: Tree, read: dict[str, tuple[Draft, bytes]]) -> Reloaded | None:
        reloaded = Reloaded(snapshot, kept, tree, read, self._drafts.body, kept["problems"])
        if not read:
            return reloaded
        paths = snapshot.remembered("paths")
        ids = {path: id for id, path in paths.items()}
        facts = snapshot.facts(KeptBodies(paths, self._drafts.body), {})
        registries = snapshot.remembered("registries")
        for path, (draft, _) in read.items():
            if path not in ids or errors([fault for fault in reloaded.problems if fault.path == path]):
                return None
            before, shown = self._drafts.one(path), facts.articles[ids[path]]
            edit = small_edit(before, draft, shown, registries)
            if edit is None:
                return None
            reloaded.take(ids[path], shown, edit.article, draft, before.body_digest)
            links = [fault for fault in reloaded.problems if fault.path == path and fault.code in LINKS]
            others = (fault for fault in reloaded.problems if fault.path != path)
            reloaded.problems = sorted({*others, *edit.problems, *links})
        return reloaded

    def keep_edits(self, reloaded: Reloaded) -> None:
        """Remember small edits, after they stand in the output."""
        self._drafts.save(reloaded.read, [], set(), reloaded.tree)
        version = self._drafts.version("drafts")
        told = {**reloaded.kept, "problems": reloaded.problems, "drafts": version, "version": reloaded.version}
        reloaded.snapshot.keep_edit(reloaded.changed, {"conditions": told})
        self._last_good.keep({path: (self._folder / path).read_bytes() for path in reloaded.read})

    def _remember(self, loaded: Loaded) -> None:
        """Keep the texts that are good now and were not kept yet; forget what staff removed."""
        if loaded.portal is None:
            return
        tree = loaded.tree
        bad = {fault.path for fault in loaded.problems if fault.severity == "error"} | set(loaded.held)
        due = [(path, sha) for path, sha in self._drafts.not_kept(everything=not self._last_good.exists()) if path not in bad]
        good = [path for path, _ in due] + [path for path in tree.registries if path not in bad]
        self._last_good.keep({path: (self._folder / path).read_bytes() for path in good})
        self._drafts.mark_kept(due)
        self._last_good.forget(self._last_good.paths() - tree.articles.keys() - tree.registries.keys())
