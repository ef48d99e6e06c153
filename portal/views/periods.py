"""Owns how a list too long for one page is shown: its periods, newest first, each with its newest entries and a link to all of them.

Lists are divided by periods, never by page numbers: the address of a period's list is permanent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from portal import urls
from portal.domain.groups import NO_YEAR
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.numbers import format_number
from portal.views.parts import Link
from portal.views.rows import PeriodNav

SOME = 5  # entries shown of each period

Row = TypeVar("Row")
Rows = Callable[[Portal, Iterable[str]], tuple[Row, ...]]


@dataclass(frozen=True)
class ListPart(Generic[Row]):
    """Entries of one period under its heading; `more` leads to all of them. A whole list has the heading ""."""

    heading: str
    anchor: str
    rows: tuple[Row, ...]
    more: Link | None = None


def parts(portal: Portal, key: tuple[str, ...], url: str, rows: Rows[Row], noun: str) -> tuple[ListPart[Row], ...]:
    """Return the list of a group whole, or, if it is long, some of each of its periods; `noun` names its entries."""
    periods = portal.periods(*key)
    if periods:
        newest = ((name, count, rows(portal, portal.latest(SOME, *key, name))) for name, count in periods)
        return tuple(_part(name, count, urls.period(url, name), shown, noun) for name, count, shown in newest)
    ids = portal.group(*key)
    return (ListPart("", "danh-sach", rows(portal, ids)),) if ids else ()


def _part(name: str, count: int, url: str, shown: tuple[Row, ...], noun: str) -> ListPart[Row]:
    more = Link(f"Tất cả {format_number(count)} {noun} {period_text(name).lower()}", url) if count > len(shown) else None
    return ListPart(period_text(name), f"ky-{name}", shown, more)


def period_text(*names: str, unknown: str = "Không rõ năm") -> str:
    """Return «Năm 2021», «Tháng 4», «Tháng 4 năm 2021» of ("2021",), ("04",), ("2021", "04")."""
    months = [f"tháng {int(name)}" for name in names if len(name) == 2]
    years = [unknown.lower() if name == NO_YEAR else f"năm {name}" for name in names if len(name) != 2]
    words = " ".join([*months, *years])
    return words[:1].upper() + words[1:]


def period_trail(name: str, url: str, period: tuple[str, ...]) -> tuple[Link, ...]:
    """Return the breadcrumb from a list to one of its periods: «Kế hoạch › Năm 2021 › Tháng 4»; the last is the page itself."""
    links = [Link(name, url), *(Link(period_text(at), urls.period(url, *period[: place + 1])) for place, at in enumerate(period))]
    return (*links[:-1], Link(links[-1].text))


def period_nav(portal: Portal, key: tuple[str, ...], url: str, all: Link) -> PeriodNav:
    """Return links from the list of one period to the next newer and older one; `url` is that of the whole list."""
    names = portal.names("periods", *key[:-1])
    return neighbours_nav(names, key[-1], lambda name: Link(period_text(name), urls.period(url, name)), all)


def neighbours_nav(names: Sequence[str], at: str, link: Callable[[str], Link], all: Link) -> PeriodNav:
    """Return the links to the periods before and after one, newest first."""
    place = names.index(at)
    older = link(names[place + 1]) if place + 1 < len(names) else None
    return PeriodNav(link(names[place - 1]) if place else None, older, all)


def within(portal: Portal, *key: str) -> tuple[tuple[str, ...], ...]:
    """Return a list and all its periods with lists of their own: () for itself, ("2021",), ("2021", "04") …"""
    below = [(name, *path) for name in portal.names("periods", *key) for path in within(portal, *key, name)]
    return ((), *below)
