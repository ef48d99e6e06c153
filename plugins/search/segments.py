"""Owns the line between closed and open years. Refuses to look at the clock: the newest document says where we are.

Articles and documents dated before the calendar period of the newest one are *closed*: whatever is published now leaves
their shards untouched. The period is its year, or the half, quarter, month or day of it, the first that holds few enough.
Records without a date (units, targets, plans) live on and are always open.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.search.document import SearchEntry

SEGMENTS = ("closed", "open")
OPEN_AT_MOST = 2000
_STARTS = {"half": (1, 7), "quarter": (1, 4, 7, 10), "month": range(1, 13)}


def open_since(dates: Mapping[str, int], at_most: int = OPEN_AT_MOST) -> str:
    """The ISO date from which documents are open; "" when all are (no more than `at_most` of them). `dates`: how many each has."""
    if sum(dates.values()) <= at_most:
        return ""
    starts = _period_starts(max(dates))
    open_ones = ((start, sum(count for date, count in dates.items() if date >= start)) for start in starts)
    return next((start for start, count in open_ones if count <= at_most), starts[-1])


def _period_starts(newest: str) -> list[str]:
    """The first days of the year, half, quarter and month of the date, and the date."""
    year, month = newest[:4], int(newest[5:7])
    firsts = (max(first for first in months if first <= month) for months in _STARTS.values())
    return [f"{year}-01-01", *(f"{year}-{first:02}-01" for first in firsts), newest]


def segment(entry: SearchEntry, since: str) -> str:
    """ "closed" or "open"."""
    return "closed" if entry.date and entry.date < since else "open"
