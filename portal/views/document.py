"""Owns the views of one document and of the lists of documents: /van-ban/ and its parts by kind, issuer, topic and year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal import urls
from portal.domain.document import Document
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.dates import format_day
from portal.text.numbers import format_number
from portal.text.slug import slug
from portal.views.attachment import file_view
from portal.views.card import cards, crumbs, document_row, plan_link, unit_link
from portal.views.document_names import beside, matter, named
from portal.views.filters import choice_group, year_text
from portal.views.following import DOCUMENTS, feeds_of, followed
from portal.views.head import PageHeader, head
from portal.views.parts import CardPart, DocumentSearch, Fact, Feed, Link, Meta
from portal.views.periods import ListPart, parts, period_text, period_trail
from portal.views.programme import capital
from portal.views.rows import ChoiceGroup, DocumentRow, FileView, FilterChoice
from portal.views.titles import document_title, unit_title

TITLE = "Văn bản"
WHOLE = 60
LATEST = 30
NEWS = 20
FACETS = {"kind": "loai", "issuer": "co-quan", "year": "nam", "topic": "chu-de"}
OF_TOPIC = 10  # documents that a topic's own page shows; with more they have their own list
NAMED = ("issuer", "topic")  # facets whose values are names


@dataclass(frozen=True)
class DocumentView:
    """Everything on a document's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kicker: str
    draft: bool
    summary: str
    facts: tuple[Fact, ...]
    file: FileView | None
    plan: Link | None
    news: tuple[CardPart, ...]


