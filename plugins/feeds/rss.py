"""Owns RSS 2.0 with whole texts (content:encoded), after the RSS Advisory Board's specification and best practices."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from plugins.feeds.xml import branch, document, leaf
from portal.text.dates import rfc822
from portal.views.feed import Entry, FeedView

SPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
MINUTES = "60"  # how long a reader may keep it before asking again


def rss(feed: FeedView) -> bytes:
    """The feed as RSS. Dates are those of the latest entry; a feed without one has none."""
    return document(branch("rss", 1, [branch("channel", 2, _channel(feed))], **SPACES))


def _channel(feed: FeedView) -> Iterator[str]:
    yield leaf("title", feed.title)
    yield leaf("link", feed.page)
    yield leaf("description", feed.description)
    yield leaf("language", "vi")
    yield leaf("copyright", feed.rights)
    if feed.entries:
        yield leaf("lastBuildDate", rfc822(feed.updated))
    yield leaf("ttl", MINUTES)
    yield leaf("atom:link", href=feed.url, rel="self", type="application/rss+xml")
    for entry in feed.entries:
        yield branch("item", 3, _item(entry))


def _item(entry: Entry) -> Iterator[str]:
    yield leaf("title", entry.title)
    yield leaf("link", entry.url)
    yield leaf("guid", entry.id, isPermaLink="false")
    yield leaf("pubDate", rfc822(entry.published))
    if entry.updated != entry.published:
        yield leaf("atom:updated", entry.updated.isoformat())
    yield leaf("dc:creator", entry.author)
    for category in entry.categories:
        yield leaf("category", category)
    yield leaf("description", escape(entry.summary, quote=False))  # readers take it for HTML
    yield leaf("content:encoded", entry.html)
    if entry.enclosure:
        picture = entry.enclosure
        yield leaf("enclosure", url=picture.url, length=str(picture.length), type=picture.type)
