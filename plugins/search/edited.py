"""Owns the edited plan: what a few documents that came, changed or went do to a plan that is kept, found in their blocks alone.

Refuses whatever reaches further: another line between closed and open, a block or a number of buckets of another size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from plugins.search.document import Edits, SearchEntry
from plugins.search.naming import bucket_count
from plugins.search.placement import Layout, Placement, Segment, Wanted
from plugins.search.segments import open_since, segment
from plugins.search.slots import Block, capacity, placed

Rows = dict[str, Wanted]
Members = Callable[[str, int, int], Rows]  # segment, first number, end → who stands there
Where = tuple[str, str, str]  # segment, kind, year


def edited(layout: Layout, known: Rows, edits: Edits, members: Members) -> tuple[Placement, Rows] | None:
    """The plan after the edits, and where the documents it names stood; None when more than their blocks is another.

    `known`: where those stand that the edits name. The plan is what `placement` would make of all documents.
    """
    work = _Work(layout, known, edits)
    if open_since(work.dates) != open_since(layout[1]):
        return None
    if not all(work.arrange(where, members) for where in work.touched):
        return None
    segments = [replace(one, documents=one.documents + work.more[one.name]) for one in work.segments]
    if any(one.buckets != bucket_count(one.documents) for one in segments):
        return None
    return Placement(tuple(segments), work.wanted, work.dates), work.known


class _Work:
    """A plan under change."""

    def __init__(self, layout: Layout, known: Rows, edits: Edits) -> None:
        self.segments = [Segment.of(fields) for fields in layout[0]]
        self.known = dict(known)
        self.wanted: Rows = {}  # those that stay, come or move
        self._come: defaultdict[Where, list[SearchEntry]] = defaultdict(list)
        self._gone: defaultdict[Where, set[str]] = defaultdict(set)
        self.dates = _dates(layout[1], known, edits)
        self._sort(edits, open_since(self.dates))
        self.touched = self._come.keys() | self._gone.keys()
        self.more = Counter(where[0] for where, come in self._come.items() for _ in come)
        self.more.subtract(where[0] for where, gone in self._gone.items() for _ in gone)

    def _sort(self, edits: Edits, since: str) -> None:
        """Who got other words and stays, who comes and who goes."""
        for entry in edits.come:
            row = self.known.get(entry.url)
            if row and row[3:] == (entry.kind, entry.date):
                self.wanted[entry.url] = (entry.digest, *row[1:])
            else:
                self._come[segment(entry, since), entry.kind, entry.date[:4]].append(entry)
        for url, row in self.known.items():
            if url not in self.wanted:
                self._gone[row[1], row[3], row[4][:4]].add(url)

    def arrange(self, where: Where, members: Members) -> bool:
        """Number one block anew; False when it has another size now."""
        block = self._block(where)
        if block is None:
            return False
        rows = members(where[0], block.base, block.base + block.capacity)
        stay = {url: self.wanted.get(url, row) for url, row in rows.items() if url not in self._gone[where]}
        entries = [*(SearchEntry(url, row[0], *row[3:]) for url, row in stay.items()), *self._come[where]]
        if capacity(len(entries)) != block.capacity or not entries:
            return False
        slots = placed(entries, block)
        for entry in entries:
            row = (entry.digest, where[0], slots[entry.url], entry.kind, entry.date)
            if rows.get(entry.url) != row:
                self.wanted[entry.url] = row
                self.known.update({entry.url: rows[entry.url]} if entry.url in rows else {})
        return True

    def _block(self, where: Where) -> Block | None:
        blocks = next(one.blocks for one in self.segments if one.name == where[0])
        return next((block for block in blocks if (block.kind, block.year) == where[1:]), None)


def _dates(dates: Mapping[str, int], known: Rows, edits: Edits) -> Counter[str]:
    now = Counter(dates)
    now.subtract(row[4] for row in known.values() if row[4])
    now.update(entry.date for entry in edits.come if entry.date)
    return +now
