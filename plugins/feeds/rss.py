"""Owns RSS 2.0 with full texts (content:encoded), following the RSS Advisory Board's specification and best practices."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from plugins.feeds.xml import add, document, root
from portal.text.dates import rfc822
from portal.views.feed import FeedEntry, FeedView

SPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
MINUTES = "60"  # how long a client may cache it


def rss(feed: FeedView) -> bytes:
    """Return the feed as RSS. Dates are those of the latest entry; a feed without entries has none."""
    top = root("rss", SPACES)
    channel = add(top, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.page)
    add(channel, "description", feed.description)
    add(channel, "language", "vi")
    add(channel, "copyright", feed.rights)
    if feed.entries:
        add(channel, "lastBuildDate", rfc822(feed.updated))
    add(channel, "ttl", MINUTES)
    add(channel, "atom:link", href=feed.url, rel="self", type="application/rss+xml")
    if feed.hub:
        add(channel, "atom:link", href=feed.hub, rel="hub")
    for entry in feed.entries:
        _item(channel, entry)
    return document(top)


def _item(channel: Element, entry: FeedEntry) -> None:
    item = add(channel, "item")
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, isPermaLink="false")
    add(item, "pubDate", rfc822(entry.published))
    if entry.updated != entry.published:
        add(item, "atom:updated", entry.updated.isoformat())
    add(item, "dc:creator", entry.author)
    for category in entry.categories:
        add(item, "category", category)
    add(item, "description", escape(entry.summary, quote=False))  # clients interpret it as HTML
    add(item, "content:encoded", entry.html)
    if entry.enclosure:
        picture = entry.enclosure
        add(item, "enclosure", url=picture.url, length=str(picture.length), type=picture.type)
