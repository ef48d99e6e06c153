"""Owns the length of a feed: it holds whole days, so that a client that polls once a day misses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

LENGTH = 20  # entries at least
DAYS = 2  # days before the latest one that are kept whole


def held(days: Iterable[date]) -> int:
    """Return how many entries of these days, latest first, a feed holds."""
    count, latest, last = 0, None, None
    for day in days:
        latest = latest or day
        if count >= LENGTH and day != last and (latest - day).days > DAYS:
            break
        count, last = count + 1, day
    return count
