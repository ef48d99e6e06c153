"""Owns the pages of notices: those in force, and each year and month."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.lists import notice_lists
from portal.views.notice import notices_of_view, notices_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/thong-bao/, /thong-bao/2016/ and, once a year is long, /thong-bao/2016/04/."""
    yield Artifact(urls.file_of(urls.NOTICES), notices_view, (settings.site_url,), "notices.html")
    for url, year, path in notice_lists(portal):
        yield Artifact(urls.file_of(url), notices_of_view, (year, "".join(path), settings.site_url), "notices.html")
