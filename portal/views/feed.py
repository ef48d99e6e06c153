"""Owns feeds for feed readers: entries with full texts, absolute addresses, permanent ids.

Every date comes from content. A valid feed has absolute addresses: without a site address (`origin` "") it uses those of the published
portal: of `địa chỉ cổng`, otherwise of the host in the ids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from html import escape
from types import MappingProxyType

from portal import urls
from portal.domain.article import Article, ArticleKind, Status
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.domain.window import held
from portal.record import dataclass
from portal.text.dates import TZ, format_day
from portal.views.banners import withdrawal
from portal.views.card import plan_name
from portal.views.parts import PicturePart
from portal.views.pictures import lead_picture
from portal.views.shared import shared
from portal.views.text import printed

RELATIVE = re.compile(r'="(?=[/#])(?:(?<=\shref=")|(?<=\ssrc="))(/(?!/)|#)')  # begins with letters: `re` finds these fastest
SOURCES = re.compile(r"\ssrcset=\"[^\"]*\"|\ssizes=\"[^\"]*\"|<source\b[^>]*>|</?picture>")
NONE: Mapping[str, int] = MappingProxyType({})
BEGINNING = datetime(1970, 1, 1, tzinfo=TZ)  # date of a feed without entries


@dataclass(frozen=True)
class Enclosure:
    """A picture of an entry; `length` in bytes."""

    url: str
    type: str
    length: int


@dataclass(frozen=True)
class FeedEntry:
    """One entry. `id` never changes; `html` is the full text; `updated` changes only if readers should see the entry again."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    author: str = ""
    categories: tuple[str, ...] = ()
    enclosure: Enclosure | None = None
    lang: str = "vi"


@dataclass(frozen=True)
class FeedSubject:
    """What a feed is about; `page` is the root-relative address of the page it belongs to."""

    title: str
    description: str
    page: str


@dataclass(frozen=True)
class FeedView:
    """A feed: `url` is its own address, `page` that of the page it belongs to."""

    id: str
    title: str
    description: str
    url: str
    page: str
    updated: datetime
    entries: tuple[FeedEntry, ...]
    owner: str = ""
    rights: str = ""
    hub: str = ""  # of WebSub, if the portal has one
    follow: str = ""  # the page that explains it to readers


def origin_of(identity: Identity, origin: str) -> str:
    """Return "https://host" for absolute addresses; never empty."""
    host = identity.feed_authority.split(",")[0].rpartition("@")[2]
    return origin or identity.site_url.rstrip("/") or f"https://{host}"


def article_feed(portal: Portal, key: tuple[str, ...], url: str, origin: str, lengths: Mapping[str, int] = NONE) -> FeedView:
    """Return the feed of one group of articles. `url` is its own address; `lengths` are bytes of pictures by their addresses."""
    identity = portal.identity()
    origin = origin_of(identity, origin)
    entries = tuple(_entry(portal, id, origin, lengths) for id in fed(portal, key))
    subject = _subject(portal, key, identity)
    subject = replace(subject, description=subject.description + _followed(portal, key, origin))
    return feed_view(identity, origin, subject, url, entries)


