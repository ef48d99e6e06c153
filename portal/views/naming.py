"""Owns the wording of names where records tell them another way than a page should."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from portal.domain.event import Event

# What staff write on one line: the event, then when it was. The page tells the day in its own place.
_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?"
_CLOCK = r"(?:(?:lúc\s+)?\d{1,2}(?:\s*(?:giờ|h|g)\s*|:)(?:\d{2})?(?:\s*phút)?[\s,]+)?"
_CUES = r"(?:(?:vào|từ|trong|(?:\d|hai|ba)\s+ngày|ngày|sáng|trưa|chiều|tối)\s+)"
_OTHERS = rf"(?:(?:{_DAY}|\d{{1,2}})\s*(?:-|–|,|;|và|đến|tới)\s*(?:hết\s+)?{_CUES}*)*"  # the days of a list before its last
WHEN = re.compile(
    rf"(?:\s*(?:[,;(–]|\s-)\s*{_CLOCK}{_CUES}*{_OTHERS}|[\s,;.–-]+{_CLOCK}{_CUES}+{_OTHERS}|[\s,;.–-]*\(?\b{_CUES}*){_DAY}\)?[\s.]*$", re.I
)
LAST_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*\d{4})?\)?[\s.]*$")
DAY_LAST = re.compile(r"\d\)?[\s.]*$")  # a quick look whether the long one is worth its while


@lru_cache(maxsize=1 << 14)  # an event is named by the lists, the calendar and the pages of its articles
def event_name(written: str) -> str:
    """«Hội nghị triển khai, ngày 25/11» → «Hội nghị triển khai»; a name that is nothing but a date stays as it is."""
    named = WHEN.sub("", written) if DAY_LAST.search(written) else written
    return named.strip() or written


def held_name(written: str, event: Event) -> str:
    """The name of an event whose day is told beside it: a day at its end is left out when it is the event's own («Lễ kỷ niệm 20/11» stays)."""
    found = LAST_DAY.search(written) if DAY_LAST.search(written) else None
    if found is None:
        return written
    own = any(_is_on(day, found) for day in (event.end_day, event.day, event.old_day) if day)
    return event_name(written) if own else written


def _is_on(day: date, found: re.Match[str]) -> bool:
    return (day.day, day.month) == (int(found[1]), int(found[2]))
