"""Owns the days of an event in a field of their own: «25-26/5», «từ 30/4 đến 02/5/2024», «sáng thứ Bảy 25/5, 8 giờ».

The whole text must be days and hours; `event_date` searches sentences. A year is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from portal.record import dataclass
from portal.text.clock import Hours, read_hours, session_of
from portal.text.day import check_day
from portal.text.event_date import PASSED_OVER, EventDate, find_event_date
from portal.text.lunar import DATED, LUNAR, solar

Written = tuple[int, int, int | None]  # day, month, year or None


@dataclass(frozen=True, slots=True)
class EventDays:
    """First and last day as written. `weekday`: the one named (Monday is 0); `gaps`: some day in between is not part of the event."""

    first: Written
    last: Written | None = None
    hours: Hours = Hours()
    end_session: str = ""  # of the last day: «sáng 25/5 đến chiều 26/5»
    weekday: int | None = None
    gaps: bool = False
    quote: str = ""


_WEEKDAY = r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|t[2-7]|cn"
_NUMBERS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_SESSION = r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)"
_SESSIONS = re.compile(rf"\b{_SESSION}\b", re.I)
_BEFORE_DAY = rf"(?:(?:(?:hết|từ|{_SESSION}|{_WEEKDAY}|ngày|mùng|mồng)[\s,]+)*)"
_JOIN = rf"\s*(?:[-–—~÷→,;&+]|và|đến|tới)\s*{_BEFORE_DAY}"
_DAY = r"(?<![\d:.])(?:\d{1,2})(?!\d)"
_MONTH = (
    r"\d{1,2}\s*(?:/\s*\d{1,2}(?:\s*/\s*\d{2,4}|,?\s+năm\s+\d{4})?|-\s*\d{1,2}\s*-\s*\d{4}|\.\s*\d{1,2}\s*\.\s*\d{4}"
    r"|\s+tháng\s+\d{1,2}(?:(?:\s*/\s*|\s+năm\s+|,\s*)\d{4})?)(?![\d/%])"
)
_DAYS = re.compile(rf"(?<![\d/:.])(?:{_DAY}{_JOIN})*{_MONTH}(?:{_JOIN}(?:{_DAY}{_JOIN})*{_MONTH})*", re.I)
_RANGE = re.compile(r"[-–—~÷→]|đến|tới", re.I)
_PART = re.compile(rf"{_MONTH}|{_DAY}", re.I)
_PLAIN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:T(?=\d))?")
_APART = re.compile(r"\s*[,;(–—]\s*|\s+-\s+|\s+(?=(?:ngày|sáng|trưa|chiều|tối|trong)\s)", re.I)  # between a name and its days
_FILLER = re.compile(
    rf"\b(?:trong|cả|suốt|vào|lúc|hồi|các|những|hôm|từ|ngày|mùng|mồng|dương\s+lịch|(?:\d|hai|ba|bốn|năm|sáu|bảy)\s+ngày|{_WEEKDAY})\b", re.I
)
_CLOCK_BEFORE = re.compile(r"(?:giờ|h|g|:|đến|-|–)\s*$", re.I)
_UNFINISHED = re.compile(  # a name cut within its days
    r"(?:(?<!\d{3})\d\s*[/–-]\s*\d{1,4}|\d\s*(?:giờ|h|g|:)\s*\d{0,2}(?:\s*phút|')?|[&,;–—-]"
    r"|\b(?:từ|đến|tới|và|hoặc|hết|lúc|vào|trong|ngày|các|cả|những|sau|trước|hằng|hàng|mỗi|khoảng|dự\s+kiến))"
    r"$|^\d+$",
    re.I,
)


def read_event_days(text: str) -> EventDays | None:
    """Return the days and hours, None if the text holds anything else. Raises ValueError (Vietnamese) for impossible ones."""
    if plain := _PLAIN.fullmatch(text):
        day, month, year = map(int, plain.groups())
        check_day(day, month, year)
        return EventDays((day, month, year), quote=text)
    text = _ISO.sub(r"\4/\3/\1 ", solar(text.strip())).strip()
    if LUNAR.search(text):
        return None
    for found in _places(text):
        around = (_FILLER.sub(" ", part).strip(" (),;.–—-") for part in (text[: found.start()], text[found.end() :]))
        rest = " ".join(filter(None, around))
        hours = read_hours(rest) if rest else Hours()
        if hours is not None:
            return _read(text, found[0], hours)
    return None


def days_at_end(text: str) -> tuple[int, EventDays] | None:
    """Return where the days at the end of a name begin, and the days: «Hội thảo rừng, sáng thứ Hai, 3/6»; None if none end it.

    The longest end that holds nothing but days and hours counts, so that no part of them stays in the name.
    """
    for apart in _APART.finditer(text):
        tail = text[apart.end() :].rstrip(" ).")
        name = text[: apart.start()].strip(" ,;")
        if apart[0].isspace() and PASSED_OVER.search(text, max(0, apart.end() - 40), apart.end()):
            continue  # «Nghị quyết số 10-NQ/TU ngày 5/6/2014»
        if not name or _UNFINISHED.search(name) or not any(letter.isdigit() for letter in tail):
            continue
        try:
            days = read_event_days(tail)
        except ValueError:
            continue  # "10/16 mục tiêu" is no day
        if days:
            return apart.start(), days
    return None


def find_event_days(text: str) -> EventDays | None:
    """Return the days that a sentence introduces, see find_event_date."""
    text = solar(text)
    found = None if DATED.search(text) else find_event_date(text)
    return days_of(found) if found else None


def days_of(found: EventDate) -> EventDays:
    """Return a date found in a sentence in the same form."""
    hours = Hours(found.time, "", found.session)
    return EventDays((found.day, found.month, found.year), found.end, hours, quote=found.quote)


def _places(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while found := _DAYS.search(text, place):
        if not (_CLOCK_BEFORE.search(text, 0, found.start()) and not re.match(_MONTH, found[0], re.I)):
            yield found
        place = found.start() + 1
        while place < len(text) and text[place].isdigit():
            place += 1


def _read(text: str, days: str, hours: Hours) -> EventDays:
    written = _filled([_numbers(part) for part in _PART.findall(days)])
    for one in written:
        check_day(*one)
    first, last = written[0], written[-1]
    if _order(last) < _order(first) and not (first[2] is None and first[1] > last[1]):
        raise ValueError("Ngày kết thúc đứng trước ngày bắt đầu")
    weekday = re.search(rf"\b(?:{_WEEKDAY})\b", text, re.I)
    many = len(written) > 1 and first != last
    return EventDays(
        first,
        last if many else None,
        hours,
        session_of(_SESSIONS.findall(days)[-1]) if many and _SESSIONS.search(days) else "",
        _weekday(weekday[0]) if weekday else None,
        many and _has_gaps(written, days),
        text,
    )


def _numbers(part: str) -> tuple[int, int, int]:
    day, month, year = ([*re.findall(r"\d+", part), "", ""])[:3]
    if year and len(year) != 4:
        raise ValueError(f"Năm phải viết đủ bốn chữ số, không viết “{year}”")
    return int(day), int(month or 0), int(year or 0)


def _filled(parts: list[tuple[int, int, int]]) -> list[Written]:
    """Return the days completed: a day without month or year has that of the next; December before January is in the previous year."""
    found: list[Written] = []
    month, year = 0, 0
    for day, own_month, own_year in reversed(parts):
        before = own_month > month > 0 and not own_year
        month = own_month or month
        year = own_year or (year - 1 if before and year else year)
        found.append((day, month, year or None))
    return found[::-1]


def _order(written: Written) -> tuple[int, int, int]:
    return written[2] or 0, written[1], written[0]


def _has_gaps(written: list[Written], days: str) -> bool:
    """Return whether a list ("25/5 và 27/5"), unlike a range ("25 - 27/5"), leaves out a day."""
    parts = list(_PART.finditer(days))
    listed = [not _RANGE.search(days, one.end(), other.start()) for one, other in pairwise(parts)]
    return any(apart and after[:2] != (day + 1, month) for apart, ((day, month, _), after) in zip(listed, pairwise(written), strict=True))


def _weekday(words: str) -> int:
    last = words.lower().split()[-1]
    return 6 if last in ("nhật", "cn") else int(last[-1]) - 2 if last[-1].isdigit() else _NUMBERS[last]
