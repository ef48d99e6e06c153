"""Owns the groups of units, and of articles with the same title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from portal.domain.facts import Groups
from portal.domain.groups import Key
from portal.domain.unit import Unit
from portal.source.linking.row import Row


def titled_alike(rows: Iterable[Row]) -> Groups:
    """Return ("titled", id) for every article whose title another article has: those of its day, including itself, in order."""
    alike: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        alike[" ".join(row.title.casefold().split())].append(row)
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    several = [row for rows in alike.values() if len(rows) > 1 for row in sorted(rows, key=lambda row: row.order)]
    for row in several:
        found[row.title.casefold(), row.at[:10]].append(row.id)
    return {("titled", row.id): tuple(found[row.title.casefold(), row.at[:10]]) for row in several}


def group_units(units: Mapping[str, Unit], as_of: date) -> Groups:
    """Return ("ended", id) for every unit whose last day is before the as-of date; ("units", "parent", id) → the units below one."""
    ended = {("ended", id): (id,) for id, unit in units.items() if unit.valid_to and unit.valid_to < as_of}
    below: dict[Key, list[str]] = {}
    for unit in units.values():
        if unit.parent:
            below.setdefault(("units", "parent", unit.parent), []).append(unit.id)
    return ended | {key: tuple(ids) for key, ids in below.items()}
