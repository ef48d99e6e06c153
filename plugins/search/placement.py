"""Owns the plan of an index: segments, document ids and numbers of buckets. A function of the entries alone.

Refuses to read documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, NamedTuple

from plugins.search.doc_ids import Block, blocks
from plugins.search.document import SearchEntry
from plugins.search.naming import bucket_count
from plugins.search.segments import SEGMENTS, open_since, segment


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of the plan. `max_doc` is one more than its greatest document id, as in Lucene."""

    name: str
    documents: int
    max_doc: int
    buckets: int
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, fields: Sequence[Any]) -> Segment:
        """From what `astuple` gave."""
        name, documents, max_doc, buckets, made = fields
        return cls(name, documents, max_doc, buckets, tuple(Block(*block) for block in made))


class Location(NamedTuple):
    """Where a document is in the index, and what decides that."""

    digest: str
    segment: str
    doc_id: int
    kind: str
    date: str


Layout = tuple[list[tuple[Any, ...]], dict[str, int]]  # segments and dates, as Placement.layout gives them


@dataclass(frozen=True, slots=True)
class Placement:
    """The location of every document, by address; in an edited plan, of those only that changed or moved."""

    segments: tuple[Segment, ...]
    locations: Mapping[str, Location]
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
    locations: dict[str, Location] = {}
    for name in SEGMENTS:
        mine = [entry for entry in entries if segment(entry, since) == name]
        made, doc_ids = blocks(mine)
        end = made[-1].base + made[-1].capacity if made else 0
        found.append(Segment(name, len(mine), end, bucket_count(len(mine)), tuple(made)))
        locations.update({entry.url: Location(entry.digest, name, doc_ids[entry.url], entry.kind, entry.date) for entry in mine})
    if len(locations) != len(entries):
        raise ValueError("two search documents share an address")
    return Placement(tuple(found), locations, dates)
