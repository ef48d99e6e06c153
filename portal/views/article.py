"""Owns the view of an article's page, block by block as pages.md has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import unescape

from portal import urls
from portal.domain.article import Article, ArticleKind, Body, Neighbours, Status
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.plain import plain
from portal.views.abbreviations import abbreviated
from portal.views.banners import banners, withdrawal
from portal.views.card import (
    KINDS,
    article_link,
    at_view,
    brief_card,
    crumbs,
    day_view,
    document_row,
    moment,
    plan_link,
    section_link,
    topic_link,
    unit_link,
)  # fmt: skip
from portal.views.consultation import consultation_row
from portal.views.following import Key, feeds_of, followed
from portal.views.head import described, page_ld
from portal.views.jsonld import article_ld
from portal.views.meeting import event_facts, people_facts
from portal.views.parts import Banner, CardPart, DateView, Fact, Feed, Link, Meta, PicturePart, StatementPart, Toc
from portal.views.pictures import lead_and_gallery
from portal.views.rows import ConsultationRow, DocumentRow
from portal.views.social import announced, article_card
from portal.views.statements import statement_views
from portal.views.text import printed
from portal.views.titles import article_title

LONG = 900  # words above which an article has a table of contents
PACE = 200  # words a minute
RELATED = 4  # other articles shown
SAME = 80  # letters that identify a summary as the first paragraph


@dataclass(frozen=True)
class ArticleView:
    """Everything on an article's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kicker: str
    dates: tuple[DateView, ...]  # Ngày đăng, Cập nhật
    unit: Link | None
    section: Link | None
    reading: str
    banners: tuple[Banner, ...]
    consultation: ConsultationRow | None  # while it is open
    summary: str
    toc: tuple[Toc, ...]
    lead: PicturePart | None
    body: str
    abbreviations: tuple[Fact, ...]  # those that the text does not write out itself
    gallery: tuple[PicturePart, ...]
    captions: tuple[str, ...]  # of pictures without a file
    facts_title: str
    facts: tuple[Fact, ...]
    targets: tuple[StatementPart, ...]
    results: tuple[StatementPart, ...]
    documents: tuple[DocumentRow, ...]
    tools: bool  # In bài viết, Sao chép liên kết …: not for withdrawn articles
    credits: tuple[Fact, ...]
    source: Link | None
    topics: tuple[Link, ...]
    line: tuple[CardPart, ...]  # Theo dòng sự kiện
    line_plans: tuple[Link, ...]
    related_title: str
    related: tuple[CardPart, ...]
    newer: Link | None
    older: Link | None
    feeds: tuple[Feed, ...]


def article_view(portal: Portal, id: str, origin: str = "", cards: bool = False) -> ArticleView:
    """Return the page of one article. `cards`: there is a card for social networks."""
    article = portal.article(id)
    card, body = article.card, portal.body(id)
    shown = card.status is not Status.WITHDRAWN
    section = section_link(portal, card.section)
    trail = crumbs(Link("Tin tức", urls.NEWS), section, Link(card.title))
    targets, results = statement_views(portal, article) if shown else ((), ())
    near = portal.neighbours(id)
    line = _line(portal, article, near)
    text, abbreviations = _text(portal, article, body) if shown else ("", ())
    lead, gallery = lead_and_gallery(portal, article, body) if shown else (None, ())
    return ArticleView(
        meta=replace(
            _meta(portal, article),
            json_ld=page_ld(trail, origin, *article_ld(portal, article, origin, lead.src if lead else "")),
            image=announced(card.url, article_card(portal, id)) if cards and shown else lead,
        ),
        breadcrumb=trail,
        title=card.title,
        kicker=card.kicker or KINDS[card.kind],
        dates=tuple(_dates(article)),
        unit=unit_link(portal, card.unit),
        section=section,
        reading=f"{max(1, round(body.words / PACE))} phút đọc" if shown and body.words >= PACE else "",
        banners=tuple(banners(portal, article, near.corrections)),
        consultation=consultation_row(portal, id) if shown and article.consultation and article.consultation.open else None,
        summary=_summary(card.summary, body.html) if shown else "",
        toc=tuple(Toc(h.text, h.anchor, h.level) for h in body.headings if h.level < 4) if shown and body.words > LONG else (),
        lead=lead,
        body=text,
        abbreviations=abbreviations,
        gallery=gallery,
        captions=tuple(p.caption for p in article.images if p.caption and not p.file) if shown else (),
        facts_title="Thông tin hội nghị" if article.event else "Người được nêu trong bài",
        facts=_facts(portal, article) if shown else (),
        targets=targets,
        results=results,
        documents=tuple(document_row(portal, document) for document in article.documents) if shown else (),
        tools=shown,
        credits=tuple(_credits(article)),
        source=Link(article.source.name, article.source.url, _titled(article.source.title)) if article.source else None,
        topics=tuple(topic_link(portal, topic) for topic in article.topics),
        line=tuple(brief_card(portal, other) for other in line),
        line_plans=tuple(plan_link(portal, mention.plan) for mention in article.plans),
        related_title="Tin cùng chuyên mục" if section else "Tin liên quan",
        related=tuple(brief_card(portal, other) for other in _related(portal, article, near, line)),
        newer=article_link(portal, near.newer) if near.newer else None,
        older=article_link(portal, near.older) if near.older else None,
        feeds=followed(portal, *_feeds(article)),
    )


