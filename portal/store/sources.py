"""Owns the memory of what was read: one draft per article file, known by its stat and, where that is in doubt, its bytes.

A cache that may be deleted at any time; a foreign or damaged one is begun anew. The last good texts are no cache.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from portal.domain.article import Body
from portal.domain.portal import ARTICLE_LOOKUPS, Portal
from portal.domain.problem import Problem, errors
from portal.source import tree as content
from portal.source.draft import Draft, read_draft
from portal.source.edit import small_edit
from portal.source.faults import problem
from portal.source.load import Loaded, load
from portal.source.tree import Stat, Tree
from portal.store.conditions import engine_digest
from portal.store.files import KeptFiles
from portal.store.last_good import LastGood
from portal.store.snapshot import Snapshot
from portal.store.workers import share_out

TABLES = """
create table if not exists conditions(name text primary key, value text) without rowid;
create table if not exists drafts(
  path text primary key, mtime integer, size integer, inode integer, sha blob, draft blob, body blob, good blob) without rowid;
"""
UPSERT = """
insert into drafts(path, mtime, size, inode, sha, draft, body) values (?, ?, ?, ?, ?, ?, ?)
on conflict(path) do update set mtime = excluded.mtime, size = excluded.size, inode = excluded.inode,
  sha = excluded.sha, draft = excluded.draft, body = excluded.body
