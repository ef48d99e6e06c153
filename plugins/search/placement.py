"""Owns the plan of an index: which segment, number and bucket everything has. A function of the entries alone.

Refuses to read documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from plugins.search.document import SearchEntry
from plugins.search.naming import bucket_count
from plugins.search.segments import SEGMENTS, open_since, segment
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
Layout = tuple[list[tuple[Any, ...]], dict[str, int]]  # segments and dates, as Placement.layout gives them


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything shall stand, by address; or, of a plan that was only edited, what stands elsewhere or is another now."""

    segments: tuple[Segment, ...]
    wanted: Mapping[str, Wanted]
    dates: Mapping[str, int]  # how many documents each has

    @property
    def layout(self) -> Layout:
        """The plan without its documents as plain data."""
        return [astuple(segment) for segment in self.segments], dict(self.dates)


def placement(entries: Sequence[SearchEntry]) -> Placement:
    """The plan for these documents; ValueError when two share an address."""
    dates = Counter(entry.date for entry in entries if entry.date)
    since = open_since(dates)
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
    return Placement(tuple(found), wanted, dates)
