"""Owns the ledger's records of one output file, one query and one save. It reads and writes nothing."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from portal.store.query_numbers import DependencyNotes, numbers

Unnoted = tuple[str, bytes | None]  # a query key, and the fingerprint of its answer if known
Noted = tuple[str, bytes | None, bytes]  # and the files that depend on it


@dataclass(frozen=True, slots=True)
class LedgerUpdate:
    """What a build changed: records, dependencies of files and producers, removed files and producers, queries with new fingerprints."""

    rows: Mapping[str, OutputRecord]
    notes: DependencyNotes
    gone: Collection[str]
    changed: Mapping[str, bytes]


@dataclass(slots=True)
class OutputRecord:
    """What is known about one written file; digests are 16 bytes."""

    producer: str  # the producer that named it
    args: bytes  # digest of its own arguments
    view: bytes  # digest of the view, the site and the template closure; b"" without a template
    content: bytes  # digest of the bytes
    size: int


@dataclass(frozen=True, slots=True)
class Dependents:
    """What depends on a query: files by path, and producers by name."""

    files: frozenset[str]
    producers: frozenset[str]


def noted(key: str) -> OutputRecord:
    """Return the record of a producer."""
    return OutputRecord("", key.encode(), b"", b"", 0)


class Moves:
    """Which files gain and lose which dependencies."""

    def __init__(self) -> None:
        self.come: defaultdict[int, list[int]] = defaultdict(list)
        self.gone: defaultdict[int, list[int]] = defaultdict(list)

    def note(self, file: int, before: Collection[int], after: Collection[int]) -> None:
        """Note the dependencies of one file before and after this build."""
        for lookup in set(after).difference(before) if before else after:
            self.come[lookup].append(file)
        for lookup in set(before).difference(after):
            self.gone[lookup].append(file)

    def dependents(self, lookup: int, before: bytes) -> array[int]:
        """Return the files that depend on a query now, in order."""
        if not before:
            return array("q", self.come[lookup])
        return array("q", sorted(set(numbers(before)).difference(self.gone.get(lookup, ())).union(self.come.get(lookup, ()))))
