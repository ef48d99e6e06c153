"""Owns the plan of an index: which segment, number and bucket everything has. A function of the entries alone.

Refuses to read documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

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

    @classmethod
    def of(cls, fields: Sequence[Any]) -> Segment:
        """From what `astuple` gave."""
        name, documents, slots, buckets, made = fields
        return cls(name, documents, slots, buckets, tuple(Block(*block) for block in made))


Wanted = tuple[str, str, int, str, str]  # digest, segment, number, kind, date


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything shall stand, by address; or, of a plan in which nothing moves, what is another now."""

    segments: tuple[Segment, ...]
    wanted: Mapping[str, Wanted]

    @property
    def layout(self) -> list[tuple[Any, ...]]:
        """The segments as plain data."""
        return [astuple(segment) for segment in self.segments]


def placement(entries: Sequence[Entry], open_at_most: int = OPEN_AT_MOST) -> Placement:
    """The plan for these documents; ValueError when two share an address."""
    since = open_since(entries, open_at_most)
    found: list[Segment] = []
    wanted: dict[str, Wanted] = {}
    for name in SEGMENTS:
        mine = [entry for entry in entries if segment(entry, since) == name]
        made, slots = blocks(mine)
        end = made[-1].base + made[-1].capacity if made else 0
        found.append(Segment(name, len(mine), end, bucket_count(len(mine)), tuple(made)))
        wanted.update({entry.url: (entry.digest, name, slots[entry.url], entry.kind, entry.date) for entry in mine})
    if len(wanted) != len(entries):
        raise ValueError("two search documents share an address")
    return Placement(tuple(found), wanted)


def unmoved(layout: Iterable[Sequence[Any]], known: Mapping[str, Wanted | None], come: Iterable[Entry]) -> Placement | None:
    """The plan after some documents got other words; None when one of them is new, or of another kind or date: others may move.

    `known`: where these documents stand. Its `wanted` names them alone.
    """
    wanted: dict[str, Wanted] = {}
    for entry in come:
        row = known.get(entry.url)
        if row is None or row[3:] != (entry.kind, entry.date):
            return None
        wanted[entry.url] = (entry.digest, *row[1:])
    return Placement(tuple(map(Segment.of, layout)), wanted)
