"""Every HTML page of the portal, with its redirects, site map and robots file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import ModuleType

from plugins.bridge.run import Run
from plugins.incremental.artifact import Offer
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
    """Nothing to connect: the bridge asks `offers`."""


def offers(run: Run) -> Iterator[Offer]:
    """All pages; old addresses last, since they give way to every page there is."""
    for kind in KINDS:
        yield Offer(_name(kind), partial(kind.artifacts, settings=run.settings))
    yield Offer(_name(redirects), lambda portal, paths: redirects.artifacts(portal, run.settings, paths), last=True)


def _name(kind: ModuleType) -> str:
    return kind.__name__.removeprefix("plugins.")
