"""Owns the pages of documents: the list with its filters, and each document."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.document import FACETS, document_view, documents_by_view, documents_url, documents_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/van-ban/ and all below it."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.DOCUMENTS), documents_view, (origin,), "documents.html")
    for facet in FACETS:
        for value in portal.group("documents", f"{facet}s"):
            yield Artifact(urls.file_of(documents_url(facet, value)), documents_by_view, (facet, value, origin), "documents.html")
    for id in portal.ids("documents"):
        yield Artifact(urls.file_of(urls.document(id)), document_view, (id, origin), "document.html")
