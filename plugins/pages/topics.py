"""Owns the list of topics A–Z, the page of each, and their years once they are long."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages.lists import yearly
from portal import urls
from portal.domain.portal import Portal
from portal.views.topic import topic_view, topics_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/chu-de/, each topic, and its years."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.TOPICS), topics_view, (origin,), "topics.html")
    for id in portal.ids("topics"):
        yield Artifact(urls.file_of(urls.topic(id)), topic_view, (id, origin), "topic.html")
        yield from yearly(portal, origin, "topic", id, urls.topic(id))
