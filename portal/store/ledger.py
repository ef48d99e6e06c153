"""Owns the ledger of one output tree: what was written, and the dependencies of each file.

Every query is stored once, with the fingerprint of its answer and the files that depend on it, so that the effect of a change is found
without reading the rest. It is a cache: a foreign, damaged or older one is replaced, never trusted.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.store import underway
from portal.store.damage import remove
from portal.store.ledger_records import Dependents, LedgerUpdate, Moves, Noted, OutputRecord, Unnoted
from portal.store.query_numbers import Count, Digest, QueryKey, QueryNumbers, counted, key, name_of, numbers
from portal.store.stamps import at_once

FORMAT = "4"
TABLES = """
create table if not exists conditions(name text primary key, value text) without rowid;
create table if not exists made(
  id integer primary key, name text unique, producer text, args blob, view blob, content blob, size integer, dependencies blob);
create table if not exists queries(number integer primary key, name text, answer blob, dependents blob);
create index if not exists made_by_producer on made(producer);
"""
COLUMNS = "name, producer, args, view, content, size"
UPSERT = f"""
insert into made(id, {COLUMNS}, dependencies) values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict(id) do update set producer = excluded.producer, args = excluded.args, view = excluded.view,
  content = excluded.content, size = excluded.size, dependencies = excluded.dependencies
