"""Owns the cache of drafts: one per article file, identified by its stat and, if that is inconclusive, by its bytes.

It may be deleted at any time; a foreign or damaged one is replaced.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from portal.domain.article import Body
from portal.domain.problem import Problem
from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.faults import problem
from portal.source.reading.files import Unreadable, decoded, read_bytes
from portal.source.reading.tree import ContentTree, Stat
from portal.store.conditions import engine_digest
from portal.store.damage import remove, unpacked
from portal.store.packing import pack
from portal.store.stamps import MAPPED, RACY, ROOMY, at_once, sources_file
from portal.store.underway import logged
from portal.store.workers import share_out

TABLES = """
create table if not exists conditions(name text primary key, value text) without rowid;
create table if not exists drafts(path text primary key, mtime integer, size integer, inode integer, sha blob, draft blob, body blob);
create index if not exists stamps on drafts(path, mtime, size, inode, sha);
create table if not exists good(path text primary key, sha blob) without rowid;
"""
UPSERT = """
insert into drafts(path, mtime, size, inode, sha, draft, body) values (?, ?, ?, ?, ?, ?, ?)
on conflict(path) do update set mtime = excluded.mtime, size = excluded.size, inode = excluded.inode,
  sha = excluded.sha, draft = excluded.draft, body = excluded.body
