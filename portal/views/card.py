"""Owns the small views made from records: cards, links to units, plans, topics, dates. Whole pages are elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from portal import urls
from portal.domain.article import ArticleKind, Status
from portal.domain.portal import Portal
from portal.text.dates import format_day, iso
from portal.text.hour import moment_of, said_hour
from portal.text.numbers import format_number
from portal.views.attachment import file_view
from portal.views.document_names import beside, matter
from portal.views.parts import CardPart, DateView, Link
from portal.views.pictures import card_picture
from portal.views.rows import DocumentRow
from portal.views.shared import shared

KINDS = {
    ArticleKind.NEWS: "",
    ArticleKind.EVENT: "Hội nghị, hội thảo",
    ArticleKind.FEATURE: "Bài phản ánh",
    ArticleKind.NOTICE: "Thông báo",
    ArticleKind.DOCUMENT: "Giới thiệu văn bản",
    ArticleKind.CONSULTATION: "Lấy ý kiến",
    ArticleKind.PHOTOS: "Phóng sự ảnh",
    ArticleKind.CORRECTION: "Đính chính",
}


KEPT_SHORT = 10  # newest articles on the page of a unit, topic or section; older ones are listed by year


@shared
def card_view(portal: Portal, id: str) -> CardPart:
    """Return an article for a list."""
    card = portal.card(id)
    return CardPart(
        title=card.title,
        href=card.url,
        summary=card.summary,
        date=at_view(card.at, "" if card.dated else "Xếp theo ngày"),
        unit=unit_link(portal, card.unit),
        section=section_link(portal, card.section),
        kicker=card.kicker,
        flags=("Đã rút",) if card.status is Status.WITHDRAWN else (),
        kind=KINDS[card.kind],
        picture=card_picture(portal, card.picture),
    )


@shared
def brief_card(portal: Portal, id: str) -> CardPart:
    """Return an article for a list of titles and days only."""
    card = portal.card(id)
    flags = ("Đã rút",) if card.status is Status.WITHDRAWN else ()
    return CardPart(card.title, card.url, date=at_view(card.at, "" if card.dated else "Xếp theo ngày"), flags=flags)


def cards(portal: Portal, ids: Iterable[str]) -> tuple[CardPart, ...]:
    """Return several articles in order."""
    return tuple(card_view(portal, id) for id in ids)


@shared
def article_link(portal: Portal, id: str) -> Link:
    """Return an article by its title."""
    card = portal.card(id)
    withdrawn = ", bài đã rút" if card.status is Status.WITHDRAWN else ""
    return Link(card.title, card.url, format_day(card.at.date()) + withdrawn)


def day_view(day: date | None, label: str = "") -> DateView | None:
    """Return a date as printed and in machine-readable form."""
    return DateView(format_day(day), day.isoformat(), label) if day else None


def limit_view(day: date | None, clock: str, whole: str, hour: str = "") -> DateView | None:
    """Return a day, or an hour of it: «đến hết ngày 25/5/2024», «đến 17 giờ ngày 25/5/2024»; `whole`, `hour`: the words before each."""
    if day is None or not clock:
        return day_view(day, whole)
    return DateView(format_day(day), iso(moment_of(day, clock)), f"{hour} {said_hour(clock)} ngày".strip())


def limit_text(day: date, clock: str) -> str:
    """Return «hết ngày 25/5/2024», «17 giờ ngày 25/5/2024»."""
    return f"{said_hour(clock)} ngày {format_day(day)}" if clock else f"hết ngày {format_day(day)}"


@lru_cache(maxsize=1 << 14)
def at_view(at: datetime, label: str = "") -> DateView:
    """Return a moment; its time is printed only if one was written."""
    clock = f" {at:%H:%M}" if timed(at) else ""
    return DateView(f"{format_day(at.date())}{clock}", moment(at), label)


@lru_cache(maxsize=1 << 14)
def moment(at: datetime) -> str:
    """Return a moment in machine-readable form: "2016-11-28", with time and +07:00 only if a time was written."""
    return iso(at) if timed(at) else at.date().isoformat()


def timed(at: datetime) -> bool:
    """Return whether a time of day was written."""
    return (at.hour, at.minute) != (0, 0)


def unit_link(portal: Portal, id: str) -> Link | None:
    """Return a unit by its name."""
    return Link(portal.unit(id).name, urls.unit(id)) if id else None


def section_link(portal: Portal, id: str) -> Link | None:
    """Return a section."""
    return Link(portal.section(id).name, urls.section(id)) if id else None


def topic_link(portal: Portal, id: str) -> Link:
    """Return a topic."""
    return Link(portal.topic(id).name, urls.topic(id))


@shared
def plan_link(portal: Portal, id: str) -> Link:
    """Return a plan by its full name; a plan without a page leads to its row of the register."""
    plan = portal.plan(id)
    return Link(plan_name(plan.kind, plan.name), urls.plan(id) if plan.page else urls.plan_row(id, plan.year))


def plan_name(kind: str, name: str) -> str:
    """Return a plan's name with its kind before it, once."""
    if name.casefold().startswith(kind.casefold()):
        return name[:1].upper() + name[1:]
    return f"{kind[:1].upper()}{kind[1:]} {name}"


@shared
def document_row(portal: Portal, id: str) -> DocumentRow:
    """Return a document for a list."""
    document = portal.document(id)
    issuer = unit_link(portal, document.issuer) or (Link(document.issuer_name) if document.issuer_name else None)
    number, kind = (document.number, document.kind[:1].upper() + document.kind[1:]) if beside(document) else ("", "")
    return DocumentRow(
        matter(document), urls.document(id), number, kind, issuer, day_view(document.day),
        file_view(portal, document.file), document.draft, effective=day_view(document.effective, "hiệu lực"),
    )  # fmt: skip


def crumbs(*links: Link | None) -> tuple[Link, ...]:
    """Return a breadcrumb from the front page on."""
    return (Link("Trang chủ", urls.HOME), *(link for link in links if link))


def more_link(portal: Portal, shown: int, words: str, url: str, *key: str) -> Link | None:
    """Return «Tất cả 24 chỉ tiêu», if a page shows fewer than there are."""
    count = portal.count(*key)
    return Link(f"Tất cả {format_number(count)} {words}", url) if count > shown else None
