"""Owns the pages of events: those to come, and each past year and month."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.event import events_of_view, events_view
from portal.views.lists import event_lists


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/su-kien/, /su-kien/2016/ and, once a year is long, /su-kien/2016/04/."""
    yield Artifact(urls.file_of(urls.EVENTS), events_view, (settings.site_url,), "events.html")
    for url, year, path in event_lists(portal):
        yield Artifact(urls.file_of(url), events_of_view, (year, "".join(path), settings.site_url), "events.html")
