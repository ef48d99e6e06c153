"""Owns the pages of notices: those in force, and each year and month."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.portal import Portal
from portal.views.notice import notice_years, notices_of_view, notices_view
from portal.views.periods import within


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/thong-bao/, /thong-bao/2016/ and, once a year is long, /thong-bao/2016/04/."""
    yield Artifact(urls.file_of(urls.NOTICES), notices_view, (settings.site_url,), "notices.html")
    for year, _ in notice_years(portal):
        for path in within(portal, "kind", ArticleKind.NOTICE.value, year):
            url = urls.period(urls.notices(year), *path)
            yield Artifact(urls.file_of(url), notices_of_view, (year, "".join(path), settings.site_url), "notices.html")
