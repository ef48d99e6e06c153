"""Owns the pages of documents: the list with its filters, and each document."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.document import document_view, documents_by_view, documents_view
from portal.views.lists import document_lists


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/van-ban/ and all below it."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.DOCUMENTS), documents_view, (origin,), "documents.html")
    for url, facet, value, path in document_lists(portal):
        yield Artifact(urls.file_of(url), documents_by_view, (facet, value, path, origin), "documents.html")
    for id in portal.ids("documents"):
        yield Artifact(urls.file_of(urls.document(id)), document_view, (id, origin), "document.html")
