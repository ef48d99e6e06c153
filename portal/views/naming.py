"""Owns the wording of names if a page needs another form than the record."""

from __future__ import annotations

import re
from functools import lru_cache

from portal.domain.event import EventReport

# What staff write on one line: the event, then its day. The page prints the day separately.
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_CLOCK = r"(?:(?:lúc\s+)?\d{1,2}(?:\s*(?:giờ|h|g)\s*|:)(?:\d{2})?(?:\s*phút)?[\s,]+)?"
_CUES = r"(?:(?:vào|từ|trong|(?:\d|hai|ba)\s+ngày|ngày|sáng|trưa|chiều|tối)\s+)"
_OTHERS = rf"(?:(?:{_DAY}|\d{{1,2}})\s*(?:-|–|,|;|và|đến|tới)\s*(?:hết\s+)?{_CUES}*)*"  # the days of a list before its last
WHEN = re.compile(
    rf"(?:\s*(?:[,;(–]|\s-)\s*{_CLOCK}{_CUES}*{_OTHERS}|[\s,;.–-]+{_CLOCK}{_CUES}+{_OTHERS}|[\s,;.–-]*\(?\b{_CUES}*){_DAY}\)?[\s.]*$", re.I
)
A_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?=\s*[/.-]\s*\d{4}|(?!\s*[/.-]\s*\d))")
CUT = re.compile(r"(?:(?<!\d{3})\d\s*[/–-]\s*\d{1,4}|\b(?:từ|đến|tới|và|hết|lúc|vào|trong))$|^\d+$", re.I)  # a name cut within its days
DAY_LAST = re.compile(r"\d\)?[\s.]*$")  # a quick check whether the long pattern is worth trying


@lru_cache(maxsize=1 << 14)  # an event is named by the lists, the calendar and the pages of its articles
def event_name(written: str) -> str:
    """Return the name of an event without its day; a name that is only a date stays.

    «Hội nghị triển khai, ngày 25/11» → «Hội nghị triển khai».
    """
    named = WHEN.sub("", written) if DAY_LAST.search(written) else written
    return named.strip() or written


def held_name(written: str, event: EventReport) -> str:
    """Return the name of an event whose days are printed next to it: days at its end are left out if they are the event's own.

    «Lễ kỷ niệm 20/11» of another day stays whole.
    """
    if not DAY_LAST.search(written):
        return written
    name = event_name(written)
    rest = written.strip()[len(name) :]
    dates = [(int(day), int(month)) for day, month in A_DAY.findall(rest)]
    whole = CUT.search(name) or (name[-1:].isdigit() and rest[:1] in ("-", "–"))  # «Ngày hội 8-9/5»
    return name if dates and not whole and all(_is_of(event, *day) for day in dates) else written.strip()


def _is_of(event: EventReport, day: int, month: int) -> bool:
    first, last = event.day, event.end_day or event.day
    if event.old_day and (event.old_day.day, event.old_day.month) == (day, month):
        return True
    if first is None or last is None:
        return False
    after, before = (first.month, first.day) <= (month, day), (month, day) <= (last.month, last.day)
    return (after and before) if first.year == last.year else (after or before)
