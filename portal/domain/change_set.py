"""Owns the ChangeSet: which queries may have a new answer after Facts changed.

It is computed by comparing Facts, for every kind of edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from portal.domain.dependency_tracker import WHOLE
from portal.record import dataclass

Key = tuple[str, ...]
Name = tuple[Any, ...]  # a query key: (method, *arguments)
RECORD_LOOKUPS = {table: tuple(name for name, whole in WHOLE.items() if whole == table) for table in WHOLE.values()}
RECORD_LOOKUPS["body_digests"] = RECORD_LOOKUPS["bodies"]  # bodies are stored under these digests
MOVED = "moved"  # (MOVED, id) is not a query: it says that an article had another address, for code that stores things by address
LISTS = ("group", "count", "any", "years", "periods")


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The difference between two Facts: records by table and id, tables with a new order, groups, and single answers.

    `near`: the articles next to a place where a list changed. `by_years`: the lists split by years whose years changed. `moved`: articles
    whose address changed.
    """

    records: dict[str, tuple[str, ...]]
    ids: tuple[str, ...] = ()
    groups: tuple[Key, ...] = ()
    near: tuple[str, ...] = ()
    by_years: tuple[Key, ...] = ()
    moved: tuple[str, ...] = ()
    scalars: tuple[str, ...] = ()  # "identity", "archive", "abbreviations", "synonyms", "turns"

    @property
    def empty(self) -> bool:
        """Return whether nothing changed."""
        return not (self.records or self.ids or self.groups or self.scalars)

    def names(self, counts: Iterable[tuple[str, int]]) -> set[Name]:
        """Return the keys of the queries that may have a new answer. `counts`: the list lengths that any output asks for."""
        found: set[Name] = {("ids", table) for table in self.ids} | {(name,) for name in self.scalars}
        found |= {("table", WHOLE[name]) for table in self.records for name in RECORD_LOOKUPS.get(table, ())}
        found |= {(name, id) for table, ids in self.records.items() for name in RECORD_LOOKUPS.get(table, ()) for id in ids}
        latest = [count for kind, count in counts if kind == "latest"]
        for key in self.groups:
            found.update(_of_group(key, latest))
        found |= {("years", *key) for key in self.by_years} | {(MOVED, id) for id in self.moved}
        found |= {("neighbours", id) for id in (*self.records.get("articles", ()), *self.near)}
        return found | {("names", *name) for name in found if name[0] in ("years", "months", "periods")}


def _of_group(key: Key, latest: Iterable[int]) -> Iterator[Name]:
    yield from ((name, *key) for name in LISTS)
    yield from (("latest", count, *key) for count in latest)
    yield from (("periods", *key[:-1]), ("years", *key[:-1]))
    if key[0] == "corrects":
        yield "neighbours", key[1]
    if key[0] == "month":
        yield "months", key[1][:4]
    if key[0] in ("year", "years"):
        yield "years", "all"
