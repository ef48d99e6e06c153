"""Owns where a term lives and what files are called. Twin of theme/js/search/files.mjs. Refuses to write them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping

FORMAT = 1
NAME_LENGTH = 6
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SPLIT_ABOVE = 18_000  # bytes of an uncompressed part; about half of that on the wire
MOST_DEPTH = 7
MOST_BUCKETS = 1024


def name_of(raw: bytes) -> str:
    """Six base-36 digits of the SHA-256 of *uncompressed* content: another zlib must not rename a file."""
    number = int.from_bytes(hashlib.sha256(raw).digest()[:4], "big") >> 1
    return "".join(_DIGITS[number // 36**place % 36] for place in range(NAME_LENGTH))


def packed(raw: bytes) -> bytes:
    """The gzip file of the bytes, the same on every day."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, 31)
    return deflater.compress(raw) + deflater.flush()


def bucket_count(documents: int) -> int:
    """How many buckets a segment of so many documents has: a power of two, so that it seldom changes."""
    buckets = 1
    while buckets * 4 < documents and buckets < MOST_BUCKETS:
        buckets *= 2
    return buckets


def bucket(family: str, buckets: int) -> int:
    """The bucket of a family of terms."""
    return zlib.crc32(family.encode()) % buckets


def part(entry: str, depth: int) -> int:
    """The part of a bucket split `depth` times: words in part 0, bigrams by the second word in 1 … 2^(depth-1)."""
    if not depth or entry.startswith("="):
        return 0
    return 1 + zlib.crc32(entry.encode()) % (1 << depth - 1)


def parts(terms: Mapping[str, bytes], depth: int) -> Iterator[dict[str, bytes]]:
    """The terms of one bucket in its parts, empty ones too."""
    split: list[dict[str, bytes]] = [{} for _ in range(1 + (1 << depth - 1) if depth else 1)]
    for term, postings in terms.items():
        split[part(term.partition(" ")[2], depth)][term] = postings
    return iter(split)


def depth(terms: Mapping[str, bytes]) -> int:
    """How often to split a bucket so that no part of its bigrams is much above SPLIT_ABOVE bytes."""
    words = bigrams = 0
    for term, postings in terms.items():
        cost = len(postings) // 2 + 8  # about two bytes a posting, eight a key
        if " =" in term:
            words += cost
        else:
            bigrams += cost
    if words + bigrams <= SPLIT_ABOVE:
        return 0
    found = 1
    while bigrams > SPLIT_ABOVE << found - 1 and found < MOST_DEPTH:
        found += 1
    return found
