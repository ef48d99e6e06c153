"""Owns the one question to the machine's clock: which date a build looks from, when nobody said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.text.dates import TZ


def as_of(environment: Mapping[str, str]) -> date:
    """PORTAL_AS_OF as 2026-11-21, else today in Asia/Ho_Chi_Minh. Raises ValueError on another form."""
    given = environment.get("PORTAL_AS_OF", "")
    return read(given) if given else datetime.now(TZ).date()


def read(text: str) -> date:
    """A date as 2026-11-21. Raises ValueError on another form."""
    return date.fromisoformat(text)
