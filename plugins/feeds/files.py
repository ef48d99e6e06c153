"""Owns the files of the feeds: which there are, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from plugins.builder.run import Run
from plugins.feeds.atom import atom
from plugins.feeds.ical import calendar, event
from plugins.feeds.json_feed import json_feed
from plugins.feeds.rss import rss
from plugins.incremental.artifact import Artifact
from plugins.incremental.fragments import FragmentCache
from portal import urls
from portal.domain.portal import Portal
from portal.views.calendar import appointment, calendar_events, calendar_view, dated_events
from portal.views.feed import FeedView
from portal.views.following import Key, feed_keys, feed_of, page_of, silent_keys

Lengths = Mapping[str, int]
WRITERS: Mapping[str, Callable[[FeedView], bytes]] = {"rss.xml": rss, "atom.xml": atom, "feed.json": json_feed}


def artifacts(run: Run, portal: Portal) -> Iterator[Artifact]:
    """Yield each feed with entries in every format, the others as empty RSS, the calendar, and each meeting of it."""
    origin = run.settings.site_url
    for key in feed_keys(portal):
        yield from (_feed(run, key, form) for form in urls.FEED_FORMS)
    yield from (_feed(run, key, "rss.xml") for key in silent_keys(portal))
    if portal.has_events():
        cache = FragmentCache(run.settings.memory / "feeds", origin, run.version, run.since)
        yield Artifact(urls.file_of(urls.CALENDAR), partial(make_calendar, cache), (origin,))
    for id in dated_events(portal):
        yield Artifact(urls.file_of(urls.meeting(id)), make_meeting, (id, origin))


def _feed(run: Run, key: Key, form: str) -> Artifact:
    """Return the artifact of a feed. The lengths are not part of its key: they follow from the digests of pictures, which are tracked."""
    return Artifact(urls.file_of(urls.feed(page_of(key), form)), partial(make_feed, run.lengths), (key, form, run.settings.site_url))


def make_feed(lengths: Lengths, portal: Portal, key: Key, form: str, origin: str) -> bytes:
    """Return one feed in one format."""
    return WRITERS[form](feed_of(portal, key, urls.feed(page_of(key), form), origin, lengths))


def make_meeting(portal: Portal, id: str, origin: str) -> bytes:
    """Return one meeting as a calendar of its own."""
    one = appointment(portal, id, origin)
    return calendar(calendar_view(portal, origin), [event(one)] if one else [])


def make_calendar(cache: FragmentCache, portal: Portal, origin: str) -> bytes:
    """Return the calendar of events, by day."""

    def fragment(portal: Portal, id: str) -> tuple[bytes, ...]:
        one = appointment(portal, id, origin)
        return (f"{one.first} {one.uid}".encode(), event(one)) if one else (b"", b"")

    made = cache.fragments(portal, "lich", calendar_events(portal), fragment)
    return calendar(calendar_view(portal, origin), [text for _, text in sorted(zip(made.texts(0), made.texts(1), strict=True))])
