"""Owns the static pages: giới thiệu, liên hệ, and the others in content/trang."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.static import TITLES, static_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Yield each page once; a page of content/trang cannot replace one that the portal makes."""
    for id in dict.fromkeys([*TITLES, *portal.ids("pages")]):
        yield Artifact(urls.file_of(urls.page(id)), static_view, (id, settings.site_url), "static.html")
