"""Owns the one question to the machine's clock: which moment a build looks from, when nobody said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.asof import AsOf, moment
from portal.text.dates import TZ


def as_of(environment: Mapping[str, str]) -> AsOf:
    """PORTAL_AS_OF as 2026-11-21 or 2026-11-21T11:00, else now, in Asia/Ho_Chi_Minh. Raises ValueError on another form."""
    given = environment.get("PORTAL_AS_OF", "")
    return read(given) if given else AsOf.of(datetime.now(TZ))


def read(text: str) -> AsOf:
    """A date, which is its last moment, so that everything of that day is in; or a moment. Raises ValueError on another form."""
    if len(text) == len("2026-11-21"):
        return AsOf.of(moment(date.fromisoformat(text)))
    return AsOf.of(datetime.fromisoformat(text))


def checked(text: str) -> str:
    """The same text, when it can be read."""
    read(text)
    return text
