"""Owns the standing pages: those of content/trang, the site map, the list of feeds, the open data, the search page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.data_page import data_view
from portal.views.directory import feeds_view, site_map_view
from portal.views.search import search_view
from portal.views.static import TITLES, static_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Each page once; a page of content/trang cannot take the place of one that is made."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.SITE_MAP), site_map_view, (origin,), "directory.html")
    yield Artifact(urls.file_of(urls.FEEDS), feeds_view, (origin,), "directory.html")
    yield Artifact(urls.file_of(urls.SEARCH), search_view, (origin,), "search.html")
    yield Artifact(urls.file_of(urls.DATA), data_view, (settings.as_of.isoformat(), origin), "data.html")
    for id in dict.fromkeys([*TITLES, *portal.ids("pages")]):
        yield Artifact(urls.file_of(urls.page(id)), static_view, (id, origin), "static.html")
