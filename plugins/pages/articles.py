"""Owns the pages of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.article import article_view


def artifacts(portal: Portal, settings: Settings, places: Iterable[tuple[str, str]] | None = None) -> Iterator[Artifact]:
    """Yield one page per article, at its address (a moved article keeps its id): of all, or of some, given as (id, address)."""
    for id, url in ((id, portal.place(id)[0]) for id in portal.ids("articles")) if places is None else places:
        yield Artifact(urls.file_of(url), article_view, (id, settings.site_url, settings.cards), "article.html")
