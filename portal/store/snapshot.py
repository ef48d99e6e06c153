"""Owns the snapshot: the Facts of the last build, record by record, so that a small edit need not read 20,000 of them.

A cache made under conditions; another as-of date, engine or content folder voids it.
"""

from __future__ import annotations

import marshal
import pickle
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from portal.domain.facts import Facts, digest_of

T = TypeVar("T")
TABLES = """
create table if not exists records(kind text, id text, digest blob, data blob, primary key(kind, id)) without rowid;
create table if not exists remembered(name text primary key, data blob) without rowid;
"""
BIG = ("articles", "plans", "targets", "results", "documents", "happenings")  # kept record by record
DIGESTS = ("body_digests", "article_digests")
APART = (*BIG, *DIGESTS, "bodies", "groups")
Base = Callable[[], sqlite3.Connection]


class Lazy(Mapping[str, T]):
    """One table of the snapshot: ids at once, records when they are asked for; `changed` ones lie over it."""

    def __init__(self, base: Base, kind: str, ids: tuple[str, ...], changed: Mapping[str, T]) -> None:
        self._base = base
        self._kind = kind
        self._ids = dict.fromkeys(ids)
        self._known: dict[str, T] = dict(changed)

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            row = self._base().execute("select data from records where kind = ? and id = ?", (self._kind, id)).fetchone()
            self._known[id] = pickle.loads(row[0])
        return self._known[id]

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class LazyGroups(dict[tuple[str, ...], tuple[str, ...]]):
    """All groups; each list is unpacked when it is first asked for."""

    def __init__(self, packed: dict[tuple[str, ...], bytes]) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, key: tuple[str, ...]) -> tuple[str, ...]:
        ids: tuple[str, ...] = marshal.loads(self._packed[key])
        self[key] = ids
        return ids

    def get(self, key: tuple[str, ...], default: Any = ()) -> Any:
        """As dict.get: only what is there."""
        return self[key] if key in self._packed else default

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._packed)

    def __contains__(self, key: object) -> bool:
        return key in self._packed


class Snapshot:
    """The snapshot in one database; `base` gives this process's own connection to it."""

    def __init__(self, base: Base) -> None:
        self._base = base
        base().executescript(TABLES)

    def remembered(self, name: str) -> Any:
        """Something kept beside the records (conditions, problems, stamps), None when it is not there."""
        row = self._base().execute("select data from remembered where name = ?", (name,)).fetchone()
        return pickle.loads(row[0]) if row else None

    def facts(self, bodies: Mapping[str, Any], changed: Mapping[str, Mapping[str, Any]]) -> Facts:
        """The Facts as they were, with `changed` records (kind → id → record) over them."""
        rest: Facts = self.remembered("rest")
        ids = self.remembered("ids")
        tables: dict[str, Any] = {kind: Lazy(self._base, kind, ids[kind], changed.get(kind, {})) for kind in BIG}
        digests: dict[str, Any] = {kind: self._digests(kind, changed) for kind in DIGESTS}
        groups = LazyGroups(self.remembered("groups"))
        return replace(rest, **tables, **digests, bodies=bodies, groups=groups)

    def _digests(self, kind: str, changed: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
        return {**self.remembered(kind), **changed.get(kind, {})}

    def keep(self, facts: Facts, beside: Mapping[str, Any]) -> None:
        """Keep these Facts; only records whose digest differs are written."""
        base = self._base()
        known = {(kind, id): digest for kind, id, digest in base.execute("select kind, id, digest from records")}
        rows = []
        for kind in BIG:
            for id, record in getattr(facts, kind).items():
                digest = digest_of(record)
                if known.pop((kind, id), None) != digest:
                    rows.append((kind, id, digest, pickle.dumps(record, pickle.HIGHEST_PROTOCOL)))
        with base:
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            base.executemany("delete from records where kind = ? and id = ?", list(known))
            self._remember({**self._parts(facts), **beside})

    def keep_edit(self, changed: Mapping[str, Mapping[str, Any]], beside: Mapping[str, Any]) -> None:
        """Keep a small edit: the changed records alone."""
        base = self._base()
        digests = {kind: self._digests(kind, changed) for kind in DIGESTS}
        rows = [
            (kind, id, digest_of(record), pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
            for kind in BIG
            for id, record in changed.get(kind, {}).items()
        ]
        with base:
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            self._remember({**digests, **beside})

    def forget(self) -> None:
        """What was kept no longer holds."""
        with self._base() as base:
            base.execute("delete from remembered where name = 'conditions'")

    def _parts(self, facts: Facts) -> dict[str, Any]:
        emptied: dict[str, Any] = {name.name: {} for name in fields(Facts) if name.name in APART}
        return {
            "rest": replace(facts, **emptied),
            "ids": {kind: tuple(getattr(facts, kind)) for kind in BIG},
            **{kind: dict(getattr(facts, kind)) for kind in DIGESTS},
            "groups": {key: marshal.dumps(ids) for key, ids in facts.groups.items()},
        }

    def _remember(self, parts: Mapping[str, Any]) -> None:
        rows = [(name, pickle.dumps(part, pickle.HIGHEST_PROTOCOL)) for name, part in parts.items()]
        self._base().executemany("insert or replace into remembered values (?, ?)", rows)