def _text(portal: Portal, article: Article, body: Body) -> tuple[str, tuple[Fact, ...]]:
    """Return the body as printed; the abbreviations file is Vietnamese and is not applied to other languages."""
    html = printed(portal, body.html)
    return abbreviated(portal, html) if article.lang == "vi" else (html, ())


def _dates(article: Article) -> Iterator[DateView]:
    card = article.card
    if card.dated:
        yield at_view(card.at, "Ngày đăng")
    elif article.basis:
        yield DateView(f"không ghi; xếp theo {article.basis.text}", label="Ngày đăng")
    changed = day_view(article.changes[0].day, "Cập nhật") if article.changes else None
    if changed:
        yield changed


def _summary(summary: str, html: str) -> str:
    """Return the summary, unless it only repeats the first paragraph."""
    start = summary.rstrip("…. ")[:SAME]
    first = html[: 8 * SAME]
    return "" if start in first or start in unescape(plain(first)) else summary


def _titled(title: str) -> str:
    return f"bài “{title}”" if title else ""


def _facts(portal: Portal, article: Article) -> tuple[Fact, ...]:
    return tuple(event_facts(portal, article.event) if article.event else people_facts(article.people))


def _meta(portal: Portal, article: Article) -> Meta:
    """Return the head without what depends on the address of the site."""
    card = article.card
    shown = card.status is not Status.WITHDRAWN
    description = described_alike(portal, article) if shown else f"{card.title}. {withdrawal(article)}"
    return Meta(
        title=article_title(portal, article.id),
        canonical=card.url,
        description=" ".join(description.split()),
        kind="article",
        # An article does not need each feed in three formats.
        feeds=tuple(fed for key in _feeds(article) for fed in feeds_of(portal, key)[:1]),
        robots="" if shown else "noindex",
        lang=article.lang,
        published=moment(card.at) if card.dated else "",
        modified=article.changes[0].day.isoformat() if article.changes else "",
    )


def described_alike(portal: Portal, article: Article) -> str:
    """Return the summary; of a notice, which may begin as others do, and if another has the same title, after the title."""
    title, card = article_title(portal, article.id), article.card
    alone = title == card.title and card.kind is not ArticleKind.NOTICE
    return card.summary if alone else described(title, card.summary)


def _feeds(article: Article) -> Iterator[Key]:
    card = article.card
    if card.section:
        yield "section", card.section
    yield "unit", card.unit
    for mention in article.plans:
        yield "plan", mention.plan


def _credits(article: Article) -> Iterator[Fact]:
    for role, label in (("tác giả", "Tác giả"), ("ảnh", "Ảnh"), ("ghi công", "Ghi công")):
        names = [f"{credit.name} ({credit.org})" if credit.org else credit.name for credit in article.credits if credit.role == role]
        if names:
            yield Fact(label, tuple(Link(name) for name in names))


def _line(portal: Portal, article: Article, near: Neighbours) -> tuple[str, ...]:
    """Return the articles of the same plans nearest in time."""
    found = dict.fromkeys(id for ids in near.plans for id in ids if id != article.id)
    return tuple(sorted(list(found)[:6], key=lambda id: portal.card(id).at, reverse=True))


def _related(portal: Portal, article: Article, near: Neighbours, line: tuple[str, ...]) -> tuple[str, ...]:
    """Return articles of the same section, those of the same topic and unit first, without those in `line`."""
    section = article.card.section
    chosen: dict[str, datetime] = {}
    for id in dict.fromkeys(id for ids in (*near.topics, near.unit, near.section if section else ()) for id in ids):
        if id not in line and id != article.id:
            card = portal.card(id)
            if card.section == section or not section:
                chosen[id] = card.at
                if len(chosen) == RELATED:
                    break
    return tuple(sorted(chosen, key=chosen.__getitem__, reverse=True))
