"""Owns the numbering of queries: every process gives a query key the same number, so that dependencies cross processes as numbers.

A number is 63 bits of the key's digest under the ledger's own salt. If two keys ever share a number, that is detected, the ledger is
replaced, and its new salt separates them.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple

import orjson

from portal.store.damage import unpacked

COUNT = re.compile(r'\["([a-z_]+)",(-?\d+)[,\]]')
QueryKey = tuple[Any, ...]  # a query: (method, *arguments)
Count = tuple[str, int]  # ("latest", 20)
Fresh = tuple[int, str, bytes | None]  # number, key as text, fingerprint of the answer if it was computed
Digest = Callable[[QueryKey], bytes]


class Dependencies(NamedTuple):
    """The dependencies of one file: the numbers of queries as 64-bit integers, and the queries this process had not reported before."""

    numbers: bytes
    fresh: list[Fresh]


class QueryNumbers:
    """Numbers query keys; reports each key once per process."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._known: dict[QueryKey, int] = {}

    def number(self, text: str) -> int:
        """Return the number of a key."""
        return int.from_bytes(blake2b(text.encode(), digest_size=8, salt=self._salt).digest(), "big") >> 1

    def dependencies(self, names: Collection[QueryKey], digest: Digest | None = None) -> Dependencies:
        """Return the dependencies of one file; with fingerprints of the answers if `digest` is given."""
        fresh = [self._enter(name, digest) for name in names if name not in self._known]
        return Dependencies(array("q", [self._known[name] for name in names]).tobytes(), fresh)

    def _enter(self, name: QueryKey, digest: Digest | None) -> Fresh:
        text = key(name)
        number = self._known[name] = self.number(text)
        return number, text, digest(name) if digest else None


@dataclass(slots=True)
class DependencyNotes:
    """The dependencies that files and producers recorded in one build, from all its processes."""

    dependencies: dict[str, bytes] = field(default_factory=dict)  # by path of a file or name of a producer
    fresh: dict[int, tuple[str, bytes | None]] = field(default_factory=dict)  # by number: key, and fingerprint of the answer if known

    def add(self, who: str, noted: Dependencies) -> None:
        """Add the dependencies of one file or producer. Raises DatabaseError if two keys share a number."""
        self.dependencies[who] = noted.numbers
        for number, text, answer in noted.fresh:
            if self.fresh.setdefault(number, (text, answer))[0] != text:
                raise sqlite3.DatabaseError(f"two queries of one number: {text}")


def counted(texts: Iterable[str]) -> set[Count]:
    """Return the list lengths that queries ask for: method with first argument, if that is a number."""
    return {(found[1], int(found[2])) for text in texts if (found := COUNT.match(text))}


def key(name: QueryKey) -> str:
    """Return a query key as text; members of a vocabulary are written as their words."""
    return orjson.dumps(name).decode()


def name_of(text: str) -> QueryKey:
    """Return the query that `key` wrote. Raises DatabaseError if the text is something else."""
    return tuple(unpacked(orjson.loads, text.encode()))


def numbers(packed: bytes) -> array[int]:
    """Unpack the stored numbers of queries or files."""
    found = array("q")
    unpacked(found.frombytes, packed)
    return found
