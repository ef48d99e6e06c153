"""Owns events (hội nghị, hội thảo …): when, where, who, and how they came out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from portal.record import dataclass
from portal.text.hour import moment_of


class EventState(StrEnum):
    """Where an event stands. A planned one whose day has passed without a report stays `planned`."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in an article, with posts and what they did there ("phát biểu", "chủ trì", "kết luận")."""

    name: str
    roles: tuple[str, ...] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting. `kind` is the Vietnamese word ("hội thảo"); `time` is "HH:MM", "24:00" the midnight that ends the day.

    `said`: words about day or hour that nobody could read as such, printed as they are.
    """

    kind: str
    name: str = ""
    day: date | None = None
    end_day: date | None = None
    session: str = ""  # sáng | trưa | chiều | tối
    time: str = ""
    end_time: str = ""  # before `time`: of the next day
    said: str = ""
    place: str = ""
    hosts: tuple[str, ...] = ()  # unit ids
    state: EventState = EventState.HELD
    reason: str = ""  # of a postponement or cancellation
    old_day: date | None = None  # the day it was first called for
    people: tuple[Person, ...] = ()
    attendees: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    year_inferred: str = ""  # "ngày đăng" | a reason in words | "" when the year is stated

    @property
    def ends_at(self) -> datetime | None:
        """The hour at which a meeting of one day ends, perhaps after midnight."""
        if self.day is None or self.end_day or not self.end_time:
            return None
        return moment_of(self.day + timedelta(days=self.end_time <= self.time), self.end_time)


@dataclass(frozen=True, slots=True)
class Happening:
    """One event through all articles about it: called, postponed, held. `event` is as last told.

    `sequence` counts the times it was told anew (RFC 5545 SEQUENCE); articles are ids, newest first.
    """

    id: str
    event: Event
    articles: tuple[str, ...]
    title: str
    coming: bool = False  # at the as-of date
    reported: bool = False  # an article says it was held
    sequence: int = 0
