"""Every HTML page of the portal, with its redirects, site map and robots file."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from plugins.bridge.run import Run
from plugins.incremental.artifact import Artifact
from plugins.pages import (
    accessibility,
    articles,
    consultations,
    documents,
    english,
    error,
    events,
    home,
    lists,
    notices,
    plans,
    redirects,
    robots,
    sections,
    sitemap,
    static,
    targets,
    topics,
    units,
)

# Each has `artifacts(portal, settings)`.
KINDS: tuple[ModuleType, ...] = (
    home, articles, lists, sections, units, topics, plans, targets, events, documents, consultations, notices, static,
    accessibility, english, error, sitemap, robots,
)  # fmt: skip


def register() -> None:
    """Nothing to connect: the bridge asks `artifacts`."""


def artifacts(run: Run) -> Iterator[Artifact]:
    """All pages; old addresses last, since they give way to every page there is."""
    taken: set[str] = set()
    for kind in KINDS:
        for artifact in kind.artifacts(run.portal, run.settings):
            taken.add(artifact.path)
            yield artifact
    yield from redirects.artifacts(run.portal, run.settings, taken)
