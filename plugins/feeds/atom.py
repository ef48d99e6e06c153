"""Owns Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.feeds.xml import branch, document, leaf
from portal.text.dates import iso
from portal.views.feed import Entry, FeedView

SPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"}


def atom(feed: FeedView) -> bytes:
    """The feed as Atom."""
    return document(branch("feed", 1, _feed(feed), **SPACES))


def _feed(feed: FeedView) -> Iterator[str]:
    yield leaf("id", feed.id)
    yield leaf("title", feed.title)
    yield leaf("subtitle", feed.description)
    yield leaf("updated", iso(feed.updated))
    yield leaf("link", rel="self", type="application/atom+xml", href=feed.url)
    yield leaf("link", rel="alternate", type="text/html", href=feed.page)
    yield branch("author", 2, [leaf("name", feed.owner)])
    yield leaf("rights", feed.rights)
    for entry in feed.entries:
        yield branch("entry", 2, _entry(entry))


def _entry(entry: Entry) -> Iterator[str]:
    yield leaf("id", entry.id)
    yield leaf("title", entry.title)
    yield leaf("link", rel="alternate", type="text/html", href=entry.url)
    if entry.enclosure:
        picture = entry.enclosure
        yield leaf("link", rel="enclosure", type=picture.type, length=str(picture.length), href=picture.url)
    yield leaf("published", iso(entry.published))
    yield leaf("updated", iso(entry.updated))
    yield branch("author", 3, [leaf("name", entry.author)])
    for category in entry.categories:
        yield leaf("category", term=category)
    yield leaf("summary", entry.summary)
    yield leaf("content", entry.html, type="html", **{"xml:lang": entry.lang})
