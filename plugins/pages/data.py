"""Owns the page that describes the open data; the tables are made by `plugins/opendata`."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.data_page import data_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/du-lieu/."""
    yield Artifact(urls.file_of(urls.DATA), data_view, (settings.as_of.isoformat(), settings.site_url), "data.html")
