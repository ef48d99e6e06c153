"""The bridge to Pelican: the only room that touches raw Pelican settings, signals and content objects."""

from __future__ import annotations

from plugins.bridge.quick import Workshop, build_quickly
from plugins.bridge.trial import tried

__all__ = ["Workshop", "build_quickly", "register", "tried"]


def register() -> None:
    """Connect our receivers to Pelican's signals (the table is signals.py)."""
    from plugins.bridge import signals

    signals.connect()
