"""Owns robots.txt."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.sitemap import robots


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/robots.txt."""
    yield Artifact(urls.file_of(urls.ROBOTS), robots, (settings.site_url,))
