"""Owns the shape of a table of open data: columns with their types, and the conversion of a record to a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.feed import origin_of

Cell = str | int | bool | Decimal | date | datetime | tuple[str, ...] | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class At:
    """One record with the other inputs of its row: the Portal for queries, and "https://host" for addresses."""

    portal: Portal
    record: Any
    origin: str

    def url(self, address: str) -> str:
        """Return an absolute address; "" stays ""."""
        return self.origin + address if address else ""

    def article(self, id: str) -> str:
        """Return the address of an article, "" for none or one that is not published."""
        return self.url(self.portal.card(id).url) if id and self.portal.has_article(id) else ""

    def plan(self, id: str) -> str:
        """Return the address of a plan: its page, or its row of the register; "" for none."""
        if not id:
            return ""
        return self.url(urls.plan(id) if (plan := self.portal.plan(id)).page else urls.plan_row(id, plan.year))

    def unit(self, id: str) -> str:
        """Return the name of a unit, "" for none."""
        return self.portal.unit(id).name if id else ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `type` is Frictionless' word; lists of names are strings joined by ";" in formats without lists."""

    name: str
    title: str
    get: Callable[[At], Cell | Enum]
    type: str = "string"
    choices: tuple[str, ...] = ()
    of: str = ""  # the table whose `id` it refers to


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the open data. `name` is the file's; the first column is the key."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    ids: Callable[[Portal], Iterable[str]]
    record: Callable[[Portal, str], object]

    def rows(self, portal: Portal, origin: str, ids: Iterable[str] | None = None) -> Iterator[Row]:
        """Yield all rows, or those of some records. `origin` "" is replaced as in feeds."""
        host = origin_of(portal.identity(), origin)
        getters = [column.get for column in self.columns]
        for id in self.ids(portal) if ids is None else ids:
            at = At(portal, self.record(portal, id), host)
            cells = [get(at) for get in getters]
            yield tuple([cell if cell and type(cell) is str else plain(cell) for cell in cells])  # most are text, and there are millions


def plain(value: Cell | Enum) -> Cell:
    """Return a cell without our own types; a missing value is None, not ""."""
    if type(value) is str or value is None:
        return value or None
    if isinstance(value, Enum):
        return str(value.value) or None
    return None if value == () else value
