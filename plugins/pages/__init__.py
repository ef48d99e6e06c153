"""Every HTML page of the portal, with its redirects, site map and robots file."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from plugins.bridge.run import Run
from plugins.incremental.artifact import Artifact
from plugins.pages import articles, consultations, documents, events, home, lists, notices, plans, targets

# Each has `artifacts(portal, settings)`.
KINDS: tuple[ModuleType, ...] = (home, articles, lists, consultations, documents, events, notices, plans, targets)


def register() -> None:
    """Nothing to connect: the bridge asks `artifacts`."""


def artifacts(run: Run) -> Iterator[Artifact]:
    """All pages."""
    for kind in KINDS:
        yield from kind.artifacts(run.portal, run.settings)
