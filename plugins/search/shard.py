"""Owns the bytes of a shard: terms and their postings, and the way back. Refuses files and names (docs/search-format.md).

A shard is four columns behind a head, so that gzip meets like beside like: keys (one line a stem, its entries behind tabs),
the number of postings of each entry, the gaps between doc ids, the impacts. Numbers are LEB128 varints.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate, groupby
from operator import sub

MAGIC = b"VS\x01"
IMPACT_BITS = 4
_IMPACT = (1 << IMPACT_BITS) - 1
_IMPACTS = bytes(byte & _IMPACT for byte in range(256))  # of the lowest byte of a posting
_LOWEST = 0 if sys.byteorder == "little" else 3

Packed = bytes  # a list of postings in the cache: uint32 each, doc id << 4 | impact, ascending


class ShardError(ValueError):
    """The bytes are no shard of this format."""


@cache
def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


@cache
def _gap(step: int) -> bytes:
    return _varint(step - 1)


def _varints(numbers: Iterable[int]) -> bytes:
    return b"".join(map(_varint, numbers))


def encode(terms: Mapping[str, Packed]) -> bytes:
    """The uncompressed shard of {"<stem> <entry>": packed postings}."""
    names = sorted(terms)
    packed = b"".join([terms[name] for name in names])
    counts = [len(terms[name]) // 4 for name in names]
    columns = (_keys(names), _varints(counts), b"".join(map(_gap, _steps(packed, counts))))
    head = MAGIC + _varints(map(len, columns))
    return b"".join((head, *columns, packed[_LOWEST::4].translate(_IMPACTS)))


def _steps(packed: Packed, counts: list[int]) -> list[int]:
    """From each document of a term to its next, and from before all to its first; of many short lists in one go."""
    documents = [posting >> IMPACT_BITS for posting in array("I", packed)]
    steps = [0, *map(sub, documents[1:], documents)]
    for first in [*accumulate(counts, initial=0)][:-1]:
        steps[first] = documents[first] + 1
    return steps if documents else []


def _keys(names: list[str]) -> bytes:
    split = [name.partition(" ")[::2] for name in names]
    lines = ["\t".join([stem, *(entry for _, entry in group)]) for stem, group in groupby(split, lambda s: s[0])]
    return "\n".join(lines).encode()


def decode(raw: bytes) -> dict[str, Packed]:
    """What `encode` was given; ShardError for anything it did not write."""
    try:
        return _decode(raw)
    except (IndexError, UnicodeDecodeError, OverflowError) as fault:
        raise ShardError(str(fault)) from fault


def _decode(raw: bytes) -> dict[str, Packed]:
    if raw[: len(MAGIC)] != MAGIC:
        raise ShardError("not a shard of this format")
    (keys, counts, gaps), at = _numbers(raw, len(MAGIC), 3)
    names = _names(raw[at : at + keys].decode())
    sizes, end = _numbers(raw, at + keys, len(names))
    steps, body = _numbers(raw, end, sum(sizes))
    if end != at + keys + counts or body != end + gaps or len(raw) != body + len(steps):
        raise ShardError("columns of the wrong length")
    return _postings(names, sizes, steps, raw[body:])


def _names(keys: str) -> list[str]:
    lines = [line.split("\t") for line in keys.split("\n")] if keys else []
    return [f"{stem} {entry}" for stem, *entries in lines for entry in entries]


def _postings(names: list[str], sizes: list[int], steps: list[int], impacts: bytes) -> dict[str, Packed]:
    terms: dict[str, Packed] = {}
    at = 0
    for name, size in zip(names, sizes, strict=True):
        packed = array("I")
        document = -1
        for step, impact in zip(steps[at : at + size], impacts[at : at + size], strict=True):
            document += step + 1
            packed.append(document << IMPACT_BITS | impact)
        terms[name] = packed.tobytes()
        at += size
    return terms


def _numbers(raw: bytes, at: int, count: int) -> tuple[list[int], int]:
    """`count` varints from `at`, and the place behind them."""
    numbers: list[int] = []
    for _ in range(count):
        number = shift = 0
        while raw[at] > 0x7F:
            number |= (raw[at] & 0x7F) << shift
            shift += 7
            at += 1
        numbers.append(number | raw[at] << shift)
        at += 1
    return numbers, at
