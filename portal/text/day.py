"""Owns one calendar day: whether it is possible, which year is meant, how it is printed. Running text is not read.

Printing follows NĐ 30/2020/NĐ-CP, Phụ lục I: days under 10 and the months 1 and 2 have a leading zero.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

TZ = timezone(timedelta(hours=7), "+07")  # Asia/Ho_Chi_Minh has had no other offset since 1975 and no summer time

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
YEARS = range(1800, 2200)  # valid years of a date
_ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def make_day(day: int, month: int, year: int) -> date:
    """Return the date. Raises ValueError with a Vietnamese sentence that names what is impossible."""
    check_day(day, month, year)
    return date(year, month, day)


def check_day(day: int, month: int, year: int | None) -> None:
    """Raise the ValueError of `make_day`; without a year 29/2 is valid."""
    if year is not None and year not in YEARS:
        raise ValueError(f"Năm {year:04d} không hợp lý (cần từ {YEARS[0]} đến {YEARS[-1]})")
    if not 1 <= month <= 12:
        swapped = f": viết ngày trước, tháng sau ({month}/{day})" if 1 <= day <= 12 and month <= 31 else ""
        raise ValueError(f"Không có tháng {month}{swapped}")
    if not (1 <= day <= 28 or 28 < day <= calendar.monthrange(year or 2000, month)[1]):
        in_year = f" năm {year}" if year is not None else ""
        raise ValueError(f"Tháng {month}{in_year} không có ngày {day}")


def months_later(at: datetime, months: int) -> datetime:
    """Return the same day and hour some months later; the last day of a month that has no such day."""
    years, month = divmod(at.month - 1 + months, 12)
    year = at.year + years
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))


def resolve_year(day: int, month: int, before: date) -> date:
    """Return the latest such day not after `before`: 25/11 seen from 3/1/2017 is 25/11/2016; 29/2 needs a leap year."""
    check_day(day, month, None)
    for year in range(before.year, before.year - 9, -1):
        if (month, day) == (2, 29) and not calendar.isleap(year):
            continue
        if (found := date(year, month, day)) <= before:
            return found
    raise ValueError(f"Không tìm được năm cho ngày {day}/{month} trước {format_day(before)}")


def coming_year(day: int, month: int, after: date) -> date:
    """Return the earliest such day not before `after`: 25/5 seen from 2/5/2024 is 25/5/2024; 29/2 needs a leap year."""
    check_day(day, month, None)
    for year in range(after.year, after.year + 9):
        if (month, day) == (2, 29) and not calendar.isleap(year):
            continue
        if (found := date(year, month, day)) >= after:
            return found
    raise ValueError(f"Không tìm được năm cho ngày {day}/{month} sau {format_day(after)}")


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


@lru_cache(maxsize=1 << 14)
def format_day(day: date) -> str:
    """Return the day in news style: "28/11/2016", "09/7/2021", "05/02/2026"."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def format_long(day: date) -> str:
    """Return the day in document style: "ngày 05 tháng 02 năm 2026"."""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def format_weekday(day: date) -> str:
    """Return the day with its weekday: "Thứ Hai, ngày 28/11/2016"."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {format_day(day)}"


def format_month(year: int, month: int) -> str:
    """Return a month as a heading: "tháng 4/2016", "tháng 02/2026"."""
    return f"tháng {_month(month)}/{year}"


def in_vietnam(moment: datetime) -> datetime:
    """Return the moment in +07:00; one without an offset is in Vietnamese time."""
    return moment.replace(tzinfo=TZ) if moment.tzinfo is None else moment.astimezone(TZ)


def rfc822(moment: datetime) -> str:
    """RSS 2.0 pubDate, always English: "Mon, 28 Nov 2016 14:30:00 +0700"."""
    at = in_vietnam(moment)
    return f"{_ENGLISH_DAYS[at.weekday()]}, {at.day:02d} {_ENGLISH_MONTHS[at.month - 1]} {at.year} {at:%H:%M:%S} +0700"


def iso(moment: datetime) -> str:
    """RFC 3339, to the second: "2016-11-28T14:30:00+07:00"."""
    return in_vietnam(moment).isoformat(timespec="seconds")
