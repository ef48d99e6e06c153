"""Owns the pages of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.article import article_view


def artifacts(portal: Portal, settings: Settings, ids: Iterable[str] | None = None) -> Iterator[Artifact]:
    """One page an article: of all, or of some."""
    for id in portal.ids("articles") if ids is None else ids:
        yield Artifact(urls.file_of(urls.article(id)), article_view, (id, settings.site_url, settings.cards), "article.html")
