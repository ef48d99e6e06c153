"""Owns JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json

from portal.text.dates import iso
from portal.views.feed import FeedEntry, FeedView


def json_feed(feed: FeedView) -> bytes:
    """Return the feed as JSON Feed."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url,
        "description": feed.description,
        "language": "vi",
        "authors": [{"name": feed.owner}],
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedEntry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": iso(entry.published),
        "date_modified": iso(entry.updated),
        "authors": [{"name": entry.author}],
        "language": entry.lang,
    }
    if entry.categories:
        item["tags"] = list(entry.categories)
    if entry.enclosure:
        picture = entry.enclosure
        item["image"] = picture.url
        item["attachments"] = [{"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.length}]
    return item
