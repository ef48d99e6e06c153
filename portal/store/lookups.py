"""Owns the numbers of look-ups: every process gives a name the same one, so that what files took crosses as numbers.

A number is 63 bits of the name's digest under the ledger's own salt. Should two names ever share one, that is found, the ledger
is begun anew, and its new salt keeps them apart.
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
QueryKey = tuple[Any, ...]  # a look-up: (method, *arguments)
Count = tuple[str, int]  # ("latest", 20)
Fresh = tuple[int, str, bytes | None]  # number, name as text, digest of the answer where it was asked for
Digest = Callable[[QueryKey], bytes]


class Dependencies(NamedTuple):
    """What one file took: the numbers of look-ups as 64-bit integers, and the look-ups this process had not told before."""

    numbers: bytes
    fresh: list[Fresh]


class Lookups:
    """Gives names their numbers; tells each name once a process."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._known: dict[QueryKey, int] = {}

    def number(self, text: str) -> int:
        """The number of a name."""
        return int.from_bytes(blake2b(text.encode(), digest_size=8, salt=self._salt).digest(), "big") >> 1

    def told(self, names: Collection[QueryKey], digest: Digest | None = None) -> Dependencies:
        """What one file took; with the digests of the answers when it is told how to make them."""
        fresh = [self._enter(name, digest) for name in names if name not in self._known]
        return Dependencies(array("q", [self._known[name] for name in names]).tobytes(), fresh)

    def _enter(self, name: QueryKey, digest: Digest | None) -> Fresh:
        text = key(name)
        number = self._known[name] = self.number(text)
        return number, text, digest(name) if digest else None


@dataclass(slots=True)
class DependencyNotes:
    """What files and producers took in one build, from all its processes."""

    takes: dict[str, bytes] = field(default_factory=dict)  # by path of a file or name of a producer
    fresh: dict[int, tuple[str, bytes | None]] = field(default_factory=dict)  # by number: name, and digest of the answer if known

    def add(self, who: str, told: Dependencies) -> None:
        """Note what one took. Raises DatabaseError when two names share a number."""
        self.takes[who] = told.numbers
        for number, text, answer in told.fresh:
            if self.fresh.setdefault(number, (text, answer))[0] != text:
                raise sqlite3.DatabaseError(f"two look-ups of one number: {text}")


def counted(texts: Iterable[str]) -> set[Count]:
    """How many entries names ask of lists: their kinds with their first arguments, if these are numbers."""
    return {(found[1], int(found[2])) for text in texts if (found := COUNT.match(text))}


def key(name: QueryKey) -> str:
    """A look-up's name as text; members of a vocabulary are their words."""
    return orjson.dumps(name).decode()


def name_of(text: str) -> QueryKey:
    """The look-up that `key` wrote. Raises DatabaseError when something else stands there."""
    return tuple(unpacked(orjson.loads, text.encode()))


def numbers(packed: bytes) -> array[int]:
    """Numbers of look-ups, or of files, as they are kept."""
    found = array("q")
    unpacked(found.frombytes, packed)
    return found
