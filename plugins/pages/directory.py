"""Owns the pages that lead everywhere: the site map, and the list of feeds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.directory import feeds_view, site_map_view
from portal.views.page_types import PAGE_TYPES, PageType


def artifacts(portal: Portal, settings: Settings, types: tuple[PageType, ...] = PAGE_TYPES) -> Iterator[Artifact]:
    """/so-do-trang/ and /rss/."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.SITE_MAP), partial(site_map_view, types=types), (origin,), "directory.html")
    yield Artifact(urls.file_of(urls.FEEDS), feeds_view, (origin,), "directory.html")
