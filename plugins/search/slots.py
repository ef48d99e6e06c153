"""Owns which number a document bears in the postings. Refuses to depend on anything but the documents there are.

Documents of one kind and year share a *block* of numbers, roomier than they need. Inside, a document stands at the place its
address hashes to, or the next free one. So numbers ascend with the years, and a new or vanished document moves a few
neighbours at most; counted through, it would move all that follow, and every shard with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from zlib import crc32

from plugins.search.document import KINDS, Entry

SHELF = 64  # documents whose texts share a folder; blocks are whole shelves
_FULL = 0.7
_STEP = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers `base` … `base + capacity - 1`, for documents of one kind and year ("" for none)."""

    kind: str
    year: str
    base: int
    capacity: int


def blocks(entries: Iterable[Entry]) -> tuple[list[Block], dict[str, int]]:
    """The blocks of the entries, in order of kind and year, and the number of each address."""
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for entry in entries:
        groups[KINDS.index(entry.kind), entry.date[:4]].append(entry.url)
    made: list[Block] = []
    slots: dict[str, int] = {}
    base = 0
    for (kind, year), urls in sorted(groups.items()):
        block = Block(KINDS[kind], year, base, capacity(len(urls)))
        slots.update(zip(*_placed(urls, block), strict=True))
        made.append(block)
        base += block.capacity
    return made, slots


def capacity(count: int) -> int:
    """Room for `count` documents: whole shelves, in steps of a fifth, so that it seldom changes."""
    room = SHELF
    while room * _FULL < count:
        room = SHELF * ceil(room * _STEP / SHELF)
    return room


def _placed(urls: list[str], block: Block) -> tuple[list[str], Iterator[int]]:
    """Linear probing from the hashed place, in the order of hashes: the layout is one whatever came first."""
    homes = sorted((crc32(url.encode()) % block.capacity, url) for url in urls)
    places: list[int] = []
    free = 0
    for home, _ in homes:
        places.append(max(home, free))
        free = places[-1] + 1
    _push_back(places, block.capacity)
    return [url for _, url in homes], (block.base + place for place in places)


def _push_back(places: list[int], end: int) -> None:
    """What probing pushed over the end moves down into the last free places."""
    for at in range(len(places) - 1, -1, -1):
        if places[at] < end:
            return
        end -= 1
        places[at] = end
