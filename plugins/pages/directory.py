"""Owns the site map page, which links to all parts of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.directory import site_map_view
from portal.views.page_types import PAGE_TYPES, PageType


def artifacts(portal: Portal, settings: Settings, types: tuple[PageType, ...] = PAGE_TYPES) -> Iterator[Artifact]:
    """/so-do-trang/."""
    yield Artifact(urls.file_of(urls.SITE_MAP), partial(site_map_view, types=types), (settings.site_url,), "directory.html")
