"""Feeds: RSS of the whole, of every section, unit, topic, plan, of notices and targets; Atom and JSON Feed of the whole; the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.incremental.artifact import Producer, later


def register() -> None:
    """Connect to the signals of a build."""
    signals.get_producers.connect(producers)


def producers(run: Run) -> Iterator[Producer]:
    """Yield the producers of all feeds and the calendar."""
    yield Producer("feeds", later("plugins.feeds.files.artifacts", run))
