"""Owns events through time: the articles that call, postpone, cancel and report one event are one Happening."""

from __future__ import annotations

from datetime import date

from portal.domain.event import Event, EventState, Happening
from portal.source.link import Linked


def gather_happenings(linked: list[Linked], as_of: date) -> dict[str, Happening]:
    """All events, from articles oldest first; those of one event share the id written in `sự kiện: mã`."""
    told: dict[str, list[Linked]] = {}
    for item in linked:
        if item.article.event:
            given = item.draft.entries.entries("event")
            told.setdefault((given.text("id") if given else "") or item.article.id, []).append(item)
    return {id: _happening(id, items, as_of) for id, items in told.items()}


def _happening(id: str, items: list[Linked], as_of: date) -> Happening:
    last = items[-1].article
    event = last.event
    assert event is not None
    revisions = sum(_shown(a.article.event) != _shown(b.article.event) for a, b in zip(items, items[1:], strict=False))
    called = event.state in (EventState.PLANNED, EventState.POSTPONED)
    coming = event.day is not None and event.day >= as_of and event.state is not EventState.CANCELLED
    articles = tuple(item.article.id for item in reversed(items))
    return Happening(id, event, articles, event.name or last.card.title, coming, not called, revisions)


def _shown(event: Event | None) -> tuple[object, ...]:
    return (event.day, event.time, event.place, event.state) if event else ()