"""
Progress = Callable[[str, int, int], None]
Read = tuple[Draft, "Packed"]
Stamp = tuple[int, int, int, bytes]  # mtime, size, inode, digest of the bytes
Job = tuple[str, bytes]  # a path, and the digest of its known bytes, b"" for a new file


def no_progress(phase: str, done: int, of: int) -> None:
    """Ignore the progress."""


class Packed(NamedTuple):
    """One stored file: the digest of its bytes, its draft without the body, and the body."""

    sha: bytes
    draft: bytes
    body: bytes


@dataclass(slots=True)
class Looked:
    """One file as a process read it: a draft, or why there is none; neither if its bytes are already known.

    It is sent to other processes packed, as it is stored, and without its body.
    """

    path: str
    read: Read | None = None
    reason: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        return _unpacked, (self.path, self.read and self.read[1], self.reason)


def _unpacked(path: str, packed: Packed | None, reason: str) -> Looked:
    return Looked(path, (pickle.loads(packed.draft), packed) if packed else None, reason)


class Drafts:
    """The drafts of one content folder, in a database that other caches of the folder share."""

    def __init__(self, state: Path, folder: Path, *, verify: bool, progress: Progress) -> None:
        self._folder = folder
        self._verify = verify
        self._progress = progress
        self._file = sources_file(state, folder)
        self._bases: dict[int, sqlite3.Connection] = {}
        self._shas: dict[str, bytes] = {}  # of the files as last refreshed
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._prepare()
        except sqlite3.DatabaseError as failure:
            self.renew(failure)

    def base(self) -> sqlite3.Connection:
        """Return this process's own connection: a connection must not cross a fork."""
        base = self._bases.get(os.getpid())
        if base is None:
            base = self._bases[os.getpid()] = sqlite3.connect(self._file, timeout=60)
            base.execute(MAPPED)
        return base

    def release(self) -> None:
        """Close this process's connection: before a fork whose child writes, and after that child has written."""
        if base := self._bases.pop(os.getpid(), None):
            base.close()

    def _prepare(self) -> None:
        base = self.base()
        base.execute(ROOMY)
        logged(base)
        base.executescript(at_once(TABLES))
        known = dict(base.execute("select name, value from conditions"))
        if known.get("engine") != engine_digest():
            base.executescript(at_once("drop table drafts; drop table good;" + TABLES))
            with base:
                base.execute("insert or replace into conditions values ('engine', ?)", (engine_digest(),))
                self._renew_version()  # a snapshot made by other code is useless

    def void(self) -> None:
        """Let the next build read every file again: these drafts were made by code that was replaced meanwhile."""
        with self.base() as base:
            base.execute("insert or replace into conditions values ('engine', '')")

    def renew(self, failure: Exception) -> None:
        """Replace a damaged database. Raises InUse if it was only busy."""
        self.base().close()
        self._bases.clear()
        remove(self._file, failure)
        self._prepare()

    def version(self, name: str) -> str:
        row = self.base().execute("select value from conditions where name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def body(self, path: str) -> Body:
        """Return a stored body."""
        body: Body = unpacked(pickle.loads, self.base().execute("select body from drafts where path = ?", (path,)).fetchone()[0])
        return body

    def refresh(self, tree: ContentTree, problems: list[Problem], workers: int) -> dict[str, Draft]:
        """Read the article files that changed, store them and return their drafts. Files that cannot be read become problems."""
        known = self.stamps()
        self._shas = {path: stamp[3] for path, stamp in known.items() if path in tree.articles}
        suspects = [path for path, stat in tree.articles.items() if self.suspect(stat, known.get(path))]
        gone = known.keys() - tree.articles.keys()
        jobs = [(path, known[path][3] if path in known else b"") for path in suspects]
        fresh, stamps = self._read_and_save(jobs, gone, tree, problems, workers)
        self.stamp(stamps, tree)
        return fresh

    def all(self, tree: ContentTree, fresh: Mapping[str, Draft], unread: Collection[str]) -> dict[str, Draft]:
        """Return every article file as a draft: those just read, and the others from the cache."""
        found = {**self._kept({*fresh, *unread}), **fresh}
        return {path: found[path] for path in tree.articles if path in found}

    def shas(self) -> dict[str, bytes]:
        """Return the digest of the bytes of every cached file, as last refreshed."""
        return self._shas

    def _read_and_save(
        self, jobs: Sequence[Job], gone: set[str], tree: ContentTree, problems: list[Problem], workers: int
    ) -> tuple[dict[str, Draft], list[str]]:
        """Read the files and save each as soon as it arrives: packed drafts need more memory than all the rest."""
        fresh: dict[str, Draft] = {}
        stamps: list[str] = []
        with self.base() as base:
            for path, read in self._looked(jobs, problems, workers):
                if read is None:
                    stamps.append(path)
                else:
                    fresh[path] = read[0]
                    self._shas[path] = read[1].sha
                    base.execute(UPSERT, _row(path, read[1], tree))
            self._drop(gone)
            if fresh or gone:
                self._renew_version()
        return fresh, stamps

    def suspect(self, stat: Stat, known: Stamp | None) -> bool:
        if self._verify or known is None:
            return True
        return stat != known[:3]

    def _looked(self, jobs: Sequence[Job], problems: list[Problem], workers: int) -> Iterator[tuple[str, Read | None]]:
        """Yield changed files as they are read, without a draft if the bytes are known; files that cannot be read become problems."""
        step = lambda done: self._progress("Đọc bài", done, len(jobs))  # noqa: E731
        for looked in share_out(jobs, self._read_one, workers, step):
            if looked.reason:
                problems.append(problem("F100", looked.path, 0, looked.reason))
            else:
                yield looked.path, looked.read

    def _read_one(self, job: Job) -> Looked:
        path, old = job
        try:
            data = read_bytes(self._folder, path)
            sha = hashlib.sha256(data).digest()
            return Looked(path) if sha == old else Looked(path, _packed(read_draft(path, decoded(data)), sha))
        except Unreadable as why:
            return Looked(path, reason=str(why))

    def _drop(self, gone: set[str]) -> None:
        for table in ("drafts", "good"):
            self.base().executemany(f"delete from {table} where path = ?", [(path,) for path in gone])

    def _renew_version(self) -> None:
        self.base().execute("insert or replace into conditions values ('drafts', ?)", (os.urandom(8).hex(),))

    def stamp(self, stamps: list[str], tree: ContentTree) -> None:
        moved = [(tree.articles[p].mtime_ns, tree.articles[p].size, tree.articles[p].inode, p) for p in stamps]
        with self.base() as base:
            base.executemany("update drafts set mtime = ?, size = ?, inode = ? where path = ?", moved)

    def _kept(self, but: set[str]) -> dict[str, Draft]:
        rows = self.base().execute("select path, draft from drafts")
        return {path: unpacked(pickle.loads, packed) for path, packed in rows if path not in but}

    def one(self, path: str) -> Draft | None:
        row = self.base().execute("select draft from drafts where path = ?", (path,)).fetchone()
        draft: Draft | None = unpacked(pickle.loads, row[0]) if row else None
        return draft

    def stamps(self) -> dict[str, Stamp]:
        """Return (mtime, size, inode, digest of the bytes) of every cached file."""
        return {row[0]: row[1:] for row in self.base().execute("select path, mtime, size, inode, sha from drafts")}

    def not_kept(self, *, everything: bool) -> list[tuple[str, bytes]]:
        """Return (path, digest) of files whose text was not yet saved as the last good one; all of them if none was."""
        if everything:
            return list(self.shas().items())
        asked = "select drafts.path, drafts.sha from drafts left join good on good.path = drafts.path where good.sha is not drafts.sha"
        return list(self.base().execute(asked))

    def mark_kept(self, files: list[tuple[str, bytes]]) -> None:
        """Mark these texts as saved."""
        if files:
            with self.base() as base:
                base.executemany("insert or replace into good values (?, ?)", files)


def _row(path: str, packed: Packed, tree: ContentTree) -> tuple[object, ...]:
    """Return the row of one file; a file that changed a moment ago is checked again next time."""
    stat = tree.articles[path]
    racy = time.time_ns() - stat.mtime_ns < RACY
    return path, 0 if racy else stat.mtime_ns, stat.size, stat.inode, packed.sha, packed.draft, packed.body


def _packed(draft: Draft, sha: bytes) -> Read:
    return draft, Packed(sha, pack(draft), pack(draft.body))
