"""Owns sitemap.xml, in several files once there are over 50,000 addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.page_types import PAGE_TYPES, PageType
from portal.views.sitemap import part_count, part_url, sitemap, sitemap_part


def artifacts(portal: Portal, settings: Settings, types: tuple[PageType, ...] = PAGE_TYPES) -> Iterator[Artifact]:
    """Yield /sitemap.xml, and /sitemap-1.xml … if it is an index."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.SITEMAP), partial(sitemap, types=types), (origin,))
    parts = part_count(portal, types)
    if parts > 1:
        for part in range(1, parts + 1):
            yield Artifact(urls.file_of(part_url(part)), partial(sitemap_part, types=types), (part, origin))
