"""Owns how much of what was told a feed holds: whole days, so that whoever asks once a day misses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

LENGTH = 20  # entries at least
DAYS = 2  # before the latest day, of which all is held


def held(days: Iterable[date]) -> int:
    """How many entries of these days, latest first, a feed holds."""
    count, latest, last = 0, None, None
    for day in days:
        latest = latest or day
        if count >= LENGTH and day != last and (latest - day).days > DAYS:
            break
        count, last = count + 1, day
    return count