@dataclass(frozen=True)
class DocumentsView:
    """A list of documents with its filters; the first page also has a search field, and the feed of new ones."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    parts: tuple[ListPart[DocumentRow], ...]  # one if the list is not long
    filters: tuple[ChoiceGroup, ...]
    all: Link | None
    search: DocumentSearch | None
    feeds: tuple[Feed, ...]


def document_view(portal: Portal, id: str, origin: str = "") -> DocumentView:
    """Return the page of one document."""
    document = portal.document(id)
    name = named(document)
    trail = crumbs(Link(TITLE, urls.DOCUMENTS), Link(name if document.number else document.title))
    return DocumentView(
        meta=head(document_title(portal, id), urls.document(id), trail, origin, description=document.summary),
        breadcrumb=trail,
        title=matter(document),
        kicker=beside(document),
        draft=document.draft,
        summary=document.summary,
        facts=tuple(_facts(portal, document)),
        file=file_view(portal, document.file),
        plan=plan_link(portal, document.plan) if document.plan else None,
        news=cards(portal, [article for article in document.articles[:NEWS] if portal.has_article(article)]),
    )


def _facts(portal: Portal, document: Document) -> Iterator[Fact]:
    """Yield Loại · Số, ký hiệu · Cơ quan ban hành · Ngày ban hành · Ngày hiệu lực · Kế hoạch."""
    yield Fact("Loại văn bản", (Link(capital(document.kind), note="(dự thảo)" if document.draft else ""),))
    if document.number:
        yield Fact("Số, ký hiệu", (Link(document.number),))
    issuer = unit_link(portal, document.issuer) or (Link(document.issuer_name) if document.issuer_name else None)
    if issuer:
        yield Fact("Cơ quan ban hành" if not document.draft else "Cơ quan soạn thảo", (issuer,))
    for label, day in (("Ngày ban hành", document.day), ("Ngày có hiệu lực", document.effective)):
        if day:
            yield Fact(label, (Link(format_day(day)),), day.isoformat())
    if document.plan:
        yield Fact("Thuộc", (plan_link(portal, document.plan),))


def documents_view(portal: Portal, origin: str = "") -> DocumentsView:
    """Return the page /van-ban/."""
    total = portal.count("documents")
    shown = rows(portal, portal.latest(WHOLE if total <= WHOLE else LATEST, "documents"))
    lede = f"{format_number(total)} văn bản được nêu trên trang này." if total else "Trang này chưa nêu văn bản nào."
    heading = "" if total <= WHOLE else f"{LATEST} văn bản mới nhất"
    found = (ListPart(heading, "moi-nhat", shown),) if shown else ()
    return _list(portal, PageHeader(TITLE, urls.DOCUMENTS, crumbs(Link(TITLE)), lede, origin), found, urls.DOCUMENTS)


def documents_by_view(portal: Portal, facet: str, value: str, period: tuple[str, ...] = (), origin: str = "") -> DocumentsView:
    """Return the documents of one kind, issuer, topic or year (`facet` as in FACETS), or of one period of a long list of them."""
    key, home = ("documents", facet, value, *period), documents_url(facet, value)
    url = urls.period(home, *period)
    name = unit_title(portal, value) if facet == "issuer" else facet_name(portal, facet, value)
    trail = crumbs(Link(TITLE, urls.DOCUMENTS), *period_trail(name, home, period))
    title = f"{TITLE}: {name if facet in NAMED else name[:1].lower() + name[1:]}"
    if period:
        title += f", {period_text(*period).lower()}"
    header = PageHeader(title, url, trail, f"{format_number(portal.count(*key))} văn bản.", origin)
    return _list(portal, header, parts(portal, key, url, rows, "văn bản"), home)


def register_row(portal: Portal, id: str) -> tuple[str | bool, ...]:
    """Return (address, kind, number, trích yếu, issuer, day or "", draft) of a document, for the search field."""
    document = portal.document(id)
    issuer = portal.unit(document.issuer).name if document.issuer else document.issuer_name
    day = document.day.isoformat() if document.day else ""
    return urls.document(id), capital(document.kind), document.number, matter(document), issuer, day, document.draft


def rows(portal: Portal, ids: Iterable[str]) -> tuple[DocumentRow, ...]:
    """Return documents in order."""
    return tuple(document_row(portal, id) for id in ids)


def _list(portal: Portal, header: PageHeader, found: tuple[ListPart[DocumentRow], ...], choice: str) -> DocumentsView:
    """Return a list of documents. `choice` is the filter of the page."""
    return DocumentsView(
        meta=replace(header.meta, feeds=feeds_of(portal, DOCUMENTS)),
        breadcrumb=header.trail,
        title=header.title,
        lede=header.lede,
        parts=found,
        filters=document_filters(portal, choice),
        all=Link("Tất cả văn bản", urls.DOCUMENTS) if header.url != urls.DOCUMENTS else None,
        search=_search(portal) if header.url == urls.DOCUMENTS and found else None,
        feeds=followed(portal, DOCUMENTS),
    )


def _search(portal: Portal) -> DocumentSearch:
    kinds = sorted((capital(kind) for kind in portal.group("documents", "kinds")), key=sort_key)
    issuers = sorted({portal.unit(id).name for id in portal.group("documents", "issuers")}, key=sort_key)
    return DocumentSearch(urls.DOCUMENTS, urls.REGISTER, tuple(kinds), tuple(issuers))


def documents_url(facet: str, value: str) -> str:
    """Return where the documents of one kind, issuer or year are listed."""
    return urls.documents_by(FACETS[facet], slug(value) if facet == "kind" else value)


def facet_name(portal: Portal, facet: str, value: str) -> str:
    """Return a filter's value in words."""
    if facet == "issuer":
        return portal.unit(value).name
    if facet == "topic":
        return portal.topic(value).name
    if facet == "year":
        return year_text(value)
    return capital(value)


def listed(portal: Portal, facet: str) -> tuple[str, ...]:
    """Return the values of a facet that have a list."""
    values = portal.group("documents", f"{facet}s")
    return tuple(value for value in values if facet != "topic" or portal.count("documents", facet, value) > OF_TOPIC)


def document_filters(portal: Portal, current: str) -> tuple[ChoiceGroup, ...]:
    """Return Theo loại, theo cơ quan ban hành, theo năm; counted on the first page only. A topic's own page leads to its documents."""
    labels = (("kind", "Theo loại"), ("issuer", "Theo cơ quan ban hành"), ("year", "Theo năm"))
    return tuple(group for facet, label in labels for group in _facet(portal, facet, label, current))


def _facet(portal: Portal, facet: str, label: str, current: str) -> tuple[ChoiceGroup, ...]:
    choices = []
    for value in portal.group("documents", f"{facet}s"):
        url = documents_url(facet, value)
        count = portal.count("documents", facet, value) if current == urls.DOCUMENTS else 0
        choices.append(FilterChoice(facet_name(portal, facet, value), url, count, url == current))
    if facet != "year":
        choices.sort(key=lambda choice: sort_key(choice.text))
    return choice_group(label, f"theo-{FACETS[facet]}", choices)