"""
RACY = 2_000_000_000  # ns: a file changed this shortly before it was read may have changed again within its mtime
FEW = 40  # changed files that may be small edits
LINKS = ("L101", "L102", "L103", "W115")  # problems that linking one article anew does not tell
DAMAGED = (sqlite3.DatabaseError, pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError, ImportError)
Told = Callable[[str, int, int], None]


def others_stamp(tree: Tree, now: int) -> str:
    """A stamp of every file that is not an article, "" when one changed so shortly before `now` that it is in doubt."""
    stats = {**tree.registries, **tree.pages, **tree.files}
    if any(now - stat.mtime_ns < RACY for stat in stats.values()):
        return ""
    return hashlib.sha256(repr((sorted(stats.items()), tree.strays)).encode()).hexdigest()


class KeptBodies(Mapping[str, Body]):
    """Bodies by article id, read when asked for."""

    def __init__(self, paths: Mapping[str, str], kept: Callable[[str], Body]) -> None:
        self._paths = paths
        self._kept = kept

    def __getitem__(self, id: str) -> Body:
        return self._kept(self._paths[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(slots=True)
class Reloaded:
    """The content as it is now, as small edits over the snapshot. `names` are the look-ups whose answers they change."""

    snapshot: Snapshot
    kept: dict[str, Any]
    tree: Tree
    read: dict[str, tuple[Draft, bytes]]
    changed: dict[str, dict[str, Any]]
    problems: list[Problem]
    sources: Sources
    version: str = ""

    @property
    def names(self) -> set[tuple[Any, ...]]:
        """What answers otherwise now."""
        return {(kind, id) for id in self.changed["articles"] for kind in ARTICLE_LOOKUPS}

    def loaded(self) -> Loaded:
        """As if it had been loaded the long way; records are read when asked for."""
        bodies = Over(KeptBodies(self.snapshot.remembered("paths"), self.sources.body), self.changed["bodies"])
        portal = Portal(self.snapshot.facts(bodies, self.changed))
        return Loaded(portal, self.problems, self.kept["held"], tree=self.tree)


class Over(Mapping[str, Body]):
    """Some bodies over others."""

    def __init__(self, below: Mapping[str, Body], above: Mapping[str, Body]) -> None:
        self._below = below
        self._above = above

    def __getitem__(self, id: str) -> Body:
        return self._above[id] if id in self._above else self._below[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._below)

    def __len__(self) -> int:
        return len(self._below)


class Sources:
    """The content folder with its memory."""

    def __init__(self, state: Path, folder: Path, *, verify: bool = False, told: Told = lambda phase, done, of: None) -> None:
        self._folder = folder
        self._verify = verify
        self._told = told
        self._last_good = LastGood(state / "last-good")
        name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._file = state / "sources" / f"{name}.sqlite"
        self._bases: dict[int, sqlite3.Connection] = {}
        self._walked = 0

        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self._renew()

    def _base(self) -> sqlite3.Connection:
        """This process's own connection: none may cross a fork."""
        base = self._bases.get(os.getpid())
        if base is None:
            base = self._bases[os.getpid()] = sqlite3.connect(self._file, timeout=60)
        return base

    def _prepare(self) -> None:
        base = self._base()
        base.execute("pragma journal_mode=wal")
        base.execute("pragma synchronous=normal")
        base.executescript(TABLES)
        known = dict(base.execute("select name, value from conditions"))
        if known.get("engine") != engine_digest():
            with base:
                base.execute("delete from drafts")
                base.execute("insert or replace into conditions values ('engine', ?)", (engine_digest(),))

    def _renew(self) -> None:
        self._base().close()
        self._bases.clear()
        for file in self._file.parent.glob(f"{self._file.name}*"):
            file.unlink(missing_ok=True)
        self._prepare()

    def load(self, as_of: date, workers: int = 1) -> Loaded:
        """The Portal at `as_of`, the long way; good texts are remembered as the last good ones."""
        self._walked = time.time_ns()
        tree = content.walk(self._folder)
        problems: list[Problem] = []
        try:
            drafts = self._drafts(tree, problems, workers)
        except DAMAGED:
            self._renew()
            drafts = self._drafts(tree, problems, workers)
        files = KeptFiles(self._base(), tree.files, workers, verify=self._verify)
        loaded = load(self._folder, tree, drafts, as_of, self._last_good.read, problems, self.body, files.look_all)
        self._remember(loaded)
        return loaded

    # ---- the short way

    def reload(self, as_of: date) -> Reloaded | None:
        """What changed since the snapshot, when that is nothing or a few small edits; None: the long way has to be gone."""
        try:
            return self._reload(as_of)
        except DAMAGED:
            self._renew()
            return None

    def _reload(self, as_of: date) -> Reloaded | None:
        snapshot = Snapshot(self._base)
        kept = snapshot.remembered("conditions")
        if self._verify or kept is None or kept["as_of"] != as_of or kept["drafts"] != self._version("drafts"):
            return None
        tree = content.walk(self._folder)
        if kept["others"] != others_stamp(tree, time.time_ns()):
            return None
        known = {row[0]: row[1:] for row in self._base().execute("select path, mtime, size, inode, sha from drafts")}
        if known.keys() != tree.articles.keys():
            return None
        suspects = [path for path, stat in tree.articles.items() if self._suspect(stat, known[path])]
        if len(suspects) > FEW:
            return None
        problems: list[Problem] = []
        read, stamps = self._read(suspects, tree, known, problems, 1)
        self._stamp(stamps, tree)
        return None if problems else self._edited(snapshot, kept, tree, read)

    def _edited(self, snapshot: Snapshot, kept: dict[str, Any], tree: Tree, read: dict[str, tuple[Draft, bytes]]) -> Reloaded | None:
        facts = snapshot.facts(KeptBodies(snapshot.remembered("paths"), self.body), {})
        ids = {path: id for id, path in snapshot.remembered("paths").items()}
        registries = snapshot.remembered("registries") if read else None
        changed: dict[str, dict[str, Any]] = {"articles": {}, "body_digests": {}, "bodies": {}}
        problems: list[Problem] = kept["problems"]
        for path, (draft, _) in read.items():
            old = self._kept_draft(path)
            edit = small_edit(old, draft, facts.articles[ids[path]], registries) if path in ids and registries else None
            if edit is None or errors([p for p in problems if p.path == path]):
                return None
            changed["articles"][ids[path]] = edit.article
            changed["body_digests"][ids[path]] = draft.body_digest
            changed["bodies"][ids[path]] = draft.body
            links = [p for p in problems if p.path == path and p.code in LINKS]
            problems = sorted({*(p for p in problems if p.path != path), *edit.problems, *links})
        return Reloaded(snapshot, kept, tree, read, changed, problems, self)

    def _kept_draft(self, path: str) -> Draft:
        row = self._base().execute("select draft from drafts where path = ?", (path,)).fetchone()
        draft: Draft = pickle.loads(row[0])
        return draft

    def keep_edits(self, reloaded: Reloaded) -> None:
        """Remember small edits, after they stand in the output."""
        if reloaded.read:
            self._save(reloaded.read, [], set(), reloaded.tree)
            told = {**reloaded.kept, "problems": reloaded.problems, "drafts": self._version("drafts"), "version": reloaded.version}
            reloaded.snapshot.keep_edit(reloaded.changed, {"conditions": told})
            self._last_good.keep({path: (self._folder / path).read_bytes() for path in reloaded.read})

    def keep(self, loaded: Loaded, as_of: date, version: str) -> None:
        """Remember the Facts of a build the long way, after they stand in the output."""
        assert loaded.portal is not None
        conditions = {
            "as_of": as_of, "drafts": self._version("drafts"), "others": others_stamp(loaded.tree, self._walked),
            "version": version, "problems": loaded.problems, "held": loaded.held,
        }  # fmt: skip
        paths = {id: loaded.portal.article(id).path for id in loaded.portal.ids("articles")}
        beside = {"conditions": conditions, "paths": paths, "registries": loaded.registries}
        Snapshot(self._base).keep(loaded.portal.facts, beside)

    def next_version(self) -> str:
        """A name for the snapshot that is about to be kept."""
        return os.urandom(8).hex()

    def _version(self, name: str) -> str:
        row = self._base().execute("select value from conditions where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def body(self, path: str) -> Body:
        """A body that was kept."""
        found = self._base().execute("select body from drafts where path = ?", (path,)).fetchone()
        body: Body = pickle.loads(found[0])
        return body

    def _drafts(self, tree: Tree, problems: list[Problem], workers: int) -> dict[str, Draft]:
        """Every article file as a draft: remembered where nothing changed, read anew elsewhere."""
        known = {row[0]: row[1:] for row in self._base().execute("select path, mtime, size, inode, sha from drafts")}
        suspects = [path for path, stat in tree.articles.items() if self._suspect(stat, known.get(path))]
        read, stamps = self._read(suspects, tree, known, problems, workers)
        gone = known.keys() - tree.articles.keys()
        self._save(read, stamps, gone, tree)
        fresh = {path: draft for path, (draft, _) in read.items()}
        kept = self._kept(fresh.keys() | gone | {p.path for p in problems})
        found = kept | fresh
        return {path: found[path] for path in tree.articles if path in found}

    def _suspect(self, stat: Stat, known: tuple[Any, ...] | None) -> bool:
        if self._verify or known is None:
            return True
        return (stat.mtime_ns, stat.size, stat.inode) != known[:3]

    def _read(
        self, suspects: list[str], tree: Tree, known: dict[str, tuple[Any, ...]], problems: list[Problem], workers: int
    ) -> tuple[dict[str, tuple[Draft, bytes]], list[str]]:
        """Drafts of changed files with the digest of their bytes, and the paths whose stamp alone changed."""
        read: dict[str, tuple[Draft, bytes]] = {}
        stamps: list[str] = []
        jobs = [(path, known[path][3] if path in known else b"") for path in suspects]
        told = lambda done: self._told("Đọc bài", done, len(jobs))  # noqa: E731
        for path, sha, draft, reason in share_out(jobs, self._read_one, workers, told):
            if reason:
                problems.append(problem("F100", path, 0, reason))
            elif draft is None:
                stamps.append(path)
            else:
                read[path] = (draft, sha)
        return read, stamps

    def _read_one(self, job: tuple[str, bytes]) -> tuple[str, bytes, Draft | None, str]:
        path, old = job
        try:
            data = (self._folder / path).read_bytes()
            sha = hashlib.sha256(data).digest()
            return path, sha, None if sha == old else read_draft(path, data.decode("utf-8")), ""
        except UnicodeDecodeError:
            return path, b"", None, "không phải mã UTF-8"
        except OSError as error:
            return path, b"", None, str(error.strerror)

    def _save(
        self, read: dict[str, tuple[Draft, bytes]], stamps: list[str], gone: set[str], tree: Tree
    ) -> None:
        now = time.time_ns()
        rows = []
        for path, (draft, sha) in read.items():
            stat = tree.articles[path]
            racy = now - stat.mtime_ns < RACY
            packed = pickle.dumps(replace(draft, body=None), pickle.HIGHEST_PROTOCOL)
            body = pickle.dumps(draft.body, pickle.HIGHEST_PROTOCOL)
            rows.append((path, 0 if racy else stat.mtime_ns, stat.size, stat.inode, sha, packed, body))
        self._stamp(stamps, tree)
        if not (rows or gone):
            return
        with self._base() as base:
            base.executemany(UPSERT, rows)
            base.executemany("delete from drafts where path = ?", [(path,) for path in gone])
            base.execute("insert or replace into conditions values ('drafts', ?)", (os.urandom(8).hex(),))

    def _stamp(self, stamps: list[str], tree: Tree) -> None:
        moved = [(tree.articles[p].mtime_ns, tree.articles[p].size, tree.articles[p].inode, p) for p in stamps]
        with self._base() as base:
            base.executemany("update drafts set mtime = ?, size = ?, inode = ? where path = ?", moved)

    def _kept(self, but: set[str]) -> dict[str, Draft]:
        rows = self._base().execute("select path, draft from drafts")
        return {path: pickle.loads(packed) for path, packed in rows if path not in but}

    def _remember(self, loaded: Loaded) -> None:
        """Keep the texts that are good now and were not kept yet; forget what staff removed."""
        if loaded.portal is None:
            return
        tree = loaded.tree
        bad = {fault.path for fault in loaded.problems if fault.severity == "error"} | set(loaded.held)
        base = self._base()
        fresh = not self._last_good.exists()
        where = "" if fresh else "where good is not sha"
        due = [(path, sha) for path, sha in base.execute(f"select path, sha from drafts {where}") if path not in bad]
        good = [path for path, _ in due] + [path for path in tree.registries if path not in bad]
        self._last_good.keep({path: (self._folder / path).read_bytes() for path in good})
        if due or fresh:
            with base:
                base.executemany("update drafts set good = ? where path = ?", [(sha, path) for path, sha in due])
        self._last_good.forget(self._last_good.paths() - tree.articles.keys() - tree.registries.keys())
