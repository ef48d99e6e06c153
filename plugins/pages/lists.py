"""Owns the lists of news by time: the newest, each year, each month."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.listing import month_view, news_view, year_view, yearly_view
from portal.views.lists import yearly_lists

TEMPLATE = "listing.html"


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/tin/, /tin/2016/, /tin/2016/04/."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.NEWS), news_view, (origin,), TEMPLATE)
    for year in portal.names("years", "all"):
        yield Artifact(urls.file_of(urls.news(year)), year_view, (year, origin), TEMPLATE)
        for month in portal.names("months", year):
            yield Artifact(urls.file_of(urls.month(month)), month_view, (month, origin), TEMPLATE)


def yearly(portal: Portal, origin: str, of: str, id: str, page: str) -> Iterator[Artifact]:
    """Yield the lists by years of a unit, topic or section whose page is at `page`, if it is long; by months for a long year."""
    for url, year, path in yearly_lists(portal, of, id, page):
        yield Artifact(urls.file_of(url), yearly_view, (of, id, (year, *path), origin), TEMPLATE)
