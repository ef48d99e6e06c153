"""Owns which feeds exist: for which pages, with which articles and names. Feeds without entries are not offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from portal import urls
from portal.domain.portal import Portal
from portal.views.document_feed import document_feed
from portal.views.feed import NONE, NOTICES, FeedView, article_feed, group_name
from portal.views.parts import Feed
from portal.views.turn_feed import plan_feed, target_feed

Key = tuple[str, ...]  # of a feed: the group of its articles, or one of those below
WHOLE: Key = ("all",)
TARGETS: Key = ("targets",)
DOCUMENTS: Key = ("documents",)
PAGES: Mapping[Key, str] = {WHOLE: urls.HOME, TARGETS: urls.TARGETS, DOCUMENTS: urls.DOCUMENTS, NOTICES: urls.NOTICES}
NAMES: Mapping[Key, str] = {TARGETS: "Chỉ tiêu và kết quả thực hiện", DOCUMENTS: "Văn bản", NOTICES: "Thông báo"}
TABLES = {"section": "sections", "unit": "units", "topic": "topics", "plan": "plans"}
URLS: Mapping[str, Callable[[str], str]] = {"section": urls.section, "unit": urls.unit, "topic": urls.topic, "plan": urls.plan}
FORMS = {
    "rss.xml": ("RSS", "application/rss+xml"), "atom.xml": ("Atom", "application/atom+xml"), "feed.json": ("JSON", "application/feed+json")
}  # fmt: skip


def feed_keys(portal: Portal) -> Iterator[Key]:
    """Yield every feed with entries; always that of the whole portal."""
    yield from (key for key in PAGES if has_feed(portal, key))
    for kind, table in TABLES.items():
        yield from ((kind, id) for id in portal.ids(table) if has_feed(portal, (kind, id)))


def silent_keys(portal: Portal) -> Iterator[Key]:
    """Yield the feeds of pages without entries yet: their RSS exists for subscribers, but no page links to it."""
    if portal.ids("targets") and not has_feed(portal, TARGETS):
        yield TARGETS
    for kind, table in TABLES.items():
        pages = (id for id in portal.ids(table) if kind != "plan" or portal.plan(id).page)
        yield from ((kind, id) for id in pages if not has_feed(portal, (kind, id)))


def has_feed(portal: Portal, key: Key) -> bool:
    """Return whether a feed has an entry."""
    if key in (WHOLE, TARGETS):
        return key == WHOLE or bool(portal.turns())
    if key == DOCUMENTS:
        return portal.has_group("documents")
    if key[0] == "plan":
        plan = portal.plan(key[1])
        return plan.page and (portal.has_group("feed", *key) or bool(plan.targets and plan.fact_day))
    if portal.has_group("feed", *key):
        return True
    return key[0] == "unit" and any(portal.has_group("feed", "unit", unit) for unit in portal.group("units", "parent", key[1]))


def page_of(key: Key) -> str:
    """Return the page a feed belongs to."""
    return PAGES[key] if key in PAGES else URLS[key[0]](key[1])


def name_of(portal: Portal, key: Key) -> str:
    """Return the subject of a feed, in words."""
    return portal.identity().name if key == WHOLE else NAMES.get(key) or group_name(portal, *key)[0]


def feed_of(portal: Portal, key: Key, url: str, origin: str, lengths: Mapping[str, int] = NONE) -> FeedView:
    """Return a feed by its key; `url` is its own address, of one of its formats."""
    if key == TARGETS:
        return target_feed(portal, url, origin)
    if key == DOCUMENTS:
        return document_feed(portal, url, origin)
    return plan_feed(portal, key[1], url, origin, lengths) if key[0] == "plan" else article_feed(portal, key, url, origin, lengths)


def feeds_of(portal: Portal, key: Key) -> tuple[Feed, ...]:
    """Return a feed in all its formats, for the head of its page; none if it has no entries."""
    if not has_feed(portal, key):
        return ()
    name, page = name_of(portal, key), page_of(key)
    return tuple(Feed(f"{name} – {form}", urls.feed(page, file), type) for file, (form, type) in FORMS.items())


def followed(portal: Portal, *keys: Key) -> tuple[Feed, ...]:
    """Return the pages that explain how to follow these, as far as they have entries."""
    found = (key for key in keys if has_feed(portal, key))
    return tuple(Feed(FOLLOWED.get(key) or name_of(portal, key), urls.follow(page_of(key)), "text/html") for key in found)


FOLLOWED: Mapping[Key, str] = {TARGETS: "Mọi thay đổi về chỉ tiêu", DOCUMENTS: "Văn bản mới"}
