"""Owns the site map of fresh news."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.asof import moment
from portal.domain.portal import Portal
from portal.views.news_sitemap import news_sitemap


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """Yield /sitemap-tin-moi.xml, as of the hour of the build."""
    hour = moment(settings.as_of).replace(minute=0, second=0, microsecond=0)
    yield Artifact(urls.file_of(urls.NEWS_SITEMAP), news_sitemap, (hour.isoformat(), settings.site_url))
