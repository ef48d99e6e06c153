"""Owns the detection of cycles among records that refer to one another."""

from __future__ import annotations

from collections.abc import Mapping


def circles(parents: Mapping[str, str]) -> list[list[str]]:
    """Return every cycle of parents, once."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in parents:
        chain: dict[str, None] = {}
        at = start
        while at and at in parents and at not in done and at not in chain:
            chain[at] = None
            at = parents[at]
        if at in chain:
            ring = list(chain)
            found.append([*ring[ring.index(at) :], at])
        done.update(chain)
    return found
