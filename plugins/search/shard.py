"""Owns the bytes of a shard: terms and their postings, and the way back. Refuses files and names (docs/search-format.md).

A shard is four columns behind a head, so that gzip meets like beside like: keys (one line a family, its entries behind tabs),
the number of postings of each entry, the gaps between document numbers, the impacts. Numbers are LEB128 varints.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise

MAGIC = b"VS\x01"
IMPACT_BITS = 4
_IMPACT = (1 << IMPACT_BITS) - 1

Packed = bytes  # a list of postings in the cache: uint32 each, document << 4 | impact, ascending


class ShardError(ValueError):
    """The bytes are no shard of this format."""


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL = [_varint(number) for number in range(1 << 15)]  # looking up is three times faster than computing


def _varints(numbers: Iterable[int]) -> bytes:
    return b"".join([_SMALL[number] if number < 32768 else _varint(number) for number in numbers])


def encode(terms: Mapping[str, Packed]) -> bytes:
    """The uncompressed shard of {"family entry": packed postings}."""
    counts: list[int] = []
    gaps: list[int] = []
    impacts = bytearray()
    names = sorted(terms)
    for name in names:
        postings = array("I", terms[name])
        counts.append(len(postings))
        documents = [posting >> IMPACT_BITS for posting in postings]
        gaps.append(documents[0])
        gaps += [after - before - 1 for before, after in pairwise(documents)]
        impacts += bytes([posting & _IMPACT for posting in postings])
    columns = (_keys(names), _varints(counts), _varints(gaps))
    head = MAGIC + _varints(map(len, columns))
    return b"".join((head, *columns, impacts))


def _keys(names: list[str]) -> bytes:
    split = [name.partition(" ")[::2] for name in names]
    lines = ["\t".join([family, *(entry for _, entry in group)]) for family, group in groupby(split, lambda s: s[0])]
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
    return [f"{family} {entry}" for family, *entries in lines for entry in entries]


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
