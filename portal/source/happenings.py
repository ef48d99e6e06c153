"""Owns events through time: the articles that call, postpone, cancel and report one event are one Happening.

Articles belong together by the id staff wrote, else by the same name, host and day (its own, or the day it was first
called for). What an earlier article said (the old day, the place) stays known when a later one leaves it out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.article import Article
from portal.domain.event import Event, EventState, Happening
from portal.source.link import Linked
from portal.text.fold import fold_name

Key = tuple[str, tuple[str, ...], date]
WAITING = 183  # days
KEPT = ("place", "time", "session", "end_day")


def gather_happenings(linked: list[Linked], as_of: date) -> dict[str, Happening]:
    """All events, from articles oldest first."""
    told: dict[str, list[Linked]] = {}
    seen: dict[Key, str] = {}
    for item in linked:
        event = item.article.event
        if event is None:
            continue
        id = written_id(item) or next((seen[key] for key in keys_of_event(event) if key in seen), item.article.id)
        told.setdefault(id, []).append(item)
        for key in keys_of_event(event):
            seen[key] = id
    return {id: _happening(id, items, as_of) for id, items in told.items()}


def written_id(item: Linked) -> str:
    """The id that staff gave an event."""
    given = item.draft.entries.entries("event")
    return given.text("id") if given else ""


def keys_of_event(event: Event) -> list[Key]:
    """By what an article about the same event may be known: its day or the day it was called for first."""
    name = fold_name(event.name)
    return [(name, event.hosts, day) for day in (event.day, event.old_day) if name and day]


def _happening(id: str, items: list[Linked], as_of: date) -> Happening:
    event, revisions = _through_time([item.article.event for item in items if item.article.event])
    articles = tuple(item.article.id for item in reversed(items))
    title = event.name or items[-1].article.card.title
    return Happening(id, event, articles, title, _is_coming(event, as_of), event.state is EventState.HELD, revisions)


def lone(article: Article, as_of: date) -> Happening:
    """The event of an article that no other tells of."""
    assert article.event is not None
    return Happening(
        article.id, article.event, (article.id,), article.event.name or article.card.title,
        _is_coming(article.event, as_of), article.event.state is EventState.HELD,
    )  # fmt: skip


def _is_coming(event: Event, as_of: date) -> bool:
    """Until its last day, held or not yet; one put off without a new day is waited for through half a year."""
    if event.state is EventState.HELD:
        return False
    if event.day:
        return (event.end_day or event.day) >= as_of
    return event.state is EventState.POSTPONED and event.old_day is not None and (as_of - event.old_day).days <= WAITING


def _through_time(events: list[Event]) -> tuple[Event, int]:
    """The event as last told, with what earlier articles said of it; and how often it was told anew."""
    event, revisions = events[0], 0
    for later in events[1:]:
        merged = _merged(event, later)
        revisions += _shown(merged) != _shown(event)
        event = merged
    return event, revisions


def _merged(before: Event, later: Event) -> Event:
    day, old = _days(before, later)
    kept = {name: getattr(before, name) for name in KEPT if not getattr(later, name) and day == before.day}
    reason = later.reason or (before.reason if old else "")
    return replace(later, day=day, old_day=old, reason=reason, people=later.people or before.people, **kept)


def _days(before: Event, later: Event) -> tuple[date | None, date | None]:
    """(day, old day) after a later telling. Put off and told with the old day, or none, an event has no day."""
    first = later.old_day or before.old_day
    if later.state is EventState.POSTPONED and later.day in (None, before.day):
        return None, first or before.day
    if later.day is None or before.day is None or later.day == before.day:
        return later.day or before.day, first
    return later.day, first or before.day


def _shown(event: Event) -> tuple[object, ...]:
    return event.day, event.end_day, event.time, event.place, event.state
