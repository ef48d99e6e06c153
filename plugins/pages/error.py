"""Owns 404.html, which servers show for any address without a page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.error import not_found_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/404.html."""
    yield Artifact(urls.file_of(urls.NOT_FOUND), not_found_view, (), "error.html")
