"""Owns the snapshot: the Facts of the last build, record by record, so that a small edit need not read 20,000 of them.

It is a cache made under conditions; another as-of date, engine or content folder voids it.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from portal.domain.facts import Facts, digest_of
from portal.source.folding.patch import WHOLE, Patch
from portal.source.linking.row import Row
from portal.store.damage import unpacked
from portal.store.lazy import Base, Key, Lazy, LazyGroups, text_of
from portal.store.packing import pack
from portal.store.stamps import at_once
from portal.store.workers import still_wanted

TABLES = """
create table if not exists records(kind text, id text, digest blob, data blob, primary key(kind, id)) without rowid;
create table if not exists lists(key text primary key, ids blob) without rowid;
create table if not exists remembered(name text primary key, data blob) without rowid;
create table if not exists rows(path text primary key, sha blob, data blob);
create table if not exists steps(number integer primary key, version text, data blob);
"""
BIG = ("articles", "plans", "targets", "results", "documents", "events")  # stored record by record
FILES = ("pictures", "attachments")  # in alphabetical order
SMALL = ("body_digests", "article_digests", "places", *FILES)  # stored whole, with later edits separately
APART = (*BIG, *SMALL, "bodies", "groups", "turns")
STEPS = 20  # how many edits an output may be behind
NOTHING = object()
Tables = Mapping[str, Mapping[str, Any]]  # by kind, records that are not part of Facts


class Snapshot:
    """The snapshot in one database; `base` returns this process's own connection to it."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._read: dict[str, Any] = {}  # what was read so far
        self._shas: dict[str, bytes] | None = None  # of the rows
        base().executescript(at_once(TABLES))

    def remembered(self, name: str) -> Any:
        """Return a value stored in addition to the records (conditions, problems, stamps), None if there is none."""
        if name not in self._read:
            row = self._base().execute("select data from remembered where name = ?", (name,)).fetchone()
            self._read[name] = unpacked(pickle.loads, row[0]) if row else None
        return self._read[name]

    def table(self, kind: str) -> Mapping[str, Any]:
        """Return a table whose records are read lazily."""
        return Lazy(self._base, kind, self.remembered("ids")[kind])

    def rows(self) -> dict[str, Row]:
        """Return the rows of all articles, by path."""
        found = self._base().execute("select path, data from rows order by path").fetchall()
        rows: dict[str, Row] = unpacked(_rows, found)
        return rows

    def shas(self) -> dict[str, bytes]:
        """Return the digest of the file that each row was made of, by path."""
        if self._shas is None:
            self._shas = dict(self._base().execute("select path, sha from rows"))
        return self._shas

    def facts(self) -> Facts:
        """Return the Facts as they were; bodies are stored elsewhere."""
        rest: Facts = self.remembered("rest")
        tables: dict[str, Any] = {kind: self.table(kind) for kind in BIG}
        tables |= {kind: self._small(kind) for kind in SMALL}
        return replace(rest, **tables, groups=LazyGroups(self._base, self.remembered("counts")), turns=self.remembered("turns"))

    def _small(self, kind: str) -> dict[str, Any]:
        """Return a table that is stored whole, with the later edits applied."""
        edited: dict[str, Any] = self.remembered("edited").get(kind, {})
        whole = {**self.remembered(kind), **edited}
        if None in edited.values():
            whole = {id: record for id, record in whole.items() if record is not None}
        return dict(sorted(whole.items())) if kind in FILES else whole

    # ---- saving

    def keep(self, facts: Facts, tables: Tables, extra: Mapping[str, object]) -> None:
        """Store these Facts and other `tables`; only records whose digest differs are written."""
        base = self._base()
        known = {(kind, id): digest for kind, id, digest in base.execute("select kind, id, digest from records")}
        rows: list[tuple[str, str, bytes, bytes]] = []
        for kind in BIG:
            for id, record in getattr(facts, kind).items():
                digest = digest_of(record)
                if known.pop((kind, id), None) != digest:
                    rows.append((kind, id, digest, pack(record)))
        rows += [(kind, id, b"", pack(record)) for kind, table in tables.items() for id, record in table.items()]
        still_wanted()
        ids = {kind: tuple(getattr(facts, kind)) for kind in BIG} | {kind: tuple(table) for kind, table in tables.items()}
        with base:
            base.executemany("delete from records where kind = ? and id = ?", list(known))
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            base.execute("delete from steps")
            self._keep_groups(facts.groups)
            self._remember({**_parts(facts), "ids": ids, "edited": {}, **extra})
            still_wanted()

    def _keep_groups(self, groups: Mapping[Key, tuple[str, ...]]) -> None:
        base = self._base()
        known = dict(base.execute("select key, ids from lists"))
        packed = {text_of(key): marshal.dumps(ids, 2) for key, ids in groups.items() if ids}
        base.executemany("insert or replace into lists values (?, ?)", [pair for pair in packed.items() if known.get(pair[0]) != pair[1]])
        base.executemany("delete from lists where key = ?", [(text,) for text in known if text not in packed])

    def keep_patch(self, facts: Facts, patch: Patch, tables: Tables, extra: Mapping[str, object], step: tuple[str, object]) -> None:
        """Store a patch: the changed records alone, and a short description of what changed since a version (`step`).

        `tables`: other tables, each complete; entries that come from the snapshot itself are not written again.
        """
        base = self._base()
        edited: dict[str, dict[str, Any]] = {**self.remembered("edited")}
        for kind in (kind for kind in SMALL if kind in patch.records):
            edited[kind] = {**edited.get(kind, {}), **patch.records[kind]}
        big = [(kind, id, record) for kind in BIG for id, record in patch.records.get(kind, {}).items()]
        rows = [(kind, id, digest_of(record), pack(record)) for kind, id, record in big if record is not None]
        gone = [(kind, id) for kind, id, record in big if record is None]
        for kind, table in tables.items():
            before = self.table(kind)
            rows += [(kind, id, b"", pack(record)) for id, record in table.items() if id not in before or record is not before[id]]
            gone += [(kind, id) for id in before if id not in table]
        ids = {**self.remembered("ids"), **{kind: tuple(table) for kind, table in tables.items()}}
        ids |= {kind: found for kind, found in patch.ids.items() if kind in BIG}
        with base:
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            base.executemany("delete from records where kind = ? and id = ?", gone)
            lists = [(text_of(key), marshal.dumps(found, 2)) for key, found in patch.groups.items() if found]
            base.executemany("insert or replace into lists values (?, ?)", lists)
            base.executemany("delete from lists where key = ?", [(text_of(key),) for key, found in patch.groups.items() if not found])
            base.execute("insert into steps(version, data) values (?, ?)", (step[0], pack(step[1])))
            base.execute("delete from steps where number <= (select max(number) from steps) - ?", (STEPS,))
            self._remember({"ids": ids, "edited": edited, **_changed_parts(facts, patch, self.remembered("counts")), **extra})

    def forget_rows(self) -> None:
        """Delete every row, before those of a full load are stored."""
        self._shas = None
        with self._base() as base:
            base.execute("delete from rows")

    def keep_rows(self, rows: Iterable[tuple[Row, bytes]], gone: Iterable[str]) -> None:
        """Store rows, each with the digest of its file; delete those of `gone` files."""
        self._shas = None
        with self._base() as base:
            base.executemany("delete from rows where path = ?", [(path,) for path in gone])
            packed = ((row.path, sha, marshal.dumps(tuple(row))) for row, sha in rows)
            base.executemany("insert or replace into rows values (?, ?, ?)", packed)

    def change_sets_since(self, version: str) -> list[Any] | None:
        """Return the change sets since a version, None if that is too old."""
        rows = list(self._base().execute("select data from steps where number >= (select number from steps where version = ?)", (version,)))
        return [unpacked(pickle.loads, data) for data, in rows] or None

    def _remember(self, parts: Mapping[str, object]) -> None:
        rows = [(name, pack(part)) for name, part in parts.items() if part is not self._read.get(name, NOTHING)]
        self._read.clear()
        self._base().executemany("insert or replace into remembered values (?, ?)", rows)


