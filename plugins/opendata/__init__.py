"""Open data: every table as CSV and JSON, the package that describes them, and each plan's targets as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.bridge import signals
from plugins.builder.run import Run
from plugins.incremental.artifact import Offer, later
from plugins.incremental.pieces import Kept


def register() -> None:
    """Take part in a build."""
    signals.get_offers.connect(offers)


def offers(run: Run) -> Iterator[Offer]:
    """All files of the open data."""
    if run.trial:
        return
    kept = Kept(run.settings.memory / "opendata", run.settings.site_url, run.version, run.since)
    yield Offer("opendata", later("plugins.opendata.files.artifacts", kept, run.settings.site_url))
