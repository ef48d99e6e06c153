"""Owns the year of an event whose source gives none: later if the text announces, earlier if it reports, otherwise the nearest."""

from __future__ import annotations

import re
from datetime import date

from portal.text.day import coming_year, resolve_year
from portal.text.event_days import EventDays

ANNOUNCES = re.compile(
    r"\b(?:sẽ|sắp|dự kiến|chuẩn bị (?:tổ chức|diễn ra|khai mạc)|kế hoạch tổ chức|(?:giấy|thư|kính|trân trọng) mời|mời|thông báo|lịch)\b"
    r"(?!\s+(?:kết luận|kết quả|sử))",
    re.I,
)
FAR = 183  # days: nothing is announced further ahead
PLAIN = 60  # days within which the year is certain


def year_of(days: EventDays, pivot: date, state: str | None, words: str) -> tuple[int, bool]:
    """Return the year, judged from the day of publication, and whether it is certain. Raises ValueError (Vietnamese)."""
    day, month, _ = days.first
    back, ahead = resolve_year(day, month, pivot), coming_year(day, month, pivot)
    if days.weekday is not None and (back.weekday() == days.weekday) != (ahead.weekday() == days.weekday):
        return (back if back.weekday() == days.weekday else ahead).year, True
    if state in ("planned", "held"):
        return (ahead if state == "planned" else back).year, True
    behind, before = (pivot - back).days, (ahead - pivot).days
    if before <= FAR and ANNOUNCES.search(words):
        return ahead.year, before <= PLAIN
    return (back.year, behind <= PLAIN) if behind <= before else (ahead.year, False)