"""
MANY = 500  # above this many queries all are read at once


class Ledger:
    """Records by path, read lazily; `save` writes the changes in one transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file
        try:
            self._open()
        except sqlite3.DatabaseError as failure:
            self._renew(failure)

    def _open(self) -> None:
        self._base = sqlite3.connect(self._file)
        underway.logged(self._base)
        self.conditions: dict[str, str] = self._conditions()
        if self.conditions.get("format", FORMAT) != FORMAT:
            raise sqlite3.DatabaseError("a ledger of another format")
        self._base.executescript(at_once(TABLES))
        if underway.make_good(self._base):
            self.conditions = self._conditions()
        self._rows: dict[str, OutputRecord] | None = None
        self.query_numbers = QueryNumbers(self._salted())

    def _conditions(self) -> dict[str, str]:
        found = self._base.execute("select 1 from sqlite_master where name = 'conditions'").fetchone()
        return dict(self._base.execute("select name, value from conditions")) if found else {}

    def _salted(self) -> bytes:
        salt = self.conditions.setdefault("salt", os.urandom(8).hex())
        return bytes.fromhex(salt)

    def _renew(self, failure: Exception) -> None:
        self._base.close()
        remove(self._file, failure)
        self._open()

    # ---- what was written

    @property
    def rows(self) -> dict[str, OutputRecord]:
        """Return every file."""
        if self._rows is None:
            self._rows = dict(self._select("producer != ''"))
        return self._rows

    def _select(self, where: str, *values: object) -> Iterator[tuple[str, OutputRecord]]:
        for name, *rest in self._base.execute(f"select {COLUMNS} from made where {where}", values):
            yield name, OutputRecord(*rest)

    def count(self) -> int:
        """Return how many files there are."""
        return int(self.conditions["files"]) if "files" in self.conditions else self._count()

    def _count(self) -> int:
        found: int = self._base.execute("select count(*) from made where producer != ''").fetchone()[0]
        return found

    def count_of(self, prefix: str) -> int:
        """Return how many files were named by producers whose names start with `prefix`."""
        asked = "select count(*) from made where producer >= ? and producer < ?"
        found: int = self._base.execute(asked, (prefix, f"{prefix}\U0010ffff")).fetchone()[0]
        return found

    def row(self, path: str) -> OutputRecord | None:
        """Return the record of one file."""
        if self._rows is not None:
            return self._rows.get(path)
        return next((row for _, row in self._select("name = ? and producer != ''", path)), None)

    def of_producer(self, producer: str) -> dict[str, OutputRecord]:
        """Return the files that a producer named."""
        if self._rows is not None:
            return {path: row for path, row in self._rows.items() if row.producer == producer}
        return dict(self._select("producer = ?", producer))

    def counts(self) -> frozenset[Count]:
        """Return the list lengths that pages ask for: the numbers in query keys, by method."""
        pairs = (word.partition(":") for word in self.conditions.get("counts", "").split())
        return frozenset((kind, int(count)) for kind, _, count in pairs if count)

    def producers(self) -> dict[str, str]:
        """Return every recorded producer with its key."""
        return {name: key.decode() for name, key in self._base.execute("select name, args from made where producer = ''")}

    # ---- dependencies

    def changed(self, digest: Digest, change_set: Collection[QueryKey] | None = None) -> dict[str, bytes]:
        """Return the queries whose answer changed, with the new fingerprint; of all queries, or of those in `change_set`."""
        found = {}
        for name, answer in self._answers("name, answer", None if change_set is None else [key(one) for one in change_set]):
            now = digest(name_of(name))
            if now != answer:
                found[name] = now
        return found

    def _answers(self, columns: str, names: Collection[str] | None) -> Iterator[Any]:
        if names is None:
            yield from self._base.execute(f"select {columns} from queries")
            return
        for name in names:
            wanted = (self.query_numbers.number(name), name)
            yield from self._base.execute(f"select {columns} from queries where number = ? and name = ?", wanted)

    def dependents(self, names: Collection[str]) -> Dependents:
        """Return everything that depends on any of these queries."""
        ids: set[int] = set()
        for dependents, in self._answers("dependents", names):
            ids.update(numbers(dependents))
        found = list(self._made(ids))
        files = frozenset(name for name, producer in found if producer)
        return Dependents(files, frozenset(name for name, producer in found if not producer))

    def _made(self, ids: set[int]) -> Iterator[tuple[str, str]]:
        if len(ids) > MANY:
            yield from ((name, producer) for id, name, producer in self._base.execute("select id, name, producer from made") if id in ids)
            return
        for id in ids:
            yield from self._base.execute("select name, producer from made where id = ?", (id,))

    # ---- saving

    def forget(self) -> None:
        """Delete everything that is known about written files."""
        for table in ("made", "queries", "conditions"):
            self._base.execute(f"delete from {table}")
        self._base.commit()
        self._base.execute("pragma wal_checkpoint(full)")  # no power cut may restore it: a tree being rewritten relies on that
        self._rows, self.conditions = {}, {}
        self.query_numbers = QueryNumbers(self._salted())

    def begin(self, paths: Mapping[str, Collection[str]]) -> None:
        """Record which files are about to be written or removed, by producer; if `save` never follows, their records are void."""
        if self.count():
            underway.note(self._base, paths)

    def save(self, update: LedgerUpdate, digest: Digest, conditions: Mapping[str, str]) -> None:
        """Write what a build changed, and the conditions; fingerprints of new queries are computed by `digest`."""
        rows, notes, gone = update.rows, update.notes, update.gone
        with self._base:
            answers = [(answer, self.query_numbers.number(name)) for name, answer in update.changed.items()]
            self._base.executemany("update queries set answer = ? where number = ?", answers)
            moved = Moves()
            self._write(rows, notes.dependencies, moved)
            for name in gone:
                self._drop(name, moved)
            self._settle(moved, notes.fresh, digest)
            underway.settle(self._base)
            counts = counted(name for name, _ in notes.fresh.values()) | self.counts()
            totals = {"counts": " ".join(f"{kind}:{count}" for kind, count in sorted(counts)), "files": str(self._count())}
            self.conditions |= {"format": FORMAT, **totals, **conditions}
            self._base.executemany("insert or replace into conditions values (?, ?)", list(self.conditions.items()))
        if self._rows is not None:
            self._rows.update({name: row for name, row in rows.items() if row.producer})
            for name in gone:
                self._rows.pop(name, None)

    def _write(self, rows: Mapping[str, OutputRecord], dependencies: Mapping[str, bytes], moved: Moves) -> None:
        free: int = self._base.execute("select coalesce(max(id), 0) + 1 from made").fetchone()[0]
        begun, entries = free > 1, []
        for name in sorted(dependencies):  # an index grows fastest in sorted order
            known = self._known(name) if begun else None
            id, row = known[0] if known else free, rows[name]
            free += not known
            entries.append((id, name, row.producer, row.args, row.view, row.content, row.size, dependencies[name]))
            moved.note(id, numbers(known[1]) if known else (), numbers(dependencies[name]))
        self._base.executemany(UPSERT, entries)

    def _known(self, name: str) -> tuple[int, bytes] | None:
        row: tuple[int, bytes] | None = self._base.execute("select id, dependencies from made where name = ?", (name,)).fetchone()
        return row

    def _drop(self, name: str, moved: Moves) -> None:
        if known := self._known(name):
            self._base.execute("delete from made where id = ?", (known[0],))
            moved.note(known[0], numbers(known[1]), ())

    def _settle(self, moved: Moves, fresh: Mapping[int, Unnoted], digest: Digest) -> None:
        """Update the dependents of each query; a query without dependents is deleted."""
        begun = self._base.execute("select 1 from queries").fetchone() is not None
        known = self._noted(moved.come.keys() | moved.gone.keys(), fresh) if begun else {}
        entries = self._entries(sorted(moved.come.keys() | known.keys()), known, moved, fresh, digest)
        self._base.executemany("insert or replace into queries(number, name, answer, dependents) values (?, ?, ?, ?)", entries)
        nobody = [(number,) for number, row in known.items() if not moved.dependents(number, row[2])]
        self._base.executemany("delete from queries where number = ?", nobody)

    def _entries(
        self, order: Iterable[int], known: Mapping[int, Noted], moved: Moves, fresh: Mapping[int, Unnoted], digest: Digest
    ) -> Iterator[tuple[int, str, bytes, bytes]]:
        for number in order:
            name, answer, before = known.get(number) or (*fresh[number], b"")
            if dependents := moved.dependents(number, before):
                yield number, name, digest(name_of(name)) if answer is None else answer, dependents.tobytes()

    def _noted(self, wanted: Iterable[int], fresh: Mapping[int, Unnoted]) -> dict[int, Noted]:
        """Return the stored queries by number: key, fingerprint, dependents. Raises DatabaseError, see `query_numbers`."""
        found = {}
        for number in wanted:
            row = self._base.execute("select name, answer, dependents from queries where number = ?", (number,)).fetchone()
            if row and number in fresh and fresh[number][0] != row[0]:
                raise sqlite3.DatabaseError(f"two queries of one number: {row[0]}")
            if row:
                found[number] = row
        return found

    def close(self) -> None:
        """Close the database."""
        self._base.close()
