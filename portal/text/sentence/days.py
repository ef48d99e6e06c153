"""Owns points of time in words ("30/6/2025", "quý III", "hết năm"): first and last day. A year needs a reference."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from portal.record import dataclass

POINT = (
    r"(?:ngày )?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)\d\d(?!\d)"
    r"|ngày \d{1,2} tháng \d{1,2}(?:,? năm (?:19|20)\d\d| năm nay)?"
    r"|tháng \d{1,2}(?: ?[/-] ?(?:19|20)\d\d|,? năm (?:19|20)\d\d| năm nay)?(?!\d)"
    r"|quý (?:iv|i{1,3}|[1-4])(?: ?[/-] ?(?:19|20)\d\d|,? năm (?:19|20)\d\d| năm nay)?(?!\w)"
    r"|ngày \d{1,2} ?[/-] ?\d{1,2}(?![\d/%])"
    r"|năm (?:19|20)\d\d(?!\d| ?- ?(?:19|20)\d\d)|năm nay(?!\w)|(?:19|20)\d\d(?= ?:(?!\d))"
)
LED_POINT = POINT + (
    r"|(?:ngày )?\d{1,2}/\d{1,2}(?![\d/%]|,\d)|\d{1,2}/(?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?![\d./%]|,\d"
    r"| ?- ?(?:19|20)\d\d)|(?:cuối năm|hết năm|(?:(?<=hết )|(?<=cuối ))(?:năm|nhiệm kỳ))(?! học)"
)

_SHAPES = (
    ("day", re.compile(r"(?:ngày )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})")),
    ("day", re.compile(r"ngày (\d{1,2}) tháng (\d{1,2})(?:,? năm (\d{4}|nay))?")),
    ("month", re.compile(r"(?:tháng )?(\d{1,2}) ?[/-] ?(\d{4})")),
    ("day", re.compile(r"(?:ngày )?(\d{1,2}) ?[/-] ?(\d{1,2})()")),
    ("month", re.compile(r"tháng (\d{1,2})(?:,? năm (\d{4}|nay))?")),
    ("quarter", re.compile(r"quý (iv|i{1,3}|[1-4])(?:(?: ?[/-] ?|,? năm )(\d{4}|nay))?")),
    ("year", re.compile(r"(?:năm )?(\d{4})")),
    ("year", re.compile(r"(?:cuối |hết )?năm()(?: nay)?")),
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of a point of time, and its precision ("day" | "month" | "year"); no days: the year is unknown."""

    first: date | None
    last: date | None
    precision: str


def span_of(words: str, *, reference: date | None, forward: bool) -> Span | None:
    """Return the days of a POINT. A missing year is the next one from `reference` if `forward`, otherwise the latest not after it."""
    for kind, shape in _SHAPES:
        if found := shape.fullmatch(words):
            return _span(kind, found.groups(), reference, forward)
    return None


def _span(kind: str, parts: tuple[str | None, ...], reference: date | None, forward: bool) -> Span | None:
    year = _year(parts[-1], reference)
    try:
        if year:
            return _days(kind, parts, year)
        if reference is None:
            _days(kind, parts, 2000)
            return Span(None, None, "day" if kind == "day" else "month")
        return _nearest(kind, parts, reference, forward)
    except ValueError:
        return None


def _year(part: str | None, reference: date | None) -> int:
    if part == "nay":
        return reference.year if reference else 0
    return int(part) if part else 0


def _nearest(kind: str, parts: tuple[str | None, ...], reference: date, forward: bool) -> Span:
    here = _days(kind, parts, reference.year)
    assert here.last is not None and here.first is not None
    if kind == "year":
        return here
    if forward:
        return here if here.last >= reference else _days(kind, parts, reference.year + 1)
    slack = timedelta(days=0 if kind == "day" else 31)  # a month is reported on shortly before it ends
    return here if here.last <= reference + slack else _days(kind, parts, reference.year - 1)


def _days(kind: str, parts: tuple[str | None, ...], year: int) -> Span:
    if kind == "day":
        day = date(year, int(parts[1] or 0), int(parts[0] or 0))
        return Span(day, day, "day")
    if kind == "year":
        return Span(date(year, 1, 1), date(year, 12, 31), "year")
    if kind == "month":
        return months(year, int(parts[0] or 0), int(parts[0] or 0))
    quarter = _QUARTERS.get(parts[0] or "") or int(parts[0] or 0)
    return months(year, 3 * quarter - 2, 3 * quarter)


def months(year: int, first: int, last: int) -> Span:
    """Return the span from the first of one month to the end of another. Raises ValueError for a month that does not exist."""
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1] if 1 <= last <= 12 else 0), "month")
