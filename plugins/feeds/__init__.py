"""Feeds: RSS of the whole, of every section, unit, topic, plan, of notices and targets; Atom and JSON Feed of the whole; the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.builder.run import Run
from plugins.incremental.artifact import Offer, later


def register() -> None:
    """Nothing to connect: the bridge asks `offers`."""


def offers(run: Run) -> Iterator[Offer]:
    """All feeds and the calendar."""
    yield Offer("feeds", later("plugins.feeds.files.artifacts", run))
