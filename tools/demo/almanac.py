"""Owns seasons: spans of the solar year, or of days around a feast of the lunar one. Refuses the clock and what is told of a season."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

CYCLE = 19  # years after which the moon's months fall on the same days again, within one day
ANCHORED = re.compile(r"(tet|thu)([+-]\d+)\.\.(?:tet|thu)([+-]\d+)$")
SOLAR = re.compile(r"(\d\d)-(\d\d)\.\.(\d\d)-(\d\d)$")


@dataclass(frozen=True, slots=True)
class Season:
    """A span that comes every year: from month and day to month and day, or days before and after a feast ("tet", "thu")."""

    feast: str
    first: tuple[int, int]
    last: tuple[int, int]

    def span(self, year: int) -> tuple[date, date]:
        """Its first and last day in a year."""
        if not self.feast:
            return date(year, *self.first), date(year, *self.last)
        anchor = feast(self.feast, year)
        return anchor + timedelta(days=self.first[0]), anchor + timedelta(days=self.last[0])

    def share(self, day: date) -> float | None:
        """How much of the season has passed on a day (above 0, at most 1), None outside of it."""
        first, last = self.span(day.year)
        return ((day - first).days + 1) / ((last - first).days + 1) if first <= day <= last else None


def read_seasons(text: str) -> tuple[Season, ...]:
    """The seasons of a heading: "01-25..03-20", "tet-25..tet-1", several between commas."""
    return tuple(_read(part.strip()) for part in text.split(",") if part.strip())


def _read(text: str) -> Season:
    if around := ANCHORED.match(text):
        return Season(around[1], (int(around[2]), 0), (int(around[3]), 0))
    plain = SOLAR.match(text)
    if plain is None:
        raise ValueError(f"no season: {text}")
    return Season("", (int(plain[1]), int(plain[2])), (int(plain[3]), int(plain[4])))


@cache
def feast(name: str, year: int) -> date:
    """The day of Tết or of the mid-autumn feast; in years the table lacks, that of a year of the same place in the cycle."""
    known = {day.year: day for day in _table(name)}
    near = next(year + CYCLE * turns for turns in _turns() if year + CYCLE * turns in known)
    return known[near].replace(year=year)


def _table(name: str) -> Iterator[date]:
    from tools.demo.lexicon import lexicon  # the lexicon reads seasons itself

    return (date.fromisoformat(line) for line in lexicon().frames[name])


def _turns() -> Iterator[int]:
    yield 0
    for turns in range(1, 200):
        yield turns
        yield -turns
