"""Owns the files of the feeds: which there are, and what each is made of."""

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
from portal.views.calendar import appointment, calendar_events, calendar_view
from portal.views.feed import NOTICES, FeedView, article_feed
from portal.views.turn_feed import URL as TURNS
from portal.views.turn_feed import plan_feed, target_feed

Key = tuple[str, ...]
Lengths = Mapping[str, int]
WHOLE: Key = ("all",)


def artifacts(run: Run, portal: Portal) -> Iterator[Artifact]:
    """Each feed that this Portal has entries for, and the calendar."""
    origin = run.settings.site_url
    for key, url in addresses(portal):
        yield _artifact(make_rss, key, url, run)
    yield _artifact(make_atom, WHOLE, urls.ATOM, run)
    yield _artifact(make_json, WHOLE, urls.JSON_FEED, run)
    if portal.ids("targets"):
        yield Artifact(urls.file_of(TURNS), make_turns, (origin,))
    if portal.has_events():
        cache = FragmentCache(run.settings.memory / "feeds", origin, run.version, run.since)
        yield Artifact(urls.file_of(urls.CALENDAR), partial(make_calendar, cache), (origin,))


def addresses(portal: Portal) -> Iterator[tuple[Key, str]]:
    """Every RSS feed of articles: the group and the feed's address."""
    yield WHOLE, urls.RSS
    pages: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("section", "sections", urls.section), ("unit", "units", urls.unit), ("topic", "topics", urls.topic), ("plan", "plans", urls.plan),
    )  # fmt: skip
    for kind, table, page in pages:
        for id in portal.ids(table):
            if kind != "plan" or portal.plan(id).page:
                yield (kind, id), urls.feed(page(id))
    if portal.has_group("notice", "current") or portal.has_group("notice", "past"):
        yield NOTICES, urls.feed(urls.NOTICES)


def _artifact(make: Callable[..., bytes], key: Key, url: str, run: Run) -> Artifact:
    """The lengths are no part of the artifact's key: a picture's digest, which is tracked, decides them."""
    return Artifact(urls.file_of(url), partial(make, run.lengths), (key, url, run.settings.site_url))


def make_rss(lengths: Lengths, portal: Portal, key: Key, url: str, origin: str) -> bytes:
    """A group's feed as RSS; a plan's tells of its targets too."""
    return rss(plan_feed(portal, key[1], url, origin, lengths) if key[0] == "plan" else article_feed(portal, key, url, origin, lengths))


def make_atom(lengths: Lengths, portal: Portal, key: Key, url: str, origin: str) -> bytes:
    """A group's feed as Atom."""
    return atom(article_feed(portal, key, url, origin, lengths))


def make_json(lengths: Lengths, portal: Portal, key: Key, url: str, origin: str) -> bytes:
    """A group's feed as JSON Feed."""
    return json_feed(article_feed(portal, key, url, origin, lengths))


def make_turns(portal: Portal, origin: str) -> bytes:
    """The feed of targets."""
    feed: FeedView = target_feed(portal, origin)
    return rss(feed)


def make_calendar(cache: FragmentCache, portal: Portal, origin: str) -> bytes:
    """The calendar of events, by day."""

    def fragment(portal: Portal, id: str) -> tuple[bytes, ...]:
        one = appointment(portal, id, origin)
        return (f"{one.first} {one.uid}".encode(), event(one)) if one else (b"", b"")

    made = cache.fragments(portal, "lich", calendar_events(portal), fragment)
    return calendar(calendar_view(portal, origin), [text for _, text in sorted(zip(made.texts(0), made.texts(1), strict=True))])
