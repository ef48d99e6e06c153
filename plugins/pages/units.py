"""Owns the pages of units: their list, each one, and its years once it has many articles."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from plugins.pages.lists import yearly
from portal import urls
from portal.domain.portal import Portal
from portal.views.unit import unit_view
from portal.views.units import units_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/don-vi/, /don-vi/<id>/, /don-vi/<id>/2016/."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.UNITS), units_view, (origin,), "units.html")
    for id in portal.ids("units"):
        yield Artifact(urls.file_of(urls.unit(id)), unit_view, (id, origin), "unit.html")
        yield from yearly(portal, origin, "unit", id, urls.unit(id))
