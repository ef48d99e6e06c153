"""Open data: every table as CSV and JSON, the package that describes them, and each plan's targets as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.incremental.artifact import Producer, later
from plugins.incremental.fragments import FragmentCache


def register() -> None:
    """Connect to the signals of a build."""
    signals.get_producers.connect(producers)


def producers(run: Run) -> Iterator[Producer]:
    """Yield the producer of all files of the open data."""
    if run.trial:
        return
    cache = FragmentCache(run.settings.memory / "opendata", run.settings.site_url, run.version, run.since)
    yield Producer("opendata", later("plugins.opendata.files.artifacts", cache, run.settings.site_url))
