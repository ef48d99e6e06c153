"""Owns the pages of documents: the list with its filters, and each document."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.document import FACETS, document_view, documents_by_view, documents_url, documents_view, listed
from portal.views.periods import within


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/van-ban/ and all below it."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.DOCUMENTS), documents_view, (origin,), "documents.html")
    for facet in FACETS:
        for value in listed(portal, facet):
            for path in within(portal, "documents", facet, value):
                url = urls.period(documents_url(facet, value), *path)
                yield Artifact(urls.file_of(url), documents_by_view, (facet, value, path, origin), "documents.html")
    for id in portal.ids("documents"):
        yield Artifact(urls.file_of(urls.document(id)), document_view, (id, origin), "document.html")
