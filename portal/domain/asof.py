"""Owns the as-of moment of a build: a day, which most rules use, and a time, at which articles start and limits fall due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from portal.text.day import TZ, in_vietnam


class AsOf(date):
    """A day with a moment. A plain date may be used instead: it means the last moment of that day."""

    at: datetime | None = None  # None on a day computed from another one: that is a plain date again

    @classmethod
    def of(cls, at: datetime) -> AsOf:
        """Return the day and moment in Vietnam."""
        at = in_vietnam(at)
        made = cls(at.year, at.month, at.day)
        made.at = at
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the moment too: date's own method would drop it."""
        return (AsOf.of, (self.at,)) if self.at else (date, (self.year, self.month, self.day))


def moment(as_of: date) -> datetime:
    """Return the moment of an as-of day."""
    return as_of.at if isinstance(as_of, AsOf) and as_of.at else datetime.combine(as_of, time.max, TZ)


def holds(computed_at: date, until: datetime, as_of: date) -> bool:
    """Return whether what was computed at moment `computed_at` still holds at `as_of`: nothing falls due before `until`."""
    return moment(computed_at) <= moment(as_of) < until


def begins(day: date, clock: str = "") -> datetime:
    """Return the first moment of something that begins on `day`, at `clock` if an hour is given."""
    return datetime.combine(day, time.fromisoformat(clock) if clock else time(), TZ)


def ends(day: date, clock: str = "") -> datetime:
    """Return the first moment after something that lasts through `day`, or until `clock` on it."""
    return begins(day, clock) if clock else begins(day + timedelta(days=1))
