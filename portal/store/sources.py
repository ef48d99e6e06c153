"""Owns the content folder with its caches: changed files are read, everything that depends on them is recomputed, and the result is stored.

The caches may be deleted at any time, except the last good texts, which are an input of every build.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path

from portal.domain.asof import moment
from portal.domain.change_set import ChangeSet
from portal.domain.problem import Problem
from portal.source.assemble import reconsidered
from portal.source.folding.fixpoint import StateMismatch
from portal.source.folding.patch import changes_of
from portal.source.folding.state import BuildState, Content
from portal.source.linking.row import Row
from portal.source.load import Baseline, Folder, Loaded, Rest, load, load_changed, read_rest
from portal.source.reading import tree as content
from portal.source.reading.draft import Draft
from portal.source.reading.faults import OF_PAGES, OF_REGISTRIES, problem
from portal.source.reading.files import LastGood as ReadLastGood
from portal.source.reading.registries.registry import PLAN_FOLDER
from portal.source.reading.tree import ContentTree
from portal.store.conditions import engine_digest, engine_to_store
from portal.store.drafts import Drafts, Progress, no_progress
from portal.store.files import KeptFiles
from portal.store.good_texts import GoodTexts
from portal.store.last_good import LastGood
from portal.store.missing import require_known
from portal.store.query_numbers import Count, QueryKey
from portal.store.snapshot import Snapshot
from portal.store.stamps import Others, others_stamp, rest_same
from portal.store.states import conditions_of, kept_state, parts_of, rest_without_files, tables_of
from portal.store.unchanged import Look
from portal.store.workers import in_background


class Sources:
    """The content folder with its caches."""

    def __init__(
        self, state: Path, folder: Path, *, verify: bool = False, look: Look | None = None, progress: Progress = no_progress
    ) -> None:
        self._folder = folder
        self._look = look
        self._verify = verify
        self._drafts = Drafts(state, folder, verify=verify, progress=progress)
        self._last_good = LastGood(state / "last-good")
        self._texts = GoodTexts(folder, self._last_good, self._drafts)
        self._walked = 0
        self._first = False  # True: nothing was ever stored
        self._others: Others | None = None  # the stamp from before anything was read
        self._snapshot: Snapshot | None = None  # the snapshot the last load began with; None if it began with nothing
        self._before: BuildState | None = None
        self._same_rest = False  # registries and pages are unchanged

    def load(
        self, as_of: date, workers: int = 1, held: Mapping[str, Problem] = {}, without_last_good: Collection[str] = ()
    ) -> Loaded:  # fmt: skip
        """Return the Portal at `as_of`: from the stored state and what changed since; from all files if no stored state is valid.

        `held`: articles to hold whatever they contain, each with its problem; `without_last_good`: those whose last good text must not be
        used either.
        """
        try:
            return self._load(as_of, workers, held, without_last_good)
        except sqlite3.DatabaseError as failure:
            self._drafts.renew(failure)
            return self._load(as_of, workers, held, without_last_good)

    def _load(self, as_of: date, workers: int, held: Mapping[str, Problem], without_last_good: Collection[str]) -> Loaded:
        tree = self._walk()
        self._others = others_stamp(self._folder, tree, self._walked)
        problems: list[Problem] = []
        fresh = self._drafts.refresh(tree, problems, workers)
        unread = {fault.path for fault in problems} | held.keys() | set(without_last_good)
        problems += held.values()
        odd = {path for path, _, _ in tree.odd}
        gone = self._last_good.paths(PLAN_FOLDER) - tree.registries.keys() - odd
        problems += [problem("W201", path, 0, path.rpartition("/")[2]) for path in gone]
        problems += [problem("W216", path, 0, path) for path in self._last_good.paths(content.PAGES) - tree.pages.keys() - odd]
        last_good: ReadLastGood = lambda path: None if path in without_last_good else self._last_good.read(path)  # noqa: E731
        files = KeptFiles(self._drafts.base(), tree.files, workers, verify=self._verify)
        folder = Folder(self._folder, tree, last_good, self._drafts.one, self._drafts.body, files.look_all)
        self._first = not self._last_good.exists()
        self._snapshot, self._before = self._known(as_of)
        self._same_rest = False
        if self._before is not None and self._snapshot is not None:
            try:
                return self._changed(folder, fresh, unread, as_of, problems)
            except StateMismatch:
                self._snapshot, self._before = None, None
        with self._laying_aside(workers) if self._first else nullcontext():
            return load(folder, as_of, self._drafts.all(tree, fresh, unread), problems)

    def _known(self, as_of: date) -> tuple[Snapshot | None, BuildState | None]:
        """Return the stored state, if it is valid."""
        snapshot = Snapshot(self._drafts.base)
        kept = snapshot.remembered("conditions")
        if self._verify or self._first or kept is None or kept["engine"] != engine_digest() or moment(kept["as_of"]) > moment(as_of):
            return None, None
        return snapshot, kept_state(snapshot)

    def _changed(
        self, folder: Folder, fresh: dict[str, Draft], unread: set[str], as_of: date, problems: list[Problem]
    ) -> Loaded:
        """Return the Portal with the changes since the stored state."""
        assert self._snapshot is not None and self._before is not None
        snapshot, before = self._snapshot, self._before
        rest = self._rest(folder, snapshot, before)
        if not rest.whole:
            return Loaded(None, sorted({*problems, *rest.problems}), tree=folder.tree)
        found, known = self._drafts.shas(), snapshot.shas()
        edited = {path for path in found.keys() | known.keys() if found.get(path) != known.get(path)}
        refused = {path for path in folder.tree.unreadable(folder.tree.articles) if folder.last_good(path) is not None}

        def changed(here: Content) -> tuple[dict[str, Draft | None], set[str]]:
            paths = edited | reconsidered(before, here) | fresh.keys() | unread
            drafts = {path: self._draft(path, fresh, folder.tree, unread) for path in sorted(paths)}
            wanting = {path for path, draft in drafts.items() if draft is None and (path in folder.tree.articles or path in unread)}
            return drafts, wanting | refused

        loaded = load_changed(folder, as_of, rest, Baseline(before, changed), problems)
        loaded.changed = sorted(edited)
        return loaded

    def _rest(self, folder: Folder, snapshot: Snapshot, before: BuildState) -> Rest:
        """Return registries and pages, read again if any changed; those that failed before are tried again."""
        kept: Rest = snapshot.remembered("rest problems")
        tried = any(fault.code in OF_REGISTRIES for fault in kept.problems)
        self._same_rest = not tried and rest_same(snapshot.remembered("conditions")["others"], self._folder, folder.tree)
        if not self._same_rest:
            return read_rest(folder)
        return Rest(before.registries, dict(before.facts.pages), kept.problems, kept.checked)

    def _draft(self, path: str, fresh: Mapping[str, Draft], tree: ContentTree, unread: Collection[str]) -> Draft | None:
        if path in unread or path not in tree.articles:
            return None
        return fresh.get(path) or self._drafts.one(path)

    def _laying_aside(self, workers: int) -> AbstractContextManager[None]:
        """Stage all texts while they are linked: in a first build it is known only afterwards which are good."""
        return in_background(self._texts.stage, workers)

    def _walk(self) -> ContentTree:
        """Return the content folder as it is now, walked once per build. Raises NoContent."""
        content.require(self._folder)
        require_known(self._folder, self._last_good, Snapshot(self._drafts.base))
        if self._look and self._look.tree and self._look.version in ("", self._kept_version()):
            self._walked = self._look.at
            return self._look.tree
        self._walked = time.time_ns()
        return content.walk(self._folder)

    def _kept_version(self) -> str:
        kept = Snapshot(self._drafts.base).remembered("conditions")
        return str(kept["version"]) if kept else ""

    # ---- what changed

    def changes(self, loaded: Loaded) -> ChangeSet | None:
        """Return what the last load changed; None if it began with nothing."""
        return changes_of(self._before.facts, loaded.patch) if self._before else None

    def version(self) -> str:
        """Return the name of the version the last load began with, "" if there was none."""
        return str(self._snapshot.remembered("conditions")["version"]) if self._snapshot else ""

    def since(self, version: str, changes: ChangeSet | None, counts: Collection[Count]) -> set[QueryKey] | None:
        """Return the queries whose answers may differ from those of an older version; None if that is no longer known.

        It is None, too, if a page could not be made before: only making it shows whether it can be made now.
        """
        if self._snapshot is None or changes is None or not version:
            return None
        if any(fault.code in OF_PAGES for fault in self._snapshot.remembered("conditions")["problems"]):
            return None
        steps = [] if version == self.version() else self._snapshot.change_sets_since(version)
        return None if steps is None else set().union(*(step.names(counts) for step in (*steps, changes)))

    # ---- saving

    @contextmanager
    def keeping(self, loaded: Loaded, as_of: date, version: str, workers: int) -> Iterator[None]:
        """Store what was loaded, and is in the output, while the block runs."""
        if not engine_to_store():
            self._drafts.void()
        if self._before is not None:
            yield
            self._keep_changes(loaded, as_of, version)
            return
        self._drafts.release()
        with in_background(lambda: self._keep(loaded, as_of, version), workers):
            yield

    def _keep(self, loaded: Loaded, as_of: date, version: str) -> None:
        assert loaded.state is not None
        snapshot = Snapshot(self._drafts.base)
        parts = parts_of(loaded.state) | self._head(loaded, as_of, version)
        snapshot.keep(loaded.state.facts, tables_of(loaded.state), parts)
        snapshot.forget_rows()
        self._keep_rows(snapshot, loaded.state, {})
        self._drafts.release()

    def _keep_changes(self, loaded: Loaded, as_of: date, version: str) -> None:
        assert loaded.state is not None and self._snapshot is not None and self._before is not None
        changes = self.changes(loaded)
        parts = parts_of(loaded.state) | self._head(loaded, as_of, version)
        self._snapshot.keep_patch(loaded.state.facts, loaded.patch, tables_of(loaded.state), parts, (self.version(), changes))
        self._keep_rows(self._snapshot, loaded.state, self._before.settled.rows)

    def _keep_rows(self, snapshot: Snapshot, state: BuildState, before: Mapping[str, Row]) -> None:
        shas, rows = self._drafts.shas(), state.settled.rows
        known = snapshot.shas() if before else {}
        new = [row for path, row in rows.items() if row is not before.get(path) or known.get(path) != shas.get(path, b"")]
        snapshot.keep_rows(((row, shas.get(row.path, b"")) for row in new), before.keys() - rows.keys())

    def _head(self, loaded: Loaded, as_of: date, version: str) -> dict[str, object]:
        stamps = {"drafts": self._drafts.version("drafts"), "others": self._others, "version": version}
        return {"rest problems": rest_without_files(loaded), "conditions": {**conditions_of(loaded, as_of), **stamps}}

    def next_version(self) -> str:
        """Return a name for the snapshot that is about to be stored."""
        return os.urandom(8).hex()

    def draft(self, path: str) -> Draft | None:
        """Return the draft of one article file as it was last read."""
        return self._drafts.one(path)

    def close(self) -> None:
        """Close the databases; they are opened again on use."""
        self._drafts.release()

    def remember(self, loaded: Loaded, workers: int) -> None:
        """Save the texts that proved good, once their pages were made, if not yet saved; delete those of files that staff removed."""
        if loaded.portal is not None:
            rows = set(self._before.settled.rows) if self._before is not None and self._same_rest else None
            self._texts.keep(loaded, rows, workers, first=self._first, others=not self._same_rest)
