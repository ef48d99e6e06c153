"""Owns the moment a build looks from: a day, which most rules go by, with an hour, by which articles and limits fall due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from portal.text.day import TZ, in_vietnam


class AsOf(date):
    """A day that knows the moment of it. A plain date may stand for one: it means the last moment of that day."""

    at: datetime | None = None  # None of a day that was reckoned from one: it is a plain date again

    @classmethod
    def of(cls, at: datetime) -> AsOf:
        """The day and moment in Vietnam."""
        at = in_vietnam(at)
        made = cls(at.year, at.month, at.day)
        made.at = at
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """A date would forget its moment."""
        return (AsOf.of, (self.at,)) if self.at else (date, (self.year, self.month, self.day))


def moment(as_of: date) -> datetime:
    """The moment of a day that is looked from."""
    return as_of.at if isinstance(as_of, AsOf) and as_of.at else datetime.combine(as_of, time.max, TZ)


def holds(since: date, until: datetime, as_of: date) -> bool:
    """Whether what was found at a moment is still so at another: nothing falls due before `until`."""
    return moment(since) <= moment(as_of) < until


def begins(day: date, clock: str = "") -> datetime:
    """The first moment of something that begins on a day, at an hour of it if one is told."""
    return datetime.combine(day, time.fromisoformat(clock) if clock else time(), TZ)


def ends(day: date, clock: str = "") -> datetime:
    """The first moment at which something that lasts through a day, or until an hour of it, is over."""
    return begins(day, clock) if clock else begins(day + timedelta(days=1))
