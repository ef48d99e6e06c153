"""Owns the event tables: events whose articles changed are computed again, and on a new day the coming ones too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portal.domain.article import Article
from portal.domain.event import Event
from portal.domain.facts import keys_with
from portal.source.folding.frame import Frame, moved
from portal.source.folding.groups import Change, merged
from portal.source.folding.merged_events import EventGroups, group_reports, make_event
from portal.source.folding.patch import PatchedGroups
from portal.source.folding.relations import coming_by_topic
from portal.source.linking.row import Row

EventChange = tuple[Event | None, Event | None]  # an event before and now


class EventTables:
    """The table of events and their lists."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def make(self, articles: Mapping[str, Change]) -> dict[str, EventChange]:
        """Return the changed events, each with its previous version."""
        facts, found = self._frame.facts, dict[str, EventChange]()
        reports, perhaps = self._reports(articles)
        for id in perhaps:
            old = facts.events.get(id)
            new = make_event(id, [self._frame.article(one) for one in reports[id]], self._frame.as_of) if reports.get(id) else None
            if new != old:
                found[id] = old, new
                self._frame.patch.put("events", id, new)
        shifted = set(moved(articles))
        places = [id for id in perhaps if id in found or not shifted.isdisjoint(reports[id])]  # changed, or moved within the table
        if places:
            order = lambda id: self._frame.order[reports[id][0] if id in reports else facts.events[id].articles[-1]]  # noqa: E731
            ids = merged(tuple(facts.events), places, [id for id in places if id in reports], order)
            if ids != tuple(facts.events):
                self._frame.patch.ids["events"] = ids
        return found

    def _reports(self, articles: Mapping[str, Change]) -> tuple[dict[str, tuple[str, ...]], Iterable[str]]:
        """Return the articles that report on each event that may have changed, oldest first; and these events."""
        events = [id for id, (old, new) in articles.items() if _event_inputs(old) != _event_inputs(new)]
        coming = self._frame.facts.groups.get(("events", "coming"), ()) if self._frame.day_changed else ()
        if not events and not coming:
            return {}, ()
        before, now = (group_reports(_events(rows)) for rows in (self._frame.was_shown, self._frame.shown))
        affected = {id for id, ids in now.items() if before.get(id) != ids} | (before.keys() - now.keys()) | set(coming)
        changed = set(events)
        affected |= {id for id, ids in now.items() if not changed.isdisjoint(ids)}
        return now, [id for id in {**now, **before} if id in affected]

    def group(self, articles: Mapping[str, Change], events: Mapping[str, EventChange]) -> None:
        """Update the lists of events."""
        frame, before = self._frame, self._frame.facts.groups
        if events:
            groups = EventGroups(before, events, self._event).made()
            frame.patch.group(before, groups, groups)
        if events or any(_topics(old) != _topics(new) for old, new in articles.values()):
            coming = PatchedGroups(before, frame.patch.groups).get(("events", "coming"), ())
            now = coming_by_topic([self._event(id) for id in coming], frame.topics)
            frame.patch.group(before, now, {*now, *keys_with(before, {"coming"})})

    def _event(self, id: str) -> Event:
        known = self._frame.patch.records.get("events", {}).get(id)
        found: Event = self._frame.facts.events[id] if known is None else known
        return found


def _events(rows: Mapping[str, Row]) -> list[Row]:
    return sorted((row for row in rows.values() if row.event), key=lambda row: row.order)


def _event_inputs(article: Article | None) -> object:
    """Return what an event is computed from."""
    return (article.event, article.card.title, article.card.at, article.path) if article and article.event else None


def _topics(article: Article | None) -> tuple[str, ...]:
    return article.topics if article and article.event else ()
