"""Feeds of the whole, of sections, units, topics, plans, of notices, documents and targets, as RSS, Atom and JSON Feed; the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.incremental.artifact import Producer, later


def register() -> None:
    """Connect to the signals of a build."""
    signals.get_producers.connect(producers)


def producers(run: Run) -> Iterator[Producer]:
    """Yield the producer of all feeds and the calendar."""
    yield Producer("feeds", later("plugins.feeds.files.artifacts", run))
