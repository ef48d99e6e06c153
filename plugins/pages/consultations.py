"""Owns the page of consultations."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.consultation import consultations_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/gop-y/."""
    yield Artifact(urls.file_of(urls.CONSULTATIONS), consultations_view, (settings.site_url,), "consultations.html")
