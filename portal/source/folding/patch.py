"""Owns the Patch: the difference between new and old Facts, record by record and group by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from portal.domain.change_set import ChangeSet
from portal.domain.facts import Facts, Groups, digest_of, known_keys, place_of
from portal.domain.groups import require
from portal.domain.turn import Turn

T = TypeVar("T")
NEAR = 16  # how many entries on either side of a list position a page may show
BESIDE = frozenset({"all", "plan", "topic", "unit", "section"})  # the lists whose neighbouring entries an article shows
WHOLE = ("units", "topics", "sections", "pages", "laws")  # tables that are stored whole: they are small


@dataclass(slots=True)
class Patch:
    """The difference: records by table and id (None: gone), tables with a new order, groups (empty: gone), turns, single answers."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    turns: tuple[Turn, ...] | None = None  # None: unchanged
    scalars: dict[str, Any] = field(default_factory=dict)

    def put(self, table: str, id: str, record: Any) -> None:
        """Record one record, and its derived data in other tables."""
        self.records.setdefault(table, {})[id] = record
        if table == "articles":
            self.put("article_digests", id, digest_of(record).hex() if record else None)
            self.put("places", id, place_of(record) if record else None)

    def table(self, name: str, before: Mapping[str, object], now: Mapping[str, object]) -> None:
        """Record the differences in a whole table."""
        for id, record in now.items():
            if before.get(id) != record:
                self.put(name, id, record)
        for id in before:
            if id not in now:
                self.put(name, id, None)
        if tuple(before) != tuple(now):
            self.ids[name] = tuple(now)

    def group(self, before: Groups, now: Mapping[tuple[str, ...], tuple[str, ...]], wanted: Iterable[tuple[str, ...]]) -> None:
        """Record the groups among `wanted` that changed; one that is not in `now` is gone."""
        for key in wanted:
            ids = now.get(key, ())
            if before.get(key, ()) != ids:
                require(key)
                self.groups[key] = ids


class Patched(Mapping[str, T]):
    """A table overlaid with changed records, in the order of `ids`."""

    def __init__(self, below: Mapping[str, T], changed: Mapping[str, T | None], ids: Iterable[str]) -> None:
        self._below = below
        self._changed = changed
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id: str) -> T:
        if id not in self._ids:
            raise KeyError(id)
        found = self._changed.get(id)
        return self._below[id] if found is None else found

    def digest(self, id: str) -> bytes:
        """Return the digest of a record."""
        if self._changed.get(id) is None and hasattr(self._below, "digest") and id in self._ids:
            known: bytes = self._below.digest(id)
            return known
        return digest_of(self[id])

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class PatchedGroups(dict[tuple[str, ...], tuple[str, ...]]):
    """All groups, overlaid with those of a patch; an empty list is no group."""

    def __init__(self, below: Groups, changed: Groups) -> None:
        super().__init__(changed)
        self._below = below

    def count(self, key: tuple[str, ...]) -> int:
        """Return how many ids a group has."""
        known = super().get(key)
        if known is not None:
            return len(known)
        return int(self._below.count(key)) if hasattr(self._below, "count") else len(self._below.get(key, ()))

    def known(self) -> Iterator[tuple[str, ...]]:
        """Return the keys of all groups, without reading their lists."""
        below = self._below.known() if hasattr(self._below, "known") else self._below
        yield from (key for key in dict.fromkeys([*below, *super().__iter__()]) if self.count(key))

    def __missing__(self, key: tuple[str, ...]) -> tuple[str, ...]:
        ids: tuple[str, ...] = self._below.get(key, ())
        return ids

    def get(self, key: tuple[str, ...], default: Any = ()) -> Any:
        """Return the ids of a group like dict.get."""
        return self[key] or default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and bool(self[key])

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        kept = {*self._below, *super().__iter__()}
        return iter(key for key in kept if self[key])

    def keys(self) -> Any:
        """Return the keys like dict.keys."""
        return dict.fromkeys(self).keys()

    def items(self) -> Any:
        """Return the items like dict.items."""
        return {key: self[key] for key in self}.items()


def patched(facts: Facts, patch: Patch, bodies: Mapping[str, Any]) -> Facts:
    """Return Facts overlaid with a patch."""
    tables: dict[str, Any] = {name: _patched(name, getattr(facts, name), patch) for name in (*patch.records, *patch.ids)}
    groups = PatchedGroups(facts.groups, patch.groups)
    turns = facts.turns if patch.turns is None else patch.turns
    return replace(facts, **tables, **patch.scalars, groups=groups, turns=turns, bodies=bodies)


def _patched(name: str, below: Mapping[str, Any], patch: Patch) -> Mapping[str, Any]:
    changed = patch.records.get(name, {})
    ids = patch.ids.get(name) or [id for id in {**dict.fromkeys(below), **dict.fromkeys(changed)} if changed.get(id, id) is not None]
    if not below:
        return {id: changed[id] for id in ids}
    table: Patched[Any] = Patched(below, changed, ids)
    return {id: table[id] for id in ids} if name in WHOLE else table


def changes_of(facts: Facts, patch: Patch) -> ChangeSet:
    """Return the change set of a patch over some Facts."""
    near: set[str] = set()
    for key, ids in patch.groups.items():
        if key[0] in BESIDE and len(key) == 2 - (key[0] == "all"):
            near |= _near(facts.groups.get(key, ()), ids, patch, facts.groups)
    scalars = (*patch.scalars, *(["turns"] if patch.turns is not None else []))
    records = {table: tuple(found) for table, found in patch.records.items()}
    by_years: set[tuple[str, ...]] = set()
    if ("years",) in patch.groups:
        years = {*facts.groups.get(("years",), ()), *patch.groups["years",]}
        by_years = {key[:-1] for key in known_keys(facts.groups) if key[-1] in years}
    places = ((id, facts.places.get(id), now) for id, now in patch.records.get("places", {}).items())
    moved = tuple(id for id, before, now in places if before and now and before[0] != now[0])
    return ChangeSet(records, tuple(patch.ids), tuple(patch.groups), tuple(sorted(near)), tuple(sorted(by_years)), moved, scalars)


def _near(before: tuple[str, ...], now: tuple[str, ...], patch: Patch, groups: Groups) -> set[str]:
    """Return the entries of a list near a changed position: the neighbours they show may have changed.

    Entries that did not change keep their relative order. A withdrawn article is not in the list: its neighbours are found by its sort key.
    """
    changed = (set(before) ^ set(now)) | patch.records.get("articles", {}).keys()
    found: set[str] = set()
    for ids in (before, now):
        for place, id in enumerate(ids):
            if id in changed:
                found.update(ids[max(0, place - NEAR) : place + NEAR + 1])
                if place <= NEAR:
                    found.update((*groups.get(("withdrawn",), ()), *patch.groups.get(("withdrawn",), ())))
    return found
