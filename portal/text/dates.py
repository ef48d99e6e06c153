"""Owns the parsing of dates and moments in fields and labels, always day before month. Running text is not searched.

`find_event_date` searches sentences; `portal.text.day` validates and prints a day. Both are exported here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

from portal.text.day import (
    TZ,
    WEEKDAYS,
    check_day,
    format_day,
    format_long,
    format_month,
    format_weekday,
    in_vietnam,
    iso,
    make_day,
    resolve_year,
    rfc822,
)
from portal.text.event_date import EventDate, find_event_date

__all__ = [
    "TZ",
    "WEEKDAYS",
    "EventDate",
    "check_day",
    "find_event_date",
    "format_day",
    "format_long",
    "format_month",
    "format_weekday",
    "in_vietnam",
    "iso",
    "make_day",
    "read_date",
    "read_moment",
    "read_when",
    "resolve_year",
    "rfc822",
]

_GAP = r"\s*"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)(?:T(?=\d))?")
_DAY = re.compile(rf"(?<![\d:.])(?P<d>\d{{1,2}}){_GAP}(?P<sep>[/.–-]){_GAP}(?P<m>\d{{1,2}}){_GAP}(?P=sep){_GAP}(?P<y>\d{{1,4}})(?!\d)")
_LONG = re.compile(r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm|,)\s+(?P<y>\d{4})(?!\d)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})(?::|\s*(?:giờ|h|g)\s*)(?P<minute>\d{1,2})?(?::(?P<second>\d{1,2})(?:\.\d+)?)?"
    r"(?:\s*phút|['’])?(?:\s*(?:buổi\s+)?(?P<half>SA|CH|AM|PM|sáng|trưa|chiều|tối)\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?<=\d)\s*(?:Z|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d))$")
_PLAIN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: ([0-9]{1,2}):([0-9]{2}))?")
# What labels and weekdays of old portals may put around a date; anything else means the text is not a date.
_LABELS = re.compile(
    r"(?:ngày đăng|ngày cập nhật|cập nhật|đăng|gửi|ngày|mùng|mồng|lúc|vào|GMT\s*\+\s*0?7|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
    r"|[\s,.:;|()\[\]–-]+",
    re.IGNORECASE,
)


def read_date(text: str) -> date | None:
    """Return the day ("28/11/2016", "2016-11-28", "ngày 24 tháng 6 năm 2022", with or without a time); None if there is none.

    Raises ValueError with a Vietnamese sentence if the day or time is impossible or the year has two digits.
    """
    moment = read_moment(text)
    return moment.date() if moment else None


def read_moment(text: str) -> datetime | None:
    """Return the moment, in +07:00; midnight if there is only a day. None and ValueError as in `read_date`.

    The time may precede or follow the day ("14:30 28/11/2016", "02/10/2020 08:20 SA"); SA is morning, CH afternoon.
    """
    found = read_when(text)
    return found if found is None or isinstance(found, datetime) else datetime.combine(found, time(), TZ)


def read_when(text: str) -> date | datetime | None:
    """Return the moment, or a plain day if no hour is written."""
    if plain := _PLAIN.fullmatch(text):
        *written, hour, minute = map(int, plain.groups("0"))
        if hour < 24 and minute < 60:
            day = make_day(*written)
            return datetime.combine(day, time(hour, minute), TZ) if plain[4] else day
    found = _ISO.search(text) or _LONG.search(text) or _DAY.search(text)
    if not found:
        return None
    offset = _OFFSET.search(text) if found.re is _ISO and found.end() < len(text) else None
    rest = text[: found.start()] + " " + text[found.end() : offset.start() if offset else len(text)]
    clock = _CLOCK.search(rest)
    if clock:
        rest = rest[: clock.start()] + " " + rest[clock.end() :]
    if _LABELS.sub("", rest):
        return None
    day = make_day(int(found["d"]), int(found["m"]), _year(found["y"]))
    return _placed(datetime.combine(day, _time(clock)), offset) if clock else day


def _year(digits: str) -> int:
    if len(digits) != 4:
        raise ValueError(f"Năm phải viết đủ bốn chữ số, không viết “{digits}”")
    return int(digits)


def _time(clock: re.Match[str]) -> time:
    hour, minute, second = (int(clock[name] or 0) for name in ("hour", "minute", "second"))
    half = (clock["half"] or "").upper()
    if half == "TỐI" and hour == 12:
        raise ValueError(f"Không rõ “{clock[0].strip()}” là giờ nào: viết theo 24 giờ")
    if (half in ("CH", "PM", "CHIỀU", "TỐI") and hour < 12) or (half == "TRƯA" and hour < 3):
        hour += 12
    elif half in ("SA", "AM", "SÁNG") and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"Không có giờ “{clock[0].strip()}”")
    return time(hour, minute, second)


def _placed(moment: datetime, offset: re.Match[str] | None) -> datetime:
    if not offset:
        return moment.replace(tzinfo=TZ)
    return datetime.fromisoformat(moment.isoformat() + offset[0].strip().replace("Z", "+00:00")).astimezone(TZ)
