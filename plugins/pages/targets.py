"""Owns the pages of targets: each target, and their lists by state, unit and deadline."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.settings import Settings
from plugins.incremental.artifact import Artifact
from portal import urls
from portal.domain.portal import Portal
from portal.views.lists import target_lists
from portal.views.target import target_view
from portal.views.targets import due_view, silent_view, state_view, targets_view, unit_view

LIST = "targets.html"


def artifacts(portal: Portal, settings: Settings) -> Iterator[Artifact]:
    """/chi-tieu/ and all below it."""
    origin = settings.site_url
    yield Artifact(urls.file_of(urls.TARGETS), targets_view, (origin,), LIST)
    yield Artifact(urls.file_of(urls.SILENT), silent_view, ("", origin), LIST)
    for url, facet, value, path in target_lists(portal):
        if facet == "state":
            yield Artifact(urls.file_of(url), state_view, (value, "".join(path), origin), LIST)
        elif facet == "due":
            yield Artifact(urls.file_of(url), due_view, (value, origin), LIST)
        else:
            yield Artifact(urls.file_of(url), unit_view, (value, origin), LIST)
    for id in portal.ids("targets"):
        yield Artifact(urls.file_of(urls.target(id)), target_view, (id, origin, settings.cards), "target.html")
