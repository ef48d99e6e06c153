"""Owns the snapshot: the Facts of the last build, record by record, so that a small edit need not read 20,000 of them.

A cache made under conditions; another as-of date, engine or content folder voids it.
"""

from __future__ import annotations

import marshal
import pickle
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from portal.domain.facts import Facts, digest_of, place_of
from portal.domain.turn import Turn
from portal.store.damage import unpacked
from portal.store.packing import pack
from portal.store.stamps import at_once
from portal.store.workers import still_wanted

T = TypeVar("T")
TABLES = """
create table if not exists records(kind text, id text, digest blob, data blob, primary key(kind, id)) without rowid;
create table if not exists lists(key text primary key, ids blob) without rowid;
create table if not exists remembered(name text primary key, data blob) without rowid;
create table if not exists steps(number integer primary key, version text, data blob);
"""
BIG = ("articles", "plans", "targets", "results", "documents", "happenings")  # kept record by record
BODIES = "bodies"  # of articles built from their last good text: what is remembered of the file is not what is shown
FILES = ("pictures", "attachments")  # in alphabetical order
SMALL = ("body_digests", "article_digests", "places", *FILES)  # kept whole, with what was edited since beside them
APART = (*BIG, *SMALL, "bodies", "groups", "turns")
STEPS = 20  # how many edits an output may be behind
Base = Callable[[], sqlite3.Connection]
Key = tuple[str, ...]


@dataclass(slots=True)
class Over:
    """What lies over a snapshot: records by kind and id (None: gone), the ids of a kind in their order, groups (empty: gone), turns."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    turns: tuple[Turn, ...] | None = None

    def put(self, kind: str, id: str, record: Any) -> None:
        """Lay one record over, and what other tables hold of it."""
        self.records.setdefault(kind, {})[id] = record
        if kind == "articles":
            self.put("article_digests", id, digest_of(record).hex() if record else None)
            self.put("places", id, place_of(record) if record else None)


class Lazy(Mapping[str, T]):
    """One table of the snapshot: ids at once, records when they are asked for; `changed` ones lie over it."""

    def __init__(self, base: Base, kind: str, ids: tuple[str, ...], changed: Mapping[str, T]) -> None:
        self._base = base
        self._kind = kind
        self._ids = dict.fromkeys(ids)
        self._known: dict[str, T] = {id: record for id, record in changed.items() if id in self._ids}
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            row = self._base().execute("select data from records where kind = ? and id = ?", (self._kind, id)).fetchone()
            self._known[id] = unpacked(pickle.loads, row[0])
        return self._known[id]

    def digest(self, id: str) -> bytes:
        """The digest of a record, without reading it. Raises KeyError when there is none."""
        if not self._digests:
            changed = {id: digest_of(record) for id, record in self._known.items()}
            self._digests = {**dict(self._base().execute("select id, digest from records where kind = ?", (self._kind,))), **changed}
        if id not in self._ids:
            raise KeyError(id)
        return self._digests[id]

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class LazyGroups(dict[Key, tuple[str, ...]]):
    """All groups; each list is read when it is first asked for. An empty list over the snapshot is a group no more.

    `counts`: how many ids each has, by its name as one text.
    """

    def __init__(self, base: Base, counts: Mapping[str, int], changed: Mapping[Key, tuple[str, ...]]) -> None:
        super().__init__(changed)
        self._base = base
        self._counts = counts

    def count(self, key: Key) -> int:
        """How many ids a group has, without reading them."""
        known = super().get(key)
        return self._counts.get(text_of(key), 0) if known is None else len(known)

    def __missing__(self, key: Key) -> tuple[str, ...]:
        self[key] = ids = self._read(text_of(key))
        return ids

    def _read(self, text: str) -> tuple[str, ...]:
        known = self._counts.get(text)
        row = self._base().execute("select ids from lists where key = ?", (text,)).fetchone() if known else None
        return tuple(unpacked(marshal.loads, row[0])) if row else ()

    def get(self, key: Key, default: Any = ()) -> Any:
        """As dict.get."""
        return self[key] or default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and bool(self[key])

    def __iter__(self) -> Iterator[Key]:
        kept = {tuple(text.split("\x1f")) for text, in self._base().execute("select key from lists")}
        return iter(key for key in kept.union(super().__iter__()) if self[key])


def text_of(key: Key) -> str:
    """A group's name as one text."""
    return "\x1f".join(key)


