"""Owns events (hội nghị, hội thảo …): when, where, who, and how they came out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from portal.record import dataclass


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
    """One meeting. `kind` is the Vietnamese word ("hội thảo"); `time` is "HH:MM"; `year_inferred` from where, if so."""

    kind: str
    name: str = ""
    day: date | None = None
    end_day: date | None = None
    session: str = ""  # sáng | trưa | chiều | tối
    time: str = ""
    place: str = ""
    hosts: tuple[str, ...] = ()  # unit ids
    state: EventState = EventState.HELD
    reason: str = ""  # of a postponement or cancellation
    old_day: date | None = None  # the day it was first called for
    people: tuple[Person, ...] = ()
    attendees: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    year_inferred: str = ""  # "ngày đăng" | a reason in words | "" when the year is stated


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
