"""Owns the wording of names if a page needs another form than the record."""

from __future__ import annotations

import re
from functools import lru_cache

from portal.domain.event import EventReport
from portal.text.event_days import EventDays, days_at_end

A_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?=\s*[/.-]\s*\d{4}|(?!\s*[/.-]\s*\d))")
_MAY_END = re.compile(r"\d\s*[/.-]\s*\d|\btháng\s+\d", re.I)  # a quick check whether the end is worth trying


@lru_cache(maxsize=1 << 14)  # an event is named by the lists, the calendar and the pages of its articles
def _parted(written: str) -> tuple[str, EventDays] | None:
    """Return a name without the days at its end, and these."""
    found = days_at_end(written) if _MAY_END.search(written) else None
    return (written[: found[0]].strip(" ,;"), found[1]) if found else None


def held_name(written: str, event: EventReport) -> str:
    """Return the name of an event whose days are printed next to it: days at its end are left out if they are the event's own.

    «Hội nghị triển khai, ngày 25/11» → «Hội nghị triển khai»; «Lễ kỷ niệm 20/11» of another day stays whole.
    """
    parted = _parted(written)
    if parted is None:
        return written.strip()
    name, days = parted
    return name if all(_is_of(event, *one[:2]) for one in (days.first, days.last) if one) else written.strip()


def _is_of(event: EventReport, day: int, month: int) -> bool:
    first, last = event.day, event.end_day or event.day
    if event.old_day and (event.old_day.day, event.old_day.month) == (day, month):
        return True
    if first is None or last is None:
        return False
    after, before = (first.month, first.day) <= (month, day), (month, day) <= (last.month, last.day)
    return (after and before) if first.year == last.year else (after or before)
