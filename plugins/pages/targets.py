"""Owns the pages of targets: each target, and their lists by state, unit and deadline."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.plan import State
from portal.domain.portal import Portal
from portal.views.target import target_view
from portal.views.targets import MANY, due_view, silent_view, state_url, state_view, targets_view, unit_view

LIST = "targets.html"


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/chi-tieu/ and all below it."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.TARGETS), targets_view, (origin,), LIST)
    yield Artifact(urls.file_of(urls.SILENT), silent_view, ("", origin), LIST)
    for state in portal.group("targets", "states"):
        yield from _of_state(portal, state, origin)
    for year in portal.group("targets", "dues"):
        yield Artifact(urls.file_of(urls.targets_by("han", year)), due_view, (year, origin), LIST)
    for unit in portal.group("targets", "units"):
        yield Artifact(urls.file_of(urls.targets_by("don-vi", unit)), unit_view, (unit, origin), LIST)
    for id in portal.ids("targets"):
        yield Artifact(urls.file_of(urls.target(id)), target_view, (id, origin), "target.html")


def _of_state(portal: Portal, state: str, origin: str) -> Iterator[Artifact]:
    """A state's list, and its years once it is too long for one page."""
    if state != State.SILENT:
        yield Artifact(urls.file_of(state_url(state)), state_view, (state, "", origin), LIST)
    if portal.count("targets", "state", state) > MANY:
        for year in portal.group("targets", "dues"):
            if portal.count("targets", "state", state, year):
                yield Artifact(urls.file_of(state_url(state, year)), state_view, (state, year, origin), LIST)
