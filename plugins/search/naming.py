"""Owns in which file a term is and how files are named. Twin of theme/js/search/files.mjs. Refuses to write them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = 1
NAME_LENGTH = 6
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SPLIT_ABOVE = 9_000  # bytes of an uncompressed part; about half of that on the wire
MOST_PAIR_CUTS, MOST_WORD_CUTS = 6, 3
MOST_BUCKETS = 4096


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


def bucket(stem: str, buckets: int) -> int:
    """The bucket of a stemming group."""
    return zlib.crc32(stem.encode()) % buckets


@dataclass(frozen=True, slots=True)
class Split:
    """How a bucket is cut: not at all (`pairs` 0), or words into 2^`words` parts and bigrams into 2^(`pairs` - 1) behind them."""

    pairs: int = 0
    words: int = 0

    @property
    def parts(self) -> int:
        """How many parts there are."""
        return (1 << self.words) + (1 << self.pairs - 1) if self.pairs else 1

    @property
    def digit(self) -> str:
        """The split as the manifest writes it: one base-36 digit."""
        return _DIGITS[self.pairs + 8 * self.words]

    def part(self, term: str, buckets: int) -> int:
        """The part of a bucket (of so many) a term lies in: words by their stem, bigrams by the second word."""
        stem, _, entry = term.partition(" ")
        if not self.pairs:
            return 0
        if entry.startswith("="):
            return zlib.crc32(stem.encode()) // buckets % (1 << self.words)
        return (1 << self.words) + zlib.crc32(entry.encode()) % (1 << self.pairs - 1)


def parts(terms: Mapping[str, bytes], split: Split, buckets: int) -> list[dict[str, bytes]]:
    """The terms of one bucket in its parts, empty ones too."""
    cut: list[dict[str, bytes]] = [{} for _ in range(split.parts)]
    for term, postings in terms.items():
        cut[split.part(term, buckets)][term] = postings
    return cut


def split_of(terms: Mapping[str, bytes]) -> Split:
    """How to cut a bucket so that no part is much above SPLIT_ABOVE bytes."""
    words = pairs = 0
    for term, postings in terms.items():
        cost = len(postings) // 2 + 8  # about two bytes a posting, eight a key
        if " =" in term:
            words += cost
        else:
            pairs += cost
    if words + pairs <= SPLIT_ABOVE:
        return Split()
    return Split(1 + _halvings(pairs, MOST_PAIR_CUTS), _halvings(words, MOST_WORD_CUTS))


def _halvings(size: int, most: int) -> int:
    return next((cuts for cuts in range(most) if size <= SPLIT_ABOVE << cuts), most)
