"""Owns the only reading of the machine's clock: the as-of moment of a build, if none is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.domain.asof import AsOf, moment
from portal.text.dates import TZ


def as_of(environment: Mapping[str, str]) -> AsOf:
    """Return PORTAL_AS_OF as 2026-11-21 or 2026-11-21T11:00, otherwise now, in Asia/Ho_Chi_Minh. Raises ValueError on another form."""
    given = environment.get("PORTAL_AS_OF", "")
    return read(given) if given else AsOf.of(datetime.now(TZ))


def read(text: str) -> AsOf:
    """Return a date as its last moment, so that everything of that day is included; or a moment. Raises ValueError on another form."""
    if len(text) == len("2026-11-21"):
        return AsOf.of(moment(date.fromisoformat(text)))
    return AsOf.of(datetime.fromisoformat(text))


def checked(text: str) -> str:
    """Return the text unchanged if it is valid."""
    read(text)
    return text
