"""Owns the pages of plans: the register with its filters, each plan, and its dossiers."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.dossier import dossier_view, dossier_years
from portal.views.lists import plan_lists
from portal.views.plan import plan_view
from portal.views.register import plans_by_view, plans_view


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/ke-hoach/ and all below it. A plan without a page of its own is a row of the register only."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.PLANS), plans_view, (origin,), "plans.html")
    for url, facet, value, path in plan_lists(portal):
        yield Artifact(urls.file_of(url), plans_by_view, (facet, value, path, origin), "plans.html")
    for id in portal.ids("plans"):
        if portal.plan(id).page:
            yield Artifact(urls.file_of(urls.plan(id)), plan_view, (id, origin, settings.cards), "plan.html")
            yield from _dossiers(portal, id, origin)


def _dossiers(portal: Portal, id: str, origin: str) -> Iterator[Artifact]:
    yield Artifact(urls.file_of(urls.dossier(id)), dossier_view, (id, "", origin), "dossier.html")
    for year, _ in dossier_years(portal, id):
        yield Artifact(urls.file_of(urls.dossier(id, year)), dossier_view, (id, year, origin), "dossier.html")
