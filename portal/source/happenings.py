"""Owns events through time: the articles that call, postpone, cancel and report one event are one Happening.

Articles belong together by the id staff wrote, else by the same name, host and day (its own, or the day it was first
called for). What an earlier article said (the old day, the place) stays known when a later one leaves it out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from portal.domain.article import Article
from portal.domain.event import Event, EventState, Happening
from portal.domain.facts import Facts
from portal.source.link import Linked
from portal.text.fold import fold_name

Key = tuple[str, tuple[str, ...], date]
WAITING = 183  # days
KEPT = ("place", "time", "end_time", "session", "end_day", "said")


def gather_happenings(tellers: Iterable[tuple[Article, str]], as_of: date) -> dict[str, Happening]:
    """All events, from articles oldest first, each with the id that staff wrote for its event ("": none)."""
    told: dict[str, list[Article]] = {}
    seen: dict[Key, str] = {}
    for article, written in tellers:
        keys = keys_of(article)
        id = written or next((seen[key] for key in keys if key in seen), article.id)
        if article.event:
            told.setdefault(id, []).append(article)
        seen.update(dict.fromkeys(keys, id))
    return {id: _happening(id, items, as_of) for id, items in told.items()}


def tellers(articles: Iterable[Article]) -> dict[Key, tuple[str, ...]]:
    """The articles that may tell of one event: by what it is known by."""
    found: dict[Key, list[str]] = {}
    for article in articles:
        for key in keys_of(article):
            found.setdefault(key, []).append(article.id)
    return {key: tuple(ids) for key, ids in found.items()}


def regather(
    facts: Facts, told: Mapping[Key, Collection[str]], moved: Sequence[tuple[Article | None, Article | None]], as_of: date
) -> tuple[list[Happening], list[Happening]] | None:
    """Events as they were and as they are after articles changed (before, now); None where staff tell by an id what belongs together.

    `told`: see tellers, of all articles before.
    """
    before = {one.id: one for one, _ in moved if one and one.event}
    after = {one.id: one for _, one in moved if one and one.event}
    others = _alike(facts, told, [*before.values(), *after.values()], {one.id for pair in moved for one in pair if one})
    gone = [facts.happenings[id] for id in {**before, **others} if id in facts.happenings]
    if {id for item in gone for id in item.articles} != before.keys() | others.keys():
        return None
    now = sorted({**others, **after}.values(), key=lambda article: (article.card.at, article.path))
    return gone, list(gather_happenings(((article, "") for article in now), as_of).values())


def _alike(facts: Facts, told: Mapping[Key, Collection[str]], articles: list[Article], but: Collection[str]) -> dict[str, Article]:
    """All other articles that tell of an event some articles tell of, or of one that such an article tells of."""
    found: dict[str, Article] = {}
    waiting = list(articles)
    while waiting:
        for id in {id for key in keys_of(waiting.pop()) for id in told.get(key, ())}.difference(found, but):
            found[id] = facts.articles[id]
            waiting.append(found[id])
    return found


def written_id(item: Linked) -> str:
    """The id that staff gave an event."""
    given = item.draft.entries.entries("event")
    return given.text("id") if given else ""


def keys_of(article: Article) -> list[Key]:
    """By what another article about the same event may be known: its day or the day it was called for first."""
    event = article.event
    if event is None:
        return []
    name = fold_name(event.name)
    return [(name, event.hosts, day) for day in (event.day, event.old_day) if name and day]


def _happening(id: str, items: list[Article], as_of: date) -> Happening:
    event, revisions = _through_time([item.event for item in items if item.event])
    articles = tuple(item.id for item in reversed(items))
    title = event.name or items[-1].card.title
    return Happening(id, event, articles, title, _is_coming(event, as_of), event.state is EventState.HELD, revisions)


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
    return event.day, event.end_day, event.time, event.end_time, event.said, event.place, event.state
