"""The bridge to Pelican: the only room that touches raw Pelican settings, signals and content objects."""

from __future__ import annotations


def register() -> None:
    """Connect our receivers to Pelican's signals (the table is signals.py)."""
    from plugins.bridge import signals

    signals.connect()