def fed(portal: Portal, key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the articles of a group's feed, last updated first. A unit without articles has those of the units directly below."""
    own = portal.group("feed", *key)
    if own or key[0] != "unit":
        return own
    below = (article for unit in portal.group("units", "parent", key[1]) for article in portal.group("feed", "unit", unit))
    latest = sorted(((portal.article(id).last_update, id) for id in below), reverse=True)
    return tuple(id for _, id in latest[: held(at.date() for at, _ in latest)])


def feed_view(identity: Identity, origin: str, subject: FeedSubject, url: str, entries: tuple[FeedEntry, ...]) -> FeedView:
    """Return a feed of the portal; its address `url` is root-relative."""
    return FeedView(
        id=f"tag:{identity.feed_authority}:{url}",
        title=subject.title,
        description=subject.description,
        url=origin + url,
        page=origin + subject.page,
        updated=max((entry.updated for entry in entries), default=BEGINNING),
        entries=entries,
        owner=identity.owner,
        rights=identity.reuse_clause,
        hub=identity.websub_hub,
        follow=origin + urls.follow(subject.page),
    )


def _subject(portal: Portal, key: tuple[str, ...], identity: Identity) -> FeedSubject:
    """Return what a group's feed is about."""
    kind, id = key[0], key[-1]
    if kind == "all":
        return FeedSubject(identity.name, identity.tagline or f"Tin tức của {identity.owner}", urls.HOME)
    if kind == "kind":
        return FeedSubject(f"Thông báo – {identity.name}", f"Thông báo trên {identity.name}", urls.NOTICES)
    name, page = group_name(portal, kind, id)
    description = f"Tin, bài của {identity.name}: {name}"
    if kind == "plan":
        description = f"Tin, bài, chỉ tiêu, kết quả của {name} trên {identity.name}"
    elif kind == "unit" and not portal.has_group("feed", *key):
        description = f"Tin, bài của các đơn vị trực thuộc {name} trên {identity.name}"
    return FeedSubject(f"{name} – {identity.name}", description, page)


def _followed(portal: Portal, key: tuple[str, ...], origin: str) -> str:
    """Return a note for readers of an ended unit's feed, which gets no more entries: where to continue."""
    if key[0] != "unit" or not portal.has_ended(key[1]):
        return ""
    heirs = [f"{portal.unit(id).name} ({origin}{urls.feed(urls.unit(id))})" for id in portal.unit(key[1]).successors]
    return ". Đơn vị này đã kết thúc hoạt động" + (f"; kế tiếp: {', '.join(heirs)}" if heirs else "")


def group_name(portal: Portal, kind: str, id: str) -> tuple[str, str]:
    """Return (name, page) of a section, unit, topic or plan."""
    if kind == "section":
        return portal.section(id).name, urls.section(id)
    if kind == "unit":
        return portal.unit(id).name, urls.unit(id)
    if kind == "topic":
        return portal.topic(id).name, urls.topic(id)
    plan = portal.plan(id)
    return plan_name(plan.kind, plan.name), urls.plan(id)


def _entry(portal: Portal, id: str, origin: str, sizes: Mapping[str, int]) -> FeedEntry:
    """Return an article with its picture, if its length is known."""
    entry, picture = _shared_entry(portal, id, origin)
    return replace(entry, enclosure=Enclosure(origin + picture, "image/jpeg", sizes[picture])) if picture in sizes else entry


@shared
def _shared_entry(portal: Portal, id: str, origin: str) -> tuple[FeedEntry, str]:
    """Return an article in the form that all feeds and formats share, and the root-relative address of its picture."""
    article = portal.article(id)
    card = article.card
    withdrawn = card.status is Status.WITHDRAWN
    picture = None if withdrawn else lead_picture(portal, article)
    entry = FeedEntry(
        id=article.feed_id,
        url=origin + card.url,
        title=f"Đã rút: {card.title}" if withdrawn else card.title,
        summary=withdrawal(article) if withdrawn else card.summary,
        html=f"<p>{escape(withdrawal(article))}</p>" if withdrawn else _text(portal, article, picture, origin),
        published=card.at,
        updated=article.last_update,
        author=", ".join(credit.name for credit in article.credits if credit.role == "tác giả") or portal.unit(card.unit).name,
        categories=_categories(portal, article),
        lang=article.lang,
    )
    return entry, picture.src if picture else ""


def _categories(portal: Portal, article: Article) -> tuple[str, ...]:
    section = (portal.section(article.card.section).name,) if article.card.section else ()
    return (*section, *(portal.topic(topic).name for topic in article.topics))


def _text(portal: Portal, article: Article, picture: PicturePart | None, origin: str) -> str:
    """Return the notes, then the full text with its lead picture, then its source."""
    lines = [f"Nội dung cập nhật ngày {format_day(change.day)}: {change.note}" for change in article.changes]
    notes = "".join(f"<p><strong>{escape(line)}</strong></p>\n" for line in lines)
    source = article.source
    named = source and (f'<a href="{escape(source.url)}">{escape(source.name)}</a>' if source.url else escape(source.name))
    body = absolute(printed(portal, portal.body(article.id).html), origin, article.url)
    return notes + (_lead(picture, origin) if picture else "") + body + (f"\n<p>Nguồn: {named}</p>" if named else "")


def _lead(picture: PicturePart, origin: str) -> str:
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<figure><img src="{origin}{picture.src}" {size} alt="{escape(picture.alt)}">{caption}</figure>\n'


def absolute(html: str, origin: str, page: str) -> str:
    """Return HTML whose links and pictures work anywhere; a picture has one source, as feed readers expect."""
    if "<source" in html or "srcset=" in html or "sizes=" in html or "picture>" in html:  # faster than a scan letter by letter
        html = SOURCES.sub("", html)
    if '="/' not in html and '="#' not in html:
        return html
    return RELATIVE.sub(lambda found: f'="{origin}{page}#' if found[1] == "#" else f'="{origin}/', html)


def midnight(day: date) -> datetime:
    """Return the beginning of a day in Vietnam."""
    return datetime.combine(day, time(), TZ)


NOTICES = ("kind", ArticleKind.NOTICE.value)
