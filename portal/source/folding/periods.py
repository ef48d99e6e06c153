"""Owns the division of long lists: a list into years, the list of a year into months. A list that fits on one page stays whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from portal.domain.facts import Groups
from portal.domain.groups import NO_YEAR, Key

LONG = 100  # entries that one page may hold

Dated = Callable[[str], str]  # id → "2016-04", "2016" or ""


def parted(lists: Mapping[Key, Sequence[str]], keys: Iterable[Key], dated: Dated) -> Groups:
    """Return for each long list in `keys`: (*key, "periods") → its periods, newest first; (*key, period) → its ids.

    A year is divided into months: ("events", "year", "2021") → ("events", "year", "2021", "04"); any other list into years, and these again
    into months.
    """
    groups: Groups = {}
    for key in keys:
        groups |= _parted(key, lists[key], dated)
    return groups


def _parted(key: Key, ids: Sequence[str], dated: Dated) -> Groups:
    if len(ids) <= LONG:
        return {}
    of_year = _is_year(key[-1])
    lists: dict[str, list[str]] = {}
    for id in ids:
        lists.setdefault(_period(dated(id), of_year), []).append(id)
    if list(lists) in ([""], [NO_YEAR]):
        return {}
    groups: Groups = {(*key, "periods"): tuple(sorted(lists, key=lambda name: (name != NO_YEAR, name), reverse=True))}
    for name, found in lists.items():
        groups[*key, name] = tuple(found)
        if not of_year and _is_year(name):
            groups |= _parted((*key, name), found, dated)
    return groups


def _period(month: str, of_year: bool) -> str:
    return month[5:7] if of_year else month[:4] or NO_YEAR


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
