"""Owns events (hội nghị, hội thảo …): when and where they take place, who takes part, and their state."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from portal.record import dataclass
from portal.text.hour import moment_of


class EventState(StrEnum):
    """The state of an event. A planned one whose day has passed without a report stays `planned`."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article, with posts and their part in the event ("phát biểu", "chủ trì", "kết luận")."""

    name: str
    roles: tuple[str, ...] = ()
    action: str = ""


@dataclass(frozen=True, slots=True)
class EventReport:
    """One meeting as one article reports it.

    `kind` is the Vietnamese word ("hội thảo"); `time` is "HH:MM", "24:00" the midnight at the end of the day.

    `said`: words about the day or hour that could not be parsed; they are printed as written.
    """

    kind: str
    name: str = ""
    day: date | None = None
    end_day: date | None = None
    session: str = ""  # sáng | trưa | chiều | tối, or several: «sáng và chiều»
    time: str = ""
    end_time: str = ""  # earlier than `time`: on the next day
    said: str = ""
    place: str = ""
    hosts: tuple[str, ...] = ()  # unit ids
    state: EventState = EventState.HELD
    reason: str = ""  # of a postponement or cancellation
    old_day: date | None = None  # the day it was first scheduled for
    people: tuple[Person, ...] = ()
    attendees: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    end_session: str = ""  # of the last day
    year_inferred: str = ""  # "ngày đăng" | a reason in words | "" when the year is stated

    @property
    def ends_at(self) -> datetime | None:
        """Return when a meeting of one day ends, possibly after midnight; None if unknown."""
        if self.day is None or self.end_day or not self.end_time:
            return None
        return moment_of(self.day + timedelta(days=self.end_time <= self.time), self.end_time)


@dataclass(frozen=True, slots=True)
class Event:
    """One event merged from all articles about it: announced, postponed, held. `event` is the latest report.

    `sequence` counts its revisions (RFC 5545 SEQUENCE); `articles` are ids, newest first.
    """

    id: str
    report: EventReport
    articles: tuple[str, ...]
    title: str
    coming: bool = False  # at the as-of date
    reported: bool = False  # an article reports that it took place
    sequence: int = 0
