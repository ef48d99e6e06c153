"""Owns the placeholder for data that `portal init` could not know. A site reports it until staff fill it in."""

from __future__ import annotations

from collections.abc import Iterator

from portal.domain.identity import Identity
from portal.domain.problem import Problem
from portal.source.reading.faults import problem
from portal.source.reading.fields.schema import TABLES
from portal.source.reading.registries.registry import FILES

MARK = "(cần điền"
BLANK_HOST = "can-dien.invalid"  # a host that can never exist: RFC 2606


def blank(what: str) -> str:
    """Return the placeholder for one item."""
    return f"{MARK} {what})"


def check_unfilled(identity: Identity) -> Iterator[Problem]:
    """Yield W194 for each line of the identity with a placeholder."""
    for item in TABLES["identity"]:
        value = getattr(identity, item.name, "")
        if isinstance(value, str) and (MARK in value or BLANK_HOST in value):
            yield problem("W194", FILES["identity"], 0, item.vi)
