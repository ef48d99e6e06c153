"""Owns the edited plan: the effect of a few added, changed or removed documents on a stored plan, computed in their blocks alone.

Refuses what affects more: another line between closed and open, another size of a block, another number of buckets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from plugins.search.doc_ids import Block, capacity, placed
from plugins.search.document import Edits, SearchEntry
from plugins.search.naming import bucket_count
from plugins.search.placement import Layout, Location, Placement, Segment
from plugins.search.segments import open_since, segment

Rows = dict[str, Location]
Members = Callable[[str, int, int], Rows]  # segment, first doc id, end → the documents there
Where = tuple[str, str, str]  # segment, kind, year


def edited(layout: Layout, known: Rows, edits: Edits, members: Members) -> tuple[Placement, Rows] | None:
    """The plan after the edits, and the locations its documents had; None if more than their blocks changes.

    `known`: the locations of the documents the edits name. The plan is what `placement` would make of all documents.
    """
    work = _Work(layout, known, edits)
    if open_since(work.dates) != open_since(layout[1]):
        return None
    if not all(work.arrange(where, members) for where in work.touched):
        return None
    segments = [replace(one, documents=one.documents + work.more[one.name]) for one in work.segments]
    if any(one.buckets != bucket_count(one.documents) for one in segments):
        return None
    return Placement(tuple(segments), work.locations, work.dates), work.known


class _Work:
    """A plan under change."""

    def __init__(self, layout: Layout, known: Rows, edits: Edits) -> None:
        self.segments = [Segment.of(fields) for fields in layout[0]]
        self.known = dict(known)
        self.locations: Rows = {}  # of those that are added, changed or moved
        self._added: defaultdict[Where, list[SearchEntry]] = defaultdict(list)
        self._removed: defaultdict[Where, set[str]] = defaultdict(set)
        self.dates = _dates(layout[1], known, edits)
        self._sort(edits, open_since(self.dates))
        self.touched = self._added.keys() | self._removed.keys()
        self.more = Counter(where[0] for where, added in self._added.items() for _ in added)
        self.more.subtract(where[0] for where, removed in self._removed.items() for _ in removed)

    def _sort(self, edits: Edits, since: str) -> None:
        """Which documents change in place, which are added and which removed."""
        for entry in edits.added:
            row = self.known.get(entry.url)
            if row and (row.kind, row.date) == (entry.kind, entry.date):
                self.locations[entry.url] = row._replace(digest=entry.digest)
            else:
                self._added[segment(entry, since), entry.kind, entry.date[:4]].append(entry)
        for url, row in self.known.items():
            if url not in self.locations:
                self._removed[row.segment, row.kind, row.date[:4]].add(url)

    def arrange(self, where: Where, members: Members) -> bool:
        """Assign the document ids of one block again; False if its size changes."""
        block = self._block(where)
        if block is None:
            return False
        rows = members(where[0], block.base, block.base + block.capacity)
        stay = {url: self.locations.get(url, row) for url, row in rows.items() if url not in self._removed[where]}
        entries = [*(SearchEntry(url, row.digest, row.kind, row.date) for url, row in stay.items()), *self._added[where]]
        if capacity(len(entries)) != block.capacity or not entries:
            return False
        doc_ids = placed(entries, block)
        for entry in entries:
            row = Location(entry.digest, where[0], doc_ids[entry.url], entry.kind, entry.date)
            if rows.get(entry.url) != row:
                self.locations[entry.url] = row
                self.known.update({entry.url: rows[entry.url]} if entry.url in rows else {})
        return True

    def _block(self, where: Where) -> Block | None:
        blocks = next(one.blocks for one in self.segments if one.name == where[0])
        return next((block for block in blocks if (block.kind, block.year) == where[1:]), None)


def _dates(dates: Mapping[str, int], known: Rows, edits: Edits) -> Counter[str]:
    now = Counter(dates)
    now.subtract(row.date for row in known.values() if row.date)
    now.update(entry.date for entry in edits.added if entry.date)
    return +now
