"""Owns the feed of documents: the latest by their day, each with the fields of a register of documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from portal import urls
from portal.domain.document import Document
from portal.domain.portal import Portal
from portal.domain.window import LENGTH
from portal.text.dates import format_day
from portal.views.document_names import document_name
from portal.views.feed import FeedEntry, FeedSubject, FeedView, feed_view, midnight, origin_of
from portal.views.programme import capital


def document_feed(portal: Portal, url: str, origin: str) -> FeedView:
    """Return the latest documents, the last published first."""
    identity = portal.identity()
    origin = origin_of(identity, origin)
    latest = (portal.document(id) for id in portal.latest(2 * LENGTH, "documents"))
    dated = [(_announced(portal, one), one.id, one) for one in latest if _dated(portal, one)]
    ordered = sorted(dated, key=lambda entry: entry[:2], reverse=True)
    entries = tuple(_entry(portal, one, at, origin) for at, _, one in ordered[:LENGTH])
    description = "Văn bản, dự thảo văn bản mới: số, ký hiệu, ngày, cơ quan ban hành, trích yếu"
    return feed_view(identity, origin, FeedSubject(f"Văn bản – {identity.name}", description, urls.DOCUMENTS), url, entries)


def _first(portal: Portal, document: Document) -> str:
    """Return the article that named it first, "" for none."""
    return next((id for id in reversed(document.articles) if portal.has_article(id)), "")


def _dated(portal: Portal, document: Document) -> bool:
    return document.day is not None or bool(_first(portal, document))


def _announced(portal: Portal, document: Document) -> datetime:
    """Return when readers were informed: when an article first named it, but not before its own day."""
    first = _first(portal, document)
    moments = [portal.card(first).at] if first else []
    return max([*moments, *([midnight(document.day)] if document.day else [])])


def _entry(portal: Portal, document: Document, at: datetime, origin: str) -> FeedEntry:
    issuer = portal.unit(document.issuer).name if document.issuer else document.issuer_name
    lines = list(_lines(document, issuer))
    html = [f"<p>{escape(line)}</p>" for line in lines]
    if document.file and portal.has_attachment(document.file):
        html.append(f'<p><a href="{origin}{urls.attachment(document.file)}">Tải tệp về</a></p>')
    return FeedEntry(
        id=f"tag:{portal.identity().feed_authority}:van-ban/{document.id}",
        url=origin + urls.document(document.id),
        title=("Dự thảo: " if document.draft else "") + document_name(document),
        summary=". ".join(line.rstrip(".") for line in lines) + ".",
        html="\n".join(html),
        published=at,
        updated=at,
        author=issuer or portal.identity().owner,
        categories=(capital(document.kind),),
    )


def _lines(document: Document, issuer: str) -> Iterator[str]:
    if document.number:
        yield f"Số, ký hiệu: {document.number}"
    if document.day:
        yield f"Ngày ban hành: {format_day(document.day)}"
    if document.effective:
        yield f"Ngày có hiệu lực: {format_day(document.effective)}"
    if issuer:
        yield f"{'Cơ quan soạn thảo' if document.draft else 'Cơ quan ban hành'}: {issuer}"
    yield f"Trích yếu: {document.title}"
    if document.summary:
        yield document.summary
