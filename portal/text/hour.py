"""Owns one hour of a day as records store it: "08:30"; "24:00" is the midnight that ends the day. `clock` parses what staff write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from portal.text.day import TZ

END_OF_DAY = "24:00"


def moment_of(day: date, clock: str) -> datetime:
    """Return the moment of an hour of a day, also "24:00", in +07:00."""
    if clock == END_OF_DAY:
        return datetime.combine(day + timedelta(days=1), time(), TZ)
    return datetime.combine(day, time.fromisoformat(clock), TZ)


def said_hour(clock: str) -> str:
    """Return «8 giờ 30», «14 giờ»."""
    return f"{int(clock[:2])} giờ{f' {clock[3:]}' if clock[3:] != '00' else ''}"
