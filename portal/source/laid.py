"""Owns lists under amendment: what lies over the groups and tables of Facts, and where an id belongs in an ordered list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.domain.facts import Facts
from portal.domain.turn import Turn

Key = tuple[str, ...]
NEIGHBOURS = 16  # on either side of a place in a list, how many entries may be shown beside it


@dataclass(slots=True)
class Laid:
    """What lies over the Facts: records by table and id (None: gone), ids in their order, groups (empty: gone).

    `beside`: ids near a changed place of a group, whose neighbours may be others now.
    """

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    turns: tuple[Turn, ...] | None = None  # None: as they were
    beside: dict[Key, set[str]] = field(default_factory=dict)


class Lists:
    """The groups of Facts with what was laid over them so far; ("ids", table) is a table's order."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.laid = Laid()

    def group(self, key: Key) -> tuple[str, ...]:
        """A group as it is now; ("ids", table) is a table's order."""
        if key in self.laid.groups:
            return self.laid.groups[key]
        return tuple(getattr(self._facts, key[1])) if key[0] == "ids" else self._facts.groups.get(key, ())

    def drop(self, key: Key, id: str) -> None:
        """Take an id out of a group."""
        ids = self.group(key)
        place = ids.index(id)
        self._beside(key, ids, place)
        self.laid.groups[key] = ids[:place] + ids[place + 1 :]

    def insert(self, key: Key, id: str, order: Callable[[str], Any], *, newest_first: bool = False) -> None:
        """Put an id into an ordered group, where `order` has it."""
        ids = self.group(key)
        place = _place(ids, id, order, newest_first)
        self.laid.groups[key] = (*ids[:place], id, *ids[place:])
        self._beside(key, self.laid.groups[key], place)

    def _beside(self, key: Key, ids: tuple[str, ...], place: int) -> None:
        near = self.laid.beside.setdefault(key, set())
        near.update(ids[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1])
        if place <= NEIGHBOURS:  # a withdrawn article has no place in the list: what begins it stands near
            near.update(self._facts.groups.get(("withdrawn",), ()))

    def _set(self, key: Key, ids: Iterable[str]) -> None:
        found = tuple(ids)
        if found != self._facts.groups.get(key, ()):
            self.laid.groups[key] = found


def _place(ids: Sequence[str], id: str, order: Callable[[str], Any], newest_first: bool) -> int:
    """Where an id belongs in an ordered list: found by halving, so that few records are read."""
    own, low, high = order(id), 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        other = order(ids[middle])
        if (other > own) if newest_first else (other < own):
            low = middle + 1
        else:
            high = middle
    return low


