"""Owns the day of an event as news articles write it: "Chiều 09/7", "Trong 2 ngày 12 và 13/4". A year is never guessed.

A bare d/m counts only after a word that introduces a day (Ngày, Sáng, từ …): "6/7 nhóm giải pháp" is no date. Deadlines ("đến ngày", "trước
ngày") and the dates of documents ("10-NQ/TU ngày 5/6/2014") are skipped.
"""

from __future__ import annotations

import re

from portal.record import dataclass
from portal.text.day import check_day


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place, as written: `year` is None if the text names none.

    `session` is "sáng", "trưa", "chiều", "tối" or ""; `time` "HH:MM" or ""; `end` the last day of several as (day, month, year); `quote`
    the words read, at `span` of the text.
    """

    day: int
    month: int
    year: int | None
    session: str
    time: str
    end: tuple[int, int, int | None] | None
    quote: str
    span: tuple[int, int]


_CLOCK = r"(?P<hour>\d{1,2})\s*(?:giờ|g|h|:)\s*(?P<minute>[0-5]\d)?(?:\s*phút)?(?![\d/])"
_SESSIONS = r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối)"
_SESSION = r"(?:buổi\s+)?(?P<session>sáng|trưa|chiều|tối)"
_BEGINS = r"\d|lúc|vào|hồi|buổi|sáng|trưa|chiều|tối|trong|từ|các|hôm|hai|ba|bốn|năm|ngày"  # so that other places are skipped early
_DATE = re.compile(
    rf"""
    (?=[\dlvhbstcn]) (?={_BEGINS})
    (?:(?:lúc|vào|hồi)\s+)? (?:{_CLOCK}[\s,]+)?
    (?:{_SESSION}[\s,]+)?
    (?P<cue> (?:(?:trong|từ|các|vào|hôm)\s+){{0,3}} (?:(?:\d|hai|ba|bốn|năm)\s+)? (?:ngày\s+)? )
    (?: (?P<day1>\d{{1,2}})
        (?: \s?[/-]\s?(?P<month1>\d{{1,2}}) (?:\s?[/-]\s?(?P<year1>\d{{4}}))? | (?:,\s*\d{{1,2}}){{0,9}} )
        \s*(?:-|–|—|và|đến|tới|(?<=\d),(?=\s*\d{{1,2}}/))\s*
        (?:hết\s+)? (?:{_SESSIONS}\s+)? (?:ngày\s+)? )?
    (?P<day>\d{{1,2}})
    (?: \s?[/-]\s?(?P<month>\d{{1,2}}) (?:\s?[/-]\s?(?P<year>\d{{4}}))? (?![\d/%]|[.,]\d)
      | \s+tháng\s+(?P<month_word>\d{{1,2}}) (?:(?:\s+năm|,)\s+(?P<year_word>\d{{4}}))? (?!\d) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})(?P<month_word>)(?P<year_word>)")
PASSED_OVER = re.compile(  # what stands before a day that is no event's: a deadline, the number of a document, a birth
    r"(?:(?i:đến|trước|sau|hạn)|[-/]\w*[A-ZĐ]{2,}|số\s+\S+|sinh)\s+(?:ngày\s+)?$"
    r"|(?i:đăng|cập\s+nhật|gửi\s+lúc)(?:\s+ngày)?[\s:]*$"
)
_LATER_CLOCK = re.compile(rf"[\s,(]*(?:vào\s+)?(?:lúc\s+|hồi\s+)?{_CLOCK}", re.IGNORECASE)


def find_event_date(text: str) -> EventDate | None:
    """Return the first day on which the text says an event takes place, or None.

    Raises ValueError (Vietnamese) if the introduced day is impossible: "Ngày 31/4".
    """
    if (found := _PLAIN.fullmatch(text)) and _is_whole(found):
        return EventDate(int(found["day"]), int(found["month"]), int(found["year"]), "", "", None, text, (0, len(text)))
    dates = [found for found in _DATE.finditer(text) if _may_be_an_events(text, found.start())]
    # A whole date without an introducing word is often the day of publication: it counts only if there is nothing better.
    chosen = next(filter(_is_announced, dates), None) or next(filter(_is_whole, dates), None)
    return _event_date(text, chosen) if chosen else None


def _may_be_an_events(text: str, start: int) -> bool:
    at_a_word = start == 0 or not text[start - 1].isalnum()
    return at_a_word and not PASSED_OVER.search(text, max(0, start - 40), start)


def _is_announced(found: re.Match[str]) -> bool:
    return bool(found["session"] or re.search(r"ngày|từ|hôm", found["cue"], re.IGNORECASE))


def _is_whole(found: re.Match[str]) -> bool:
    """Return whether it is a possible date with a year; "12/15/2020" without an introducing word is some other figure."""
    try:
        month, year = found["month"] or found["month_word"], found["year"] or found["year_word"]
        check_day(_number(found["day"]), _number(month), _number(year))
    except ValueError:
        return False
    return True


def _event_date(text: str, found: re.Match[str]) -> EventDate:
    last = _number(found["day"]), _number(found["month"] or found["month_word"])
    year = _number(found["year"] or found["year_word"]) or None
    check_day(*last, year)
    first = last
    first_year = year
    if found["day1"]:
        first = _number(found["day1"]), _number(found["month1"]) or last[1]
        first_year = _number(found["year1"]) or (year - (first[1] > last[1]) if year else None)
        check_day(*first, first_year)
    time, stop = _time(text, found)
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return EventDate(
        *first,
        first_year,
        (found["session"] or "").lower(),
        time,
        (*last, year) if found["day1"] else None,
        text[start:stop],
        (start, stop),
    )


def _number(digits: str | None) -> int:
    return int(digits or 0)


def _time(text: str, found: re.Match[str]) -> tuple[str, int]:
    """Return ("08:30", end of what was read): the time precedes the day or directly follows it."""
    later = None if found["hour"] else _LATER_CLOCK.match(text, found.end())
    clock = later or found
    if not clock["hour"]:
        return "", found.end()
    hour = int(clock["hour"])
    if hour > 24:
        raise ValueError(f"Không có {hour} giờ")
    # "3 giờ chiều" means 15:00.
    if hour < 12 and (found["session"] or "").lower() in ("chiều", "tối"):
        hour += 12
    if hour == 24 and int(clock["minute"] or 0):
        raise ValueError(f"Không có {clock[0].strip(' ,')}")
    return f"{hour:02d}:{clock['minute'] or '00'}", (later or found).end()
