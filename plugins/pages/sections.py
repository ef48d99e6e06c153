"""Owns the pages of sections, and their years once they are long."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages.lists import yearly
from portal import urls
from portal.domain.portal import Portal
from portal.views.section import section_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Each section, and its years."""
    origin = settings.site_url
    for id in portal.ids("sections"):
        yield Artifact(urls.file_of(urls.section(id)), section_view, (id, origin), "section.html")
        yield from yearly(portal, origin, "section", id, urls.section(id))
