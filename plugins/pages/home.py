"""Owns the front page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.home import home_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/."""
    yield Artifact(urls.file_of(urls.HOME), home_view, (settings.site_url,), "home.html")
