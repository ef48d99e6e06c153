"""Owns the pages of notices: those in force, and each year."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.notice import notice_years, notices_of_view, notices_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/thong-bao/ and /thong-bao/2016/."""
    yield Artifact(urls.file_of(urls.NOTICES), notices_view, (settings.site_url,), "notices.html")
    for year, _ in notice_years(portal):
        yield Artifact(urls.file_of(urls.notices(year)), notices_of_view, (year, settings.site_url), "notices.html")