def _rows(found: Iterable[tuple[str, bytes]]) -> dict[str, Row]:
    loads, make = marshal.loads, Row._make
    return {path: make(loads(data)) for path, data in found}


def _parts(facts: Facts) -> dict[str, object]:
    return {
        "rest": _rest(facts), **{kind: dict(getattr(facts, kind)) for kind in SMALL}, "counts": _counts(facts.groups), "turns": facts.turns,
    }  # fmt: skip


def _rest(facts: Facts) -> Facts:
    """Return what is stored whole: all but the tables stored record by record."""
    emptied: dict[str, Any] = {name.name: {} for name in fields(Facts) if name.name in APART} | {"turns": ()}
    return replace(facts, **emptied)


def _changed_parts(facts: Facts, patch: Patch, counts: Mapping[str, int]) -> dict[str, object]:
    found: dict[str, object] = {}
    if patch.groups:
        changed = {**counts, **_counts(patch.groups)}
        found["counts"] = {text: count for text, count in changed.items() if count}
    if patch.turns is not None:
        found["turns"] = patch.turns
    if patch.scalars or not patch.records.keys().isdisjoint(WHOLE):
        found["rest"] = _rest(facts)
    return found


def _counts(groups: Mapping[Key, tuple[str, ...]]) -> dict[str, int]:
    return {text_of(key): len(ids) for key, ids in groups.items()}
