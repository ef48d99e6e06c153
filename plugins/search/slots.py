"""Owns which number a document bears in the postings. Refuses to depend on anything but the documents there are.

Documents of one kind and year share a *block* of numbers, roomier than they need. Inside, a document stands at the place its
address hashes to, or the next one that no older document took. So numbers ascend with the years, and a new or vanished document
moves hardly ever a younger neighbour; counted through, it would move all that follow, and every shard with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from zlib import crc32

from plugins.search.document import KINDS, SearchEntry

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


def blocks(entries: Iterable[SearchEntry]) -> tuple[list[Block], dict[str, int]]:
    """The blocks of the entries, in order of kind and year, and the number of each address."""
    groups: dict[tuple[int, str], list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        groups[KINDS.index(entry.kind), entry.date[:4]].append(entry)
    made: list[Block] = []
    slots: dict[str, int] = {}
    base = 0
    for (kind, year), members in sorted(groups.items()):
        block = Block(KINDS[kind], year, base, capacity(len(members)))
        slots.update(placed(members, block))
        made.append(block)
        base += block.capacity
    return made, slots


def capacity(count: int) -> int:
    """Room for `count` documents: whole shelves, in steps of a fifth, so that it seldom changes."""
    room = SHELF
    while room * _FULL < count:
        room = SHELF * ceil(room * _STEP / SHELF)
    return room


def placed(entries: Iterable[SearchEntry], block: Block) -> dict[str, int]:
    """The number of each address: the older ones choose first, so the layout is one whatever came first, and news move nobody."""
    taken = bytearray(block.capacity)
    numbers: dict[str, int] = {}
    for _, url in sorted((entry.date, entry.url) for entry in entries):
        place = _free(taken, crc32(url.encode()) % block.capacity)
        taken[place] = 1
        numbers[url] = block.base + place
    return numbers


def _free(taken: bytearray, home: int) -> int:
    """The free place nearest behind the hashed one, on its own shelf if there is one."""
    shelf = home - home % SHELF
    spans = ((home, shelf + SHELF), (shelf, home), (shelf + SHELF, len(taken)), (0, shelf))
    return next(place for first, end in spans if (place := taken.find(0, first, end)) >= 0)
