"""Owns the pages of consultations: the open and latest ones, and each year."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.consultation import consultations_of_view, consultations_view
from portal.views.lists import consultation_lists


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/gop-y/ and, once there are more than it shows, /gop-y/2016/."""
    yield Artifact(urls.file_of(urls.CONSULTATIONS), consultations_view, (settings.site_url,), "consultations.html")
    for url, year, path in consultation_lists(portal):
        yield Artifact(urls.file_of(url), consultations_of_view, (year, "".join(path), settings.site_url), "consultations.html")
