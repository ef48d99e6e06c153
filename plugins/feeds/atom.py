"""Owns Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.feeds.xml import add, document, root
from portal.text.dates import iso
from portal.views.feed import FeedEntry, FeedView


def atom(feed: FeedView) -> bytes:
    """Return the feed as Atom."""
    top = root("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
    add(top, "id", feed.id)
    add(top, "title", feed.title)
    add(top, "subtitle", feed.description)
    add(top, "updated", iso(feed.updated))
    add(top, "link", rel="self", type="application/atom+xml", href=feed.url)
    add(top, "link", rel="alternate", type="text/html", href=feed.page)
    if feed.hub:
        add(top, "link", rel="hub", href=feed.hub)
    add(add(top, "author"), "name", feed.owner)
    add(top, "rights", feed.rights)
    for entry in feed.entries:
        _entry(top, entry)
    return document(top)


def _entry(top: Element, entry: FeedEntry) -> None:
    item = add(top, "entry")
    add(item, "id", entry.id)
    add(item, "title", entry.title)
    add(item, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.enclosure:
        picture = entry.enclosure
        add(item, "link", rel="enclosure", type=picture.type, length=str(picture.length), href=picture.url)
    add(item, "published", iso(entry.published))
    add(item, "updated", iso(entry.updated))
    add(add(item, "author"), "name", entry.author)
    for category in entry.categories:
        add(item, "category", term=category)
    add(item, "summary", entry.summary)
    add(item, "content", entry.html, type="html").set("xml:lang", entry.lang)
