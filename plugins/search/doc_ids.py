"""Owns the document ids of the postings. Refuses to depend on anything but the documents there are.

Documents of one kind and year share a *block* of ids, larger than they need. Inside, a document has the id its address
hashes to, or the next one that no older document has. So ids ascend with the years, and an added or removed document
seldom moves a younger neighbour; counted through, it would move all that follow, and change every shard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from zlib import crc32

from plugins.search.document import KINDS, SearchEntry

CHUNK = 64  # doc ids whose stored fields share a folder; blocks are whole chunks
_FULL = 0.7
_STEP = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """The doc ids `base` … `base + capacity - 1`, for documents of one kind and year ("" for none)."""

    kind: str
    year: str
    base: int
    capacity: int


def blocks(entries: Iterable[SearchEntry]) -> tuple[list[Block], dict[str, int]]:
    """The blocks of the entries, in order of kind and year, and the doc id of each address."""
    groups: dict[tuple[int, str], list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        groups[KINDS.index(entry.kind), entry.date[:4]].append(entry)
    made: list[Block] = []
    doc_ids: dict[str, int] = {}
    base = 0
    for (kind, year), members in sorted(groups.items()):
        block = Block(KINDS[kind], year, base, capacity(len(members)))
        doc_ids.update(placed(members, block))
        made.append(block)
        base += block.capacity
    return made, doc_ids


def capacity(count: int) -> int:
    """Room for `count` documents: whole chunks, in steps of a fifth, so that it seldom changes."""
    room = CHUNK
    while room * _FULL < count:
        room = CHUNK * ceil(room * _STEP / CHUNK)
    return room


def placed(entries: Iterable[SearchEntry], block: Block) -> dict[str, int]:
    """The doc id of each address: older documents choose first, so that the result depends on no history and news move nobody."""
    taken = bytearray(block.capacity)
    numbers: dict[str, int] = {}
    for _, url in sorted((entry.date, entry.url) for entry in entries):
        place = _free(taken, crc32(url.encode()) % block.capacity)
        taken[place] = 1
        numbers[url] = block.base + place
    return numbers


def _free(taken: bytearray, home: int) -> int:
    """The next free place after the hashed one, in its own chunk if there is one."""
    chunk = home - home % CHUNK
    spans = ((home, chunk + CHUNK), (chunk, home), (chunk + CHUNK, len(taken)), (0, chunk))
    return next(place for first, end in spans if (place := taken.find(0, first, end)) >= 0)
