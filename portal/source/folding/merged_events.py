"""Owns events over time: the articles that announce, postpone, cancel and report one event are merged into one Event.

Articles belong together by the id staff wrote, otherwise by the same name, host and day (its own, or the day it was first scheduled for).
What an earlier article said (the old day, the place) is kept if a later one omits it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from portal.domain.article import Article
from portal.domain.event import Event, EventReport, EventState
from portal.domain.facts import Groups
from portal.domain.groups import NO_YEAR
from portal.source.folding.groups import merged
from portal.source.folding.periods import parted
from portal.source.linking.row import EventKey, Row

Key = tuple[str, ...]
WAITING = 183  # days
KEPT = ("place", "time", "end_time", "session", "end_day", "said")


def group_reports(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Return the articles that report on each event, oldest first; `rows`: of published articles with an event, oldest first."""
    by_event: dict[str, list[str]] = {}
    seen: dict[EventKey, str] = {}
    for row in rows:
        id = row.event_id or next((seen[key] for key in row.event_keys if key in seen), row.id)
        by_event.setdefault(id, []).append(row.id)
        for key in row.event_keys:
            seen[key] = id
    return {id: tuple(ids) for id, ids in by_event.items()}


def make_event(id: str, items: Sequence[Article], as_of: date) -> Event:
    """Return one event from the articles that report on it, oldest first."""
    event, revisions = _through_time([item.event for item in items if item.event])
    articles = tuple(item.id for item in reversed(items))
    title = event.name or items[-1].card.title
    return Event(id, event, articles, title, _is_coming(event, as_of), event.state is EventState.HELD, revisions)


class EventGroups:
    """The lists of events that differ from before."""

    def __init__(
        self, before: Groups, changes: Mapping[str, tuple[Event | None, Event | None]], event: Callable[[str], Event]
    ) -> None:
        """`event`: by its id, as it is now."""
        self._before = before
        self._changes = changes
        self._event = event
        self.found: Groups = {}

    def made(self) -> Groups:
        """Return all groups that changed or may have changed; empty: gone."""
        self._list(("events", "coming"), lambda item: item.coming, event_order, falling=False)
        self._list(("events", "past"), lambda item: not item.coming, event_order, falling=True)
        years = dict.fromkeys(event_year(item) for pair in self._changes.values() for item in pair if item and not item.coming)
        for year in years:
            key = ("events", "year", year)
            self._list(key, partial(_is_past_of, year), past_order, falling=True)
            self._part(key)
        there = [year for year in {**dict.fromkeys(self._before.get(("events", "years"), ())), **years} if self._any(year)]
        self.found["events", "years"] = tuple(sorted(there, key=lambda year: (year != NO_YEAR, year), reverse=True))
        return self.found

    def _list(self, key: Key, belongs: Callable[[Event], bool], order: Callable[[Event], Any], *, falling: bool) -> None:
        gone = [id for id, (old, _) in self._changes.items() if old and belongs(old)]
        come = [id for id, (_, new) in self._changes.items() if new and belongs(new)]
        if gone or come or not self._before:
            ids = self._before.get(key, ())
            self.found[key] = merged(ids, gone, come, lambda id: order(self._event(id)), falling=falling)

    def _any(self, year: str) -> bool:
        key = ("events", "year", year)
        return bool(self.found[key] if key in self.found else self._before.get(key, ()))

    def _part(self, key: Key) -> None:
        """Update the months of a year that is long now, or was."""
        ids = self.found.get(key, ())
        now = parted({key: ids}, [key], lambda id: _month(self._event(id))) if ids else {}
        for name in self._before.get((*key, "periods"), ()):
            self.found[*key, name] = now.get((*key, name), ())
        self.found[*key, "periods"] = now.get((*key, "periods"), ())
        self.found |= now


def _is_past_of(year: str, item: Event) -> bool:
    return not item.coming and event_year(item) == year


def event_order(item: Event) -> tuple[date, str, str]:
    """Return the sort key of events."""
    return item.report.day or date.min, item.report.time, item.id


def past_order(item: Event) -> tuple[date, str, str]:
    """Return the sort key of past events within a year."""
    return _day(item) or date.min, item.report.time, item.id


def event_year(item: Event) -> str:
    """Return the year in whose list a past event is, NO_YEAR without a day."""
    day = _day(item)
    return f"{day.year:04}" if day else NO_YEAR


def _day(item: Event) -> date | None:
    return item.report.day or item.report.old_day


def _month(item: Event) -> str:
    day = _day(item)
    return f"{day:%Y-%m}" if day else ""


def _is_coming(event: EventReport, as_of: date) -> bool:
    """Return whether an event is coming: until its last day, held or not; one postponed without a new day counts for half a year."""
    if event.state is EventState.HELD:
        return False
    if event.day:
        return (event.end_day or event.day) >= as_of
    return event.state is EventState.POSTPONED and event.old_day is not None and (as_of - event.old_day).days <= WAITING


def _through_time(events: list[EventReport]) -> tuple[EventReport, int]:
    """Return the event as last reported, completed from earlier articles; and the number of its revisions."""
    event, revisions = events[0], 0
    for later in events[1:]:
        merged = _merged(event, later)
        revisions += _shown(merged) != _shown(event)
        event = merged
    return event, revisions


def _merged(before: EventReport, later: EventReport) -> EventReport:
    day, old = _days(before, later)
    kept = {name: getattr(before, name) for name in KEPT if not getattr(later, name) and day == before.day}
    reason = later.reason or (before.reason if old else "")
    return replace(later, day=day, old_day=old, reason=reason, people=later.people or before.people, **kept)


def _days(before: EventReport, later: EventReport) -> tuple[date | None, date | None]:
    """Return (day, old day) after a later report. A postponed event that is reported with the old day, or none, has no day."""
    first = later.old_day or before.old_day
    if later.state is EventState.POSTPONED and later.day in (None, before.day):
        return None, first or before.day
    if later.day is None or before.day is None or later.day == before.day:
        return later.day or before.day, first
    return later.day, first or before.day


def _shown(event: EventReport) -> tuple[object, ...]:
    return event.day, event.end_day, event.time, event.end_time, event.said, event.place, event.state
