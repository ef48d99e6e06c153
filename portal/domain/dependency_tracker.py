"""Owns dependency tracking: it records which queries a computation makes of a Portal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from portal.domain.answers import HELD, LOOKUPS, TABLES
from portal.domain.portal import Portal, QueryKey

WHOLE = {**TABLES, **HELD, "card": "articles", "place": "places"}  # query of one record → the table it is answered from


class DependencyTracker(Portal):
    """A Portal that records every query made through it: the dependencies of a view."""

    def __init__(self, portal: Portal) -> None:
        self._facts = portal._facts
        self._digests = portal._digests
        self._places = portal._places
        self._shared = portal._shared
        self.dependencies: set[QueryKey] = set()

    def find(self, name: QueryKey) -> Any:
        """Answer a query as Portal.find does, and record it."""
        self.dependencies.add(name)
        return LOOKUPS[name[0]](self, *name[1:])

    def note(self, names: Iterable[QueryKey]) -> None:
        """Record these queries as if each had been made."""
        self.dependencies.update(names)

    def shared(self, make: Callable[..., Any], *args: Any) -> Any:
        """Return a shared value as Portal.shared does: computed once per Portal; its queries are recorded for every user of it."""
        known = self._shared.get((make, *args))
        if known is None:
            maker = DependencyTracker(self)
            made = make(maker, *args)
            known = self._shared[(make, *args)] = made, tuple(maker.dependencies)
        self.note(known[1])
        return known[0]


class TableTracker(DependencyTracker):
    """A DependencyTracker for code that reads whole tables: it records the table instead of each record."""

    def find(self, name: QueryKey) -> Any:
        """Answer a query as Portal.find does, and record its table."""
        self.dependencies.add(_whole(name))
        return Portal.find(self, name)

    def note(self, names: Iterable[QueryKey]) -> None:
        """Record these queries as if each had been made."""
        self.dependencies |= {("table", WHOLE[name[0]]) if name[0] in WHOLE else name for name in names}


def _whole(name: QueryKey) -> QueryKey:
    return ("table", WHOLE[name[0]]) if name[0] in WHOLE else name
