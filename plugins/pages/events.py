"""Owns the pages of events: those to come, and each past year."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.event import events_of_view, events_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/su-kien/ and /su-kien/2016/."""
    yield Artifact(urls.file_of(urls.EVENTS), events_view, (settings.site_url,), "events.html")
    for year in portal.group("events", "years"):
        yield Artifact(urls.file_of(urls.events(year)), events_of_view, (year, settings.site_url), "events.html")
