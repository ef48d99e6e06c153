"""Owns the pages that explain feeds: /rss/, and one for each feed."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.follow import follow_view
from portal.views.following import feed_keys, page_of


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/rss/ and …/theo-doi/."""
    for key in feed_keys(portal):
        yield Artifact(urls.file_of(urls.follow(page_of(key))), follow_view, (key, settings.site_url), "follow.html")