class Snapshot:
    """The snapshot in one database; `base` gives this process's own connection to it."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._read: dict[str, Any] = {}  # what was remembered, as far as it was asked for
        base().executescript(at_once(TABLES))

    def remembered(self, name: str) -> Any:
        """Something kept beside the records (conditions, problems, stamps), None when it is not there."""
        if name not in self._read:
            row = self._base().execute("select data from remembered where name = ?", (name,)).fetchone()
            self._read[name] = pickle.loads(row[0]) if row else None
        return self._read[name]

    def small(self, kind: str) -> dict[str, Any]:
        """A table that is kept whole, with the edits since."""
        edited: dict[str, Any] = (self.remembered("edited") or {}).get(kind, {})
        whole = {**self.remembered(kind), **edited}
        return {id: record for id, record in whole.items() if record is not None} if None in edited.values() else whole

    def body(self, id: str) -> Any:
        """The body of an article that is built from its last good text, None of any other."""
        if id not in self.remembered("stale"):
            return None
        row = self._base().execute("select data from records where kind = ? and id = ?", (BODIES, id)).fetchone()
        return unpacked(pickle.loads, row[0] if row else b"")

    def facts(self, bodies: Mapping[str, Any], over: Over | None = None) -> Facts:
        """The Facts as they were, with what lies over them."""
        over = over or Over()
        rest: Facts = self.remembered("rest")
        ids = {**self.remembered("ids"), **over.ids}
        tables: dict[str, Any] = {kind: Lazy(self._base, kind, ids[kind], over.records.get(kind, {})) for kind in BIG}
        small: dict[str, Any] = {kind: laid(self.small(kind), over.records.get(kind, {})) for kind in SMALL}
        small |= {kind: dict(sorted(small[kind].items())) for kind in FILES}
        turns = self.remembered("turns") if over.turns is None else over.turns
        groups = LazyGroups(self._base, self.remembered("counts"), over.groups)
        return replace(rest, **tables, **small, bodies=bodies, groups=groups, turns=turns)

    def keep(self, facts: Facts, beside: Mapping[str, Any]) -> None:
        """Keep these Facts; only records whose digest differs are written."""
        base = self._base()
        known = {(kind, id): digest for kind, id, digest in base.execute("select kind, id, digest from records")}
        rows: list[tuple[str, str, bytes, bytes]] = []
        stale = [id for id, article in facts.articles.items() if article.stale]
        for kind in BIG:
            for id, record in getattr(facts, kind).items():
                digest = digest_of(record)
                if known.pop((kind, id), None) != digest:
                    rows.append((kind, id, digest, pack(record)))
        still_wanted()
        rows += [(BODIES, id, *_body(facts, id)) for id in stale if known.pop((BODIES, id), None) != facts.body_digests[id].encode()]
        with base:
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            base.executemany("delete from records where kind = ? and id = ?", list(known))
            base.execute("delete from steps")
            self._keep_groups(facts.groups)
            self._remember({**self._parts(facts), "edited": {}, "stale": frozenset(stale), **beside})
            still_wanted()

    def _keep_groups(self, groups: Mapping[Key, tuple[str, ...]]) -> None:
        base = self._base()
        known = dict(base.execute("select key, ids from lists"))
        packed = {text_of(key): marshal.dumps(ids, 2) for key, ids in groups.items()}
        base.executemany("insert or replace into lists values (?, ?)", [pair for pair in packed.items() if known.get(pair[0]) != pair[1]])
        base.executemany("delete from lists where key = ?", [(text,) for text in known if text not in packed])

    def steps_since(self, version: str) -> list[Any] | None:
        """What was laid over the snapshot since a version, None when that is too old."""
        rows = list(self._base().execute("select data from steps where number >= (select number from steps where version = ?)", (version,)))
        return [unpacked(pickle.loads, data) for data, in rows] or None

    def keep_over(self, over: Over, beside: Mapping[str, Any], version: str = "", step: Any = None) -> None:
        """Keep what lies over the snapshot of a version: the changed records alone, and in few words what was changed."""
        base = self._base()
        edited: dict[str, dict[str, Any]] = {**(self.remembered("edited") or {})}
        for kind, records in over.records.items():
            if kind not in BIG:
                edited[kind] = {**edited.get(kind, {}), **records}
        big = [(kind, id, record) for kind in BIG for id, record in over.records.get(kind, {}).items()]
        rows = [(kind, id, digest_of(record), pack(record)) for kind, id, record in big if record]
        with base:
            base.executemany("insert or replace into records values (?, ?, ?, ?)", rows)
            base.executemany("delete from records where kind = ? and id = ?", [(kind, id) for kind, id, record in big if not record])
            lists = [(text_of(key), marshal.dumps(ids, 2)) for key, ids in over.groups.items() if ids]
            base.executemany("insert or replace into lists values (?, ?)", lists)
            base.executemany("delete from lists where key = ?", [(text_of(key),) for key, ids in over.groups.items() if not ids])
            base.execute("insert into steps(version, data) values (?, ?)", (version, pack(step)))
            base.execute("delete from steps where number <= (select max(number) from steps) - ?", (STEPS,))
            ids = {"ids": {**self.remembered("ids"), **over.ids}} if over.ids else {}
            counts = {"counts": {**self.remembered("counts"), **_counts(over.groups)}} if over.groups else {}
            turns = {} if over.turns is None else {"turns": over.turns}
            self._remember({**ids, **counts, **turns, "edited": edited, **beside})

    def _parts(self, facts: Facts) -> dict[str, Any]:
        emptied: dict[str, Any] = {name.name: {} for name in fields(Facts) if name.name in APART} | {"turns": ()}
        return {
            "rest": replace(facts, **emptied),
            "ids": {kind: tuple(getattr(facts, kind)) for kind in BIG},
            **{kind: dict(getattr(facts, kind)) for kind in SMALL},
            "counts": _counts(facts.groups),
            "turns": facts.turns,
        }

    def _remember(self, parts: Mapping[str, Any]) -> None:
        self._read.clear()
        rows = [(name, pack(part)) for name, part in parts.items()]
        self._base().executemany("insert or replace into remembered values (?, ?)", rows)


def _body(facts: Facts, id: str) -> tuple[bytes, bytes]:
    return facts.body_digests[id].encode(), pack(facts.bodies[id])


def _counts(groups: Mapping[Key, tuple[str, ...]]) -> dict[str, int]:
    return {text_of(key): len(ids) for key, ids in groups.items()}


def laid(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A table with what lies over it; None over a record takes it away."""
    return {id: record for id, record in {**below, **above}.items() if record is not None} if above else below
