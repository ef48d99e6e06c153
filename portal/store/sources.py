"""Owns the two ways to the Portal: the long one reads whatever changed and links everything, the short one takes small edits.

What it remembers may be deleted at any time, but for the last good texts, which are an input of every build.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from portal.domain.asof import holds
from portal.domain.facts import Facts
from portal.domain.problem import Problem, holding
from portal.source import tree as content
from portal.source.draft import Draft
from portal.source.due import Due, next_of, until
from portal.source.faults import OF_NAMES, OF_WHOLE, problem
from portal.source.load import Loaded, load
from portal.source.media import look
from portal.source.reading import LastGood as ReadLastGood
from portal.source.reading import Unreadable, read_bytes
from portal.source.registry import FILES, PLAN_FOLDER
from portal.source.tree import Tree
from portal.store.changes import Changes
from portal.store.crossed import crossed
from portal.store.drafts import Drafts, Told, no_told
from portal.store.files import KeptFiles
from portal.store.last_good import LastGood
from portal.store.lost import lost_same, turns_lost
from portal.store.missing import require_known
from portal.store.reload import KeptBodies, Reloaded
from portal.store.snapshot import Snapshot
from portal.store.stamps import Others, others_same, others_stamp, rest_same
from portal.store.unchanged import Look
from portal.store.workers import beside, share_out, still_wanted

TOLD_ONCE = frozenset({"W201", "W216"})  # of a file that is gone: its last good text is forgotten with the build that tells it
FEW = 40  # changed files that may be small edits
DAMAGED = (sqlite3.DatabaseError, pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError, ImportError)


class Sources:
    """The content folder with its memory."""

    def __init__(self, state: Path, folder: Path, *, verify: bool = False, look: Look | None = None, told: Told = no_told) -> None:
        self._folder = folder
        self._look = look
        self._verify = verify
        self._drafts = Drafts(state, folder, verify=verify, told=told)
        self._last_good = LastGood(state / "last-good")
        self._walked = 0
        self._first = False  # nothing was ever kept
        self._others: Others | None = None  # before anything was read

    def load(
        self, as_of: date, workers: int = 1, held: Mapping[str, Problem] = {}, without_last_good: Collection[str] = ()
    ) -> Loaded:  # fmt: skip
        """The Portal at `as_of`, the long way.

        `held`: articles that have to be held, whatever stands in them, with what is to be told; `without_last_good`: those whose last
        good text is of no use either.
        """
        tree = self._walk()
        self._others = others_stamp(self._folder, tree, self._walked)
        problems: list[Problem] = []
        try:
            drafts = self._drafts.all(tree, problems, workers)
        except DAMAGED as failure:
            self._drafts.renew(failure)
            problems.clear()
            drafts = self._drafts.all(tree, problems, workers)
        drafts = {path: draft for path, draft in drafts.items() if path not in held and path not in without_last_good}
        problems += held.values()
        odd = {path for path, _, _ in tree.odd}
        gone = self._last_good.paths(PLAN_FOLDER) - tree.registries.keys() - odd
        problems += [problem("W201", path, 0, path.rpartition("/")[2]) for path in gone]
        problems += [problem("W216", path, 0, path) for path in self._last_good.paths(content.PAGES) - tree.pages.keys() - odd]
        last_good: ReadLastGood = lambda path: None if path in without_last_good else self._last_good.read(path)  # noqa: E731
        files = KeptFiles(self._drafts.base(), tree.files, workers, verify=self._verify)
        first = not self._last_good.exists()
        with self._laying_aside(workers) if first else nullcontext():
            loaded = load(self._folder, tree, drafts, as_of, last_good, problems, self._drafts.body, files.look_all)
        self._first = first
        return loaded

    def _laying_aside(self, workers: int) -> AbstractContextManager[None]:
        """Copy all texts while they are linked: with nothing kept before, which are good is known only then."""
        due = self._drafts.not_kept(everything=True)
        return beside(lambda: self._last_good.begin(found for path, sha in due if (found := self._text(path, sha))), workers)

    def _walk(self) -> Tree:
        """The content folder as it is now, walked once a build. Raises NoContent."""
        content.require(self._folder)
        require_known(self._folder, self._last_good, Snapshot(self._drafts.base))
        if self._look and self._look.tree:
            self._walked = self._look.at
            return self._look.tree
        self._walked = time.time_ns()
        return content.walk(self._folder)

    @contextmanager
    def keeping(self, loaded: Loaded, as_of: date, version: str, workers: int) -> Iterator[None]:
        """Remember the Facts of a build the long way, which stand in the output, while the block runs."""
        self._drafts.release()
        with beside(lambda: self._keep(loaded, as_of, version), workers):
            yield

    def _keep(self, loaded: Loaded, as_of: date, version: str) -> None:
        assert loaded.portal is not None
        conditions = {
            "drafts": self._drafts.version("drafts"), "others": self._others,
            "version": version, "problems": [fault for fault in loaded.problems if fault.code not in TOLD_ONCE],
            "held": loaded.held, "published": loaded.tree.published,
            **_due(loaded.dues, as_of),
        }  # fmt: skip
        paths = {id: loaded.portal.article(id).path for id in loaded.portal.ids("articles")}
        told = {"conditions": conditions, "paths": paths, "registries": loaded.registries, "files": loaded.tree.files, **crossed(loaded)}
        Snapshot(self._drafts.base).keep(loaded.portal.facts, told)
        self._drafts.release()

    def next_version(self) -> str:
        """A name for the snapshot that is about to be kept."""
        return os.urandom(8).hex()

    def reload(self, as_of: date) -> Reloaded | None:
        """What changed since the snapshot, when that is nothing or a few small edits; None: the long way has to be gone."""
        try:
            return None if self._verify else self._reload(as_of)
        except DAMAGED as failure:
            self._drafts.renew(failure)
            return None

    def _reload(self, as_of: date) -> Reloaded | None:
        snapshot = Snapshot(self._drafts.base)
        kept = snapshot.remembered("conditions")
        if kept is None or not holds(kept["as_of"], kept["until"], as_of) or kept["drafts"] != self._drafts.version("drafts"):
            return None
        tree = self._walk()
        if kept["published"] != tree.published and not lost_same(self._folder, snapshot, self._facts(snapshot), tree):
            return None
        added = self._added(snapshot, kept, tree)
        if added is None:
            return None
        known = self._look.known if self._look and self._look.tree else self._drafts.marks()
        differ = dict(tree.articles.items() - known.items())
        suspects = [path for path in tree.articles if path in differ]
        gone = known.keys() - tree.articles.keys()
        if len(suspects) + len(gone) > FEW:
            return None
        problems: list[Problem] = []
        stamps = {path: stamp for path in suspects if (stamp := self._drafts.stamp_of(path))}
        read, same = self._drafts.read(suspects, tree, stamps, problems, 1)
        self._drafts.stamp(same, tree)
        reloaded = Reloaded(snapshot, kept, tree, read, self._drafts.body, kept["problems"], gone, added=bool(added))
        return None if problems else self._edited(reloaded, as_of)

    def _added(self, snapshot: Snapshot, kept: dict[str, Any], tree: Tree) -> list[str] | None:
        """Pictures and attachments that came; None when any other file but articles changed, or one of them was missed before."""
        if others_same(kept["others"], self._folder, tree):
            return []
        known = snapshot.remembered("files")
        if not rest_same(kept["others"], self._folder, tree) or any(tree.files.get(path) != stat for path, stat in known.items()):
            return None
        added = [path for path in tree.files if path not in known]
        faults = kept["problems"] if added else ()
        if any(fault.code in OF_NAMES for fault in faults):
            return None  # a name may mean another file now, or the hint be another
        return None if any(path.rpartition("/")[2] in fault.message for path in added for fault in faults) else added

    def _edited(self, reloaded: Reloaded, as_of: date) -> Reloaded | None:
        if not reloaded.changed:
            return reloaded
        if any(fault.code in OF_WHOLE for fault in reloaded.kept["problems"]):
            return None  # whether it still holds, only the long way tells
        snapshot = reloaded.snapshot
        facts, registries = self._facts(snapshot), snapshot.remembered("registries")
        changes = Changes(reloaded, facts, registries, as_of, self._drafts.one, lambda file: look(self._folder, file))
        for path, (draft, _) in reloaded.read.items():
            if not changes.take(path, draft):
                return None
        for path in sorted(reloaded.gone):
            if not changes.take(path, None):
                return None
        if not changes.settle() or turns_lost(self._folder, reloaded, facts) or not self._hold_texts(reloaded):
            return None
        dues = changes.dues([Due(*due) for due in reloaded.kept["dues"]])
        if dues is None:
            return None
        reloaded.kept = {**reloaded.kept, **_due(dues, as_of)}
        return reloaded

    def _facts(self, snapshot: Snapshot) -> Facts:
        return snapshot.facts(KeptBodies(snapshot, self._drafts.body, {}))

    def _hold_texts(self, reloaded: Reloaded) -> bool:
        """Hold on to the texts that were read, the last good ones once they are shown; False when one was saved anew since."""
        found = [self._text(path, packed.sha) for path, (_, packed) in reloaded.read.items()]
        reloaded.texts = [text for text in found if text]
        return len(reloaded.texts) == len(found)

    def draft(self, path: str) -> Draft | None:
        """One article file as it was read last."""
        return self._drafts.one(path)

    def close(self) -> None:
        """Let go of what is remembered on disk; it is opened again where it is asked."""
        self._drafts.release()

    def keep_edits(self, reloaded: Reloaded) -> None:
        """Remember small edits, after they stand in the output."""
        self._drafts.save(reloaded.read, [], reloaded.gone, reloaded.tree)
        version = self._drafts.version("drafts")
        beside = {name: now for name in ("told", "named", "shown") if (now := getattr(reloaded, name)) is not None}
        told = {**reloaded.kept, "problems": reloaded.problems, "drafts": version, "version": reloaded.version}
        told["published"] = reloaded.tree.published
        if reloaded.added:
            beside["files"] = reloaded.tree.files
            told["others"] = others_stamp(self._folder, reloaded.tree, self._walked)
        reloaded.snapshot.keep_over(reloaded.over, {**beside, "conditions": told}, reloaded.kept["version"], reloaded.step)
        self._last_good.keep(reloaded.texts)
        self._last_good.forget(reloaded.gone)

    def remember(self, loaded: Loaded, workers: int) -> None:
        """Keep the texts that are good now, once their pages were made, and were not kept yet; forget what staff removed."""
        if loaded.portal is None:
            return
        tree = loaded.tree
        bad = {fault.path for fault in holding(loaded.problems)} | set(loaded.held)
        due = [(path, sha) for path, sha in self._drafts.not_kept(everything=self._first) if path not in bad]
        if self._first:
            self._last_good.take_over(bad)
            there = self._last_good.paths()
            kept = [(path, sha) for path, sha in due if path in there]
        else:
            kept = [file for file in share_out(due, self._keep_text, workers) if file]
            odd = {path for path, _, _ in tree.odd}  # there, but no file: as good as broken
            there = tree.articles.keys() | tree.registries.keys() | tree.pages.keys() | odd
            needed = there | set(FILES.values()) | bad  # every build asks for these registries, also when one was deleted
            self._last_good.forget(self._last_good.paths() - needed)
        others = [path for path in (*tree.registries, *tree.pages) if path not in bad]
        self._last_good.keep((path, data) for path in others if (data := self._bytes(path)) is not None)
        self._drafts.mark_kept(kept)

    def _keep_text(self, read: tuple[str, bytes]) -> tuple[str, bytes] | None:
        found = self._text(*read)
        self._last_good.keep([found] if found else [])
        return read if found else None

    def _text(self, path: str, sha: bytes) -> tuple[str, bytes] | None:
        """A text if its bytes are still those that were read: one saved since then is nobody's good text yet."""
        still_wanted()
        data = self._bytes(path)
        return (path, data) if data is not None and hashlib.sha256(data).digest() == sha else None

    def _bytes(self, path: str) -> bytes | None:
        """The bytes of a file that was read, None when it has gone away since."""
        try:
            return read_bytes(self._folder, path)
        except Unreadable:
            return None


def _due(dues: Iterable[Due], as_of: date) -> dict[str, Any]:
    """What a build must remember of time, in plain tuples and words: who only asks whether anything changed imports nothing for it."""
    found = list(dues)
    coming = next_of(found)
    return {"as_of": as_of, "until": until(found, as_of), "dues": [tuple(due) for due in found], "next": coming.words if coming else ""}
