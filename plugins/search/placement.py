"""Owns the plan of an index: which segment, number and bucket everything has. A function of the entries alone.

Refuses to read documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.search.document import Entry
from plugins.search.naming import bucket_count
from plugins.search.segments import OPEN_AT_MOST, SEGMENTS, open_since, segment
from plugins.search.slots import Block, blocks


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment as it shall be: how many documents and numbers, how many buckets, its blocks."""

    name: str
    documents: int
    slots: int
    buckets: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything shall stand: {address: (digest, segment, number)}."""

    segments: tuple[Segment, ...]
    wanted: dict[str, tuple[str, str, int]]


def placement(entries: Sequence[Entry], open_at_most: int = OPEN_AT_MOST) -> Placement:
    """The plan for these documents; ValueError when two share an address."""
    since = open_since(entries, open_at_most)
    found: list[Segment] = []
    wanted: dict[str, tuple[str, str, int]] = {}
    for name in SEGMENTS:
        mine = [entry for entry in entries if segment(entry, since) == name]
        made, slots = blocks(mine)
        end = made[-1].base + made[-1].capacity if made else 0
        found.append(Segment(name, len(mine), end, bucket_count(len(mine)), tuple(made)))
        wanted.update({entry.url: (entry.digest, name, slots[entry.url]) for entry in mine})
    if len(wanted) != len(entries):
        raise ValueError("two search documents share an address")
    return Placement(tuple(found), wanted)
