"""Owns the view of an article's page, block by block as pages.md has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal import urls
from portal.domain.article import Article, Status
from portal.domain.event import Event, EventState
from portal.domain.portal import Portal
from portal.text.dates import format_day, format_long, iso
from portal.views.card import (
    KINDS, article_link, at_view, cards, crumbs, day_view, feed, place_links, plan_link, section_link,
    topic_link, unit_link,
)  # fmt: skip
from portal.views.jsonld import article_ld
from portal.views.parts import Banner, Card, DateView, Fact, Feed, Link, Meta, Person, Picture, Statement, Toc
from portal.views.pictures import gallery, lead_picture, with_pictures
from portal.views.rows import DocumentRow
from portal.views.statements import statement_views

LONG = 900  # words from which an article has a table of contents
PACE = 200  # words a minute


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything on an article's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kicker: str
    kind: str
    date: DateView | None
    date_basis: str
    updated: DateView | None
    unit: Link | None
    unit_now: tuple[Link, ...]  # where the unit's territory belongs now
    section: Link | None
    topics: tuple[Link, ...]
    banners: tuple[Banner, ...]
    summary: str
    body: str
    reading: str
    toc: tuple[Toc, ...]
    lead: Picture | None
    gallery: tuple[Picture, ...]
    captions: tuple[str, ...]  # of pictures that came without a file
    event: tuple[Fact, ...]
    people: tuple[Person, ...]
    targets: tuple[Statement, ...]
    results: tuple[Statement, ...]
    documents: tuple[DocumentRow, ...]
    credits: tuple[Fact, ...]
    source: Link | None
    source_title: str
    line: tuple[Card, ...]  # Theo dòng sự kiện
    line_plans: tuple[Link, ...]
    related: tuple[Card, ...]
    newer: Link | None
    older: Link | None
    feeds: tuple[Feed, ...]


def article_view(portal: Portal, id: str) -> ArticleView:
    """The page of one article."""
    article = portal.article(id)
    card, body = article.card, portal.body(id)
    withdrawn = card.status is Status.WITHDRAWN
    line = _line(portal, article)
    targets, results = statement_views(portal, article)
    section = section_link(portal, card.section)
    return ArticleView(
        meta=_meta(portal, article),
        breadcrumb=crumbs(Link("Tin tức", urls.NEWS), section, Link(card.title)),
        title=card.title,
        kicker=card.kicker,
        kind=KINDS[card.kind],
        date=at_view(card.at, "Ngày đăng") if card.dated else None,
        date_basis="" if card.dated or not article.basis else f"Ngày đăng: không ghi; xếp theo {article.basis.text}",
        updated=day_view(article.changes[0].day, "Cập nhật") if article.changes else None,
        unit=unit_link(portal, card.unit),
        unit_now=place_links(portal, card.unit),
        section=section,
        topics=tuple(topic_link(portal, topic) for topic in article.topics),
        banners=tuple(_banners(portal, article)),
        summary=card.summary if card.summary and not _is_lead(card.summary, body.html) else "",
        body="" if withdrawn else with_pictures(portal, body),
        reading=f"{max(1, round(body.words / PACE))} phút đọc" if body.words >= PACE else "",
        toc=tuple(Toc(h.text, h.anchor, h.level) for h in body.headings if h.level < 4) if body.words > LONG else (),
        lead=None if withdrawn else lead_picture(portal, article),
        gallery=() if withdrawn else gallery(portal, article),
        captions=() if withdrawn else tuple(p.caption for p in article.images if p.caption and not p.file),
        event=tuple(_event(portal, article.event)) if article.event else (),
        people=tuple(Person(p.name, p.roles, p.action) for p in article.people),
        targets=targets,
        results=results,
        documents=tuple(document_row(portal, document) for document in article.documents),
        credits=tuple(_credits(article)),
        source=Link(article.source.name, article.source.url) if article.source else None,
        source_title=article.source.title if article.source else "",
        line=cards(portal, line),
        line_plans=tuple(plan_link(portal, mention.plan) for mention in article.plans),
        related=cards(portal, _related(portal, article, line)),
        newer=_neighbour(portal, id, -1),
        older=_neighbour(portal, id, 1),
        feeds=tuple(_feeds(portal, article)),
    )


def _is_lead(summary: str, html: str) -> bool:
    """Whether the summary only repeats the first paragraph."""
    return summary.rstrip("…. ")[:80] in html[: 80 + 200]


def _meta(portal: Portal, article: Article) -> Meta:
    card = article.card
    changed = article.changes[0].day.isoformat() if article.changes else ""
    return Meta(
        title=card.title,
        canonical=card.url,
        description=card.summary,
        kind="article",
        feeds=tuple(_feeds(portal, article)),
        json_ld=article_ld(portal, article),
        robots="noindex" if card.status is Status.WITHDRAWN or portal.identity().fictional else "",
        image=lead_picture(portal, article),
        lang=article.lang,
        published=iso(card.at) if card.dated else "",
        modified=changed,
    )


def _feeds(portal: Portal, article: Article) -> Iterator[Feed]:
    card = article.card
    if card.section:
        yield feed(portal.section(card.section).name, urls.section(card.section))
    yield feed(portal.unit(card.unit).name, urls.unit(card.unit))
    for mention in article.plans:
        if portal.plan(mention.plan).page:
            yield feed(plan_link(portal, mention.plan).text, urls.plan(mention.plan))


def _banners(portal: Portal, article: Article) -> Iterator[Banner]:
    if article.withdrawn:
        yield Banner("withdrawn", "Bài đã rút", article.withdrawn.note, date=day_view(article.withdrawn.day))
    if article.replaced_by and portal.has_article(article.replaced_by):
        yield Banner("info", "Bài này đã được thay bằng bài khác", links=(article_link(portal, article.replaced_by),))
    if article.corrects and portal.has_article(article.corrects):
        yield Banner("correction", "Bài này đính chính bài", links=(article_link(portal, article.corrects),))
    for id in portal.corrections(article.id):
        yield Banner("correction", "Bài này đã được đính chính", links=(article_link(portal, id),))
    if article.expired and article.expires:
        yield Banner("expired", "Hết hạn", f"Nội dung này có giá trị đến hết ngày {format_day(article.expires)}.")
    for change in article.changes:
        yield Banner("correction", "Nội dung cập nhật", change.note, date=day_view(change.day))
    now = place_links(portal, article.card.unit)
    unit = portal.unit(article.card.unit)
    if now and unit.valid_to:
        yield Banner("ended", f"{unit.name} đã kết thúc hoạt động", "", now, "Địa bàn nay thuộc:")
    if article.stale:
        yield Banner("held", "Đang hiển thị bản trước", "Bản mới của bài này đang được kiểm tra.")
    if article.consultation:
        yield _consultation(article)


def _consultation(article: Article) -> Banner:
    asked = article.consultation
    assert asked is not None
    if asked.outcome:
        return Banner("info", "Đã kết thúc lấy ý kiến", asked.outcome)
    until = f"Nhận góp ý đến hết ngày {format_day(asked.closes)}." if asked.closes else ""
    where = f" Gửi góp ý về: {asked.where}." if asked.where else ""
    title = "Đang lấy ý kiến góp ý" if asked.open else "Đã hết hạn góp ý"
    return Banner("info", title, (until + where).strip())


EVENT_STATES = {EventState.PLANNED: "Sẽ diễn ra", EventState.POSTPONED: "Hoãn", EventState.CANCELLED: "Hủy"}


def _event(portal: Portal, event: Event) -> Iterator[Fact]:
    """Thời gian · Địa điểm · Cơ quan tổ chức · … · Kết luận."""
    if event.state in EVENT_STATES:
        yield Fact("Tình trạng", (Link(EVENT_STATES[event.state], note=event.reason),))
    if event.day:
        yield Fact("Thời gian", (Link(_when(event), note=_year_note(event)),), event.day.isoformat())
    if event.old_day:
        yield Fact("Ngày đã định trước", (Link(format_long(event.old_day)),), event.old_day.isoformat())
    if event.place:
        yield Fact("Địa điểm", (Link(event.place),))
    hosts = tuple(link for host in event.hosts if (link := unit_link(portal, host)))
    yield Fact("Cơ quan tổ chức", hosts)
    for label, values in (("Thành phần dự", event.attendees), ("Kết luận", event.conclusions)):
        if values:
            yield Fact(label, tuple(Link(value) for value in values))


def _when(event: Event) -> str:
    assert event.day is not None
    session = f"{event.session[:1].upper()}{event.session[1:]} " if event.session else ""
    clock = f"{int(event.time[:2])} giờ{f' {event.time[3:]}' if event.time[3:] != '00' else ''}, " if event.time else ""
    until = f" đến {format_long(event.end_day)}" if event.end_day else ""
    words = f"{clock}{session}{format_long(event.day)}{until}"
    return words[:1].upper() + words[1:]


def _year_note(event: Event) -> str:
    if not event.year_inferred:
        return ""
    return "năm suy ra từ ngày đăng" if event.year_inferred == "ngày đăng" else f"năm được suy ra: {event.year_inferred}"


def document_row(portal: Portal, id: str) -> DocumentRow:
    """A document in a list."""
    document = portal.document(id)
    issuer = unit_link(portal, document.issuer) or (Link(document.issuer_name) if document.issuer_name else None)
    return DocumentRow(
        document.title, urls.document(id), document.number, document.kind, issuer, day_view(document.day), draft=document.draft
    )


def _credits(article: Article) -> Iterator[Fact]:
    for role, label in (("tác giả", "Tác giả"), ("ảnh", "Ảnh"), ("ghi công", "Ghi công")):
        names = [f"{credit.name} ({credit.org})" if credit.org else credit.name for credit in article.credits if credit.role == role]
        if names:
            yield Fact(label, tuple(Link(name) for name in names))


def _line(portal: Portal, article: Article) -> tuple[str, ...]:
    """The articles of the same plans nearest in time."""
    found: dict[str, None] = {}
    for mention in article.plans:
        found.update(dict.fromkeys(portal.near(4, article.id, "plan", mention.plan)))
    return tuple(sorted(list(found)[:6], key=lambda id: portal.card(id).at, reverse=True))


def _related(portal: Portal, article: Article, line: tuple[str, ...]) -> tuple[str, ...]:
    """Really related: same topic, then same unit, then same section; not those of the line above."""
    found: dict[str, None] = {}
    for topic in article.topics[:2]:
        found.update(dict.fromkeys(portal.near(3, article.id, "topic", topic)))
    found.update(dict.fromkeys(portal.near(3, article.id, "unit", article.card.unit)))
    if article.card.section:
        found.update(dict.fromkeys(portal.near(3, article.id, "section", article.card.section)))
    return tuple(id for id in found if id not in line and id != article.id)[:4]


def _neighbour(portal: Portal, id: str, step: int) -> Link | None:
    other = portal.beside(step, id, "all")
    return article_link(portal, other) if other else None


