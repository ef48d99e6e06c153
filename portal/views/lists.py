"""Owns which lists exist: their addresses and contents. Pages and site map both use it."""

from __future__ import annotations

from collections.abc import Iterator

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.views import document, register
from portal.views.card import KEPT_SHORT
from portal.views.consultation import LATEST
from portal.views.notice import notice_years
from portal.views.periods import within
from portal.views.targets import MANY, state_url

Path = tuple[str, ...]  # periods below a list: (), ("2021",), ("2021", "04")
Faceted = tuple[str, str, str, Path]  # address, facet, value, periods
Dated = tuple[str, str, Path]  # address, year, month


def plan_lists(portal: Portal) -> Iterator[Faceted]:
    """Yield the plans of one stage, kind, issuer, topic or year."""
    for facet in register.FACETS:
        for value in register.listed(portal, facet):
            for path in within(portal, "plans", facet, value):
                yield urls.period(register.plans_url(facet, value), *path), facet, value, path


def document_lists(portal: Portal) -> Iterator[Faceted]:
    """Yield the documents of one kind, issuer, topic or year."""
    for facet in document.FACETS:
        for value in document.listed(portal, facet):
            for path in within(portal, "documents", facet, value):
                yield urls.period(document.documents_url(facet, value), *path), facet, value, path


def target_lists(portal: Portal) -> Iterator[Faceted]:
    """Yield the targets of one state, deadline or unit; those due without news have a separate page."""
    for state in portal.group("targets", "states"):
        if state != State.SILENT:
            yield state_url(state), "state", state, ()
        if portal.count("targets", "state", state) > MANY:
            for year in portal.group("targets", "dues"):
                if portal.count("targets", "state", state, year):
                    yield state_url(state, year), "state", state, (year,)
    yield from ((urls.targets_by("han", year), "due", year, ()) for year in portal.group("targets", "dues"))
    yield from ((urls.targets_by("don-vi", unit), "unit", unit, ()) for unit in portal.group("targets", "units"))


def event_lists(portal: Portal) -> Iterator[Dated]:
    """Yield the past events of one year or month."""
    for year in portal.group("events", "years"):
        for path in within(portal, "events", "year", year):
            yield urls.period(urls.events(year), *path), year, path


def notice_lists(portal: Portal) -> Iterator[Dated]:
    """Yield the notices of one year or month."""
    for year, _ in notice_years(portal):
        for path in within(portal, "kind", ArticleKind.NOTICE.value, year):
            yield urls.period(urls.notices(year), *path), year, path


def consultation_lists(portal: Portal) -> Iterator[Dated]:
    """Yield the consultations of one year or month, if there are more than their page shows."""
    if portal.count("consultation", "closed") > LATEST:
        for year in portal.names("years", "consultation"):
            for path in within(portal, "consultation", year):
                yield urls.period(urls.consultations(year), *path), year, path


def yearly_lists(portal: Portal, of: str, id: str, page: str) -> Iterator[Dated]:
    """Yield one year or month of a unit, topic or section whose page is at `page`, if it is long."""
    if portal.count(of, id) > KEPT_SHORT:
        for year in portal.names("years", of, id):
            for path in within(portal, of, id, year):
                yield urls.period(page, year, *path), year, path
