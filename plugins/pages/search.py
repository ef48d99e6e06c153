"""Owns the search page; `plugins/search` makes the index."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.search import search_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/tim-kiem/."""
    yield Artifact(urls.file_of(urls.SEARCH), search_view, (settings.site_url,), "search.html")
