"""Owns the noting of look-ups: what was taken from a Portal by one who makes something of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from portal.domain.portal import HELD, LOOKUPS, TABLES, Portal, QueryKey

WHOLE = {**TABLES, **HELD, "card": "articles", "place": "places"}  # look-up of one record → the table it is answered from


class DependencyTracker(Portal):
    """A Portal that notes every look-up made through it: what a view took."""

    def __init__(self, portal: Portal) -> None:
        self._facts = portal._facts
        self._digests = portal._digests
        self._places = portal._places
        self._shared = portal._shared
        self.taken: set[QueryKey] = set()

    def find(self, name: QueryKey) -> Any:
        """As Portal.find, noted."""
        self.taken.add(name)
        return LOOKUPS[name[0]](self, *name[1:])

    def note(self, names: Iterable[QueryKey]) -> None:
        """As if each had been looked up."""
        self.taken.update(names)

    def shared(self, make: Callable[..., Any], *args: Any) -> Any:
        """As Portal.shared: made once in the life of the Portal, taken by all who show it."""
        known = self._shared.get((make, *args))
        if known is None:
            maker = DependencyTracker(self)
            made = make(maker, *args)
            known = self._shared[(make, *args)] = made, tuple(maker.taken)
        self.note(known[1])
        return known[0]


class TableTracker(DependencyTracker):
    """A DependencyTracker of whoever reads through whole tables: it notes the table, not each of its records."""

    def find(self, name: QueryKey) -> Any:
        """As Portal.find, the table noted."""
        self.taken.add(_whole(name))
        return Portal.find(self, name)

    def note(self, names: Iterable[QueryKey]) -> None:
        """As if each had been looked up."""
        self.taken |= {("table", WHOLE[name[0]]) if name[0] in WHOLE else name for name in names}


def _whole(name: QueryKey) -> QueryKey:
    return ("table", WHOLE[name[0]]) if name[0] in WHOLE else name
