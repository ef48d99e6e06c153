"""Owns the fragments of large files, cached between builds: a table row or a calendar event is made again only if its dependencies changed.

The cache may be deleted at any time; a changed engine or address voids it. A cache file has a header with the lengths of all fragments, and
then their texts: adjacent texts that stay adjacent are copied together.
"""

from __future__ import annotations

import marshal
import mmap
import os
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from portal.domain.dependency_tracker import DependencyTracker
from portal.domain.portal import Portal
from portal.store.conditions import engine_digest, engine_to_store
from portal.store.query_numbers import key, name_of

FEW = 20  # with fewer changes than this the cache file is not rewritten
HEAD = 8  # bytes that hold the length of the header

Name = tuple[object, ...]
Make = Callable[[Portal, str], tuple[bytes, ...]]
Run = tuple[int, int]  # a range of adjacent fragments: first, end


@dataclass(slots=True)
class FragmentColumn:
    """One text of each fragment, one after the other."""

    all: bytes | memoryview = b""
    lengths: array[int] = field(default_factory=lambda: array("I"))

    def texts(self) -> Iterator[bytes]:
        """Yield text by text."""
        at = 0
        for length in self.lengths:
            yield bytes(self.all[at : at + length])
            at += length

    def patched(self, runs: Iterable[Run | str], fresh: Mapping[str, bytes]) -> FragmentColumn:
        """Return the remaining ranges of these texts, with fresh ones between them."""
        begins = [0, *accumulate(self.lengths)]
        lengths = array("I")
        parts: list[bytes | memoryview] = []
        for run in runs:
            if isinstance(run, str):
                lengths.append(len(fresh[run]))
                parts.append(fresh[run])
            else:
                lengths += self.lengths[run[0] : run[1]]
                parts.append(self.all[begins[run[0]] : begins[run[1]]])
        return FragmentColumn(b"".join(parts), lengths)


@dataclass(slots=True)
class Fragments:
    """The fragments of one file in order, and every query made for them with the fingerprint of its answer."""

    ids: list[str] = field(default_factory=list)
    columns: list[FragmentColumn] = field(default_factory=list)  # the last holds indexes in `dependencies`
    dependencies: list[Name] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)
    version: str = ""  # of the content they were made of

    def whole(self, number: int = 0) -> bytes:
        """Return one text of each fragment, one after the other."""
        return bytes(self.columns[number].all) if self.columns else b""

    def texts(self, number: int = 0) -> list[bytes]:
        """Return one text of each fragment."""
        return [*self.columns[number].texts()] if self.columns else []

    def untouched(self, changed: set[int]) -> dict[str, int]:
        """Return the positions of the fragments that depend on nothing that changed."""
        known = {id: place for place, id in enumerate(self.ids)}
        if changed:
            column = self.columns[-1]
            ends = [*accumulate(column.lengths)]
            packed = array("I", bytes(column.all))
            for at in {bisect_right(ends, at * packed.itemsize) for at, place in enumerate(packed) if place in changed}:
                del known[self.ids[at]]
        return known


class FragmentCache:
    """The fragments of one build's files, each made once. `origin`: "https://host" of addresses in them.

    `version` names the content; `since` returns the queries that may have a new answer since an older version, None for any.
    """

    def __init__(
        self, folder: Path, origin: str, version: str = "", since: Callable[[str], Collection[Name] | None] = lambda version: None
    ) -> None:
        self._folder = folder
        self._origin = origin
        self._version = version
        self._since = since
        self._made: dict[str, Fragments] = {}

    def fragments(self, portal: Portal, name: str, ids: Iterable[str], make: Make) -> Fragments:
        """Return the fragments of a file; their dependencies are recorded for the caller."""
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._brought(portal, name, ids, make)
        portal.note(found.dependencies)
        return found

    def _brought(self, portal: Portal, name: str, ids: Iterable[str], make: Make) -> Fragments:
        known = self._read(name)
        change_set = self._since(known.version) if known.version else None
        answers, changed = _answered(portal, known, change_set)
        good = known.untouched(changed)
        places = {name: place for place, name in enumerate(known.dependencies)}
        now = list(dict.fromkeys(ids))
        fresh = {id: _fragment(portal, id, make, places) for id in now if id not in good}
        answers += [portal.digest(name) for name in list(places)[len(answers) :]]
        made = Fragments(now, _columns(known, [*_runs(now, good)], fresh), list(places), answers, self._version)
        if (len(fresh) > FEW or change_set is None) and engine_to_store():
            self._keep(name, made)
        return made

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}-{sha256(self._origin.encode()).hexdigest()[:8]}.fragments"

    def _condition(self) -> str:
        return f"{engine_digest()} {self._origin}"

    def _read(self, name: str) -> Fragments:
        try:
            with open(self._file(name), "rb") as file:
                return self._unpacked(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
        except (OSError, ValueError, EOFError, TypeError):
            return Fragments()

    def _unpacked(self, data: memoryview) -> Fragments:
        at = HEAD + int.from_bytes(data[:HEAD], "little")
        condition, lengths, *fields = marshal.loads(data[HEAD:at])
        if condition != self._condition():
            return Fragments()
        columns = []
        for packed in lengths:
            column = FragmentColumn(lengths=array("I", packed))
            end = at + sum(column.lengths)
            column.all, at = data[at:end], end
            columns.append(column)
        if at != len(data):
            raise EOFError(at)
        ids, dependencies, answers, version = fields
        return Fragments(ids, columns, dependencies, answers, version)

    def _keep(self, name: str, fragments: Fragments) -> None:
        lengths = [column.lengths.tobytes() for column in fragments.columns]
        head = marshal.dumps((self._condition(), lengths, fragments.ids, fragments.dependencies, fragments.answers, fragments.version))
        file = self._file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        spare = file.with_name(f".{file.name}.{os.getpid()}")
        with open(spare, "wb") as out:
            out.writelines([len(head).to_bytes(HEAD, "little"), head, *(column.all for column in fragments.columns)])
        os.replace(spare, file)


def _answered(portal: Portal, known: Fragments, change_set: Collection[Name] | None) -> tuple[list[bytes], set[int]]:
    """Return the current fingerprints, and the indexes of those that changed."""
    answers = list(known.answers)
    changed: set[int] = set()
    for place, name in enumerate(known.dependencies):
        if change_set is None or name in change_set:
            answers[place] = portal.digest(name)
            if answers[place] != known.answers[place]:
                changed.add(place)
    return answers, changed


def _fragment(portal: Portal, id: str, make: Make, places: dict[Name, int]) -> tuple[bytes, ...]:
    """Return the texts of a fragment, and the indexes of its dependencies."""
    tracker = DependencyTracker(portal)
    texts = make(tracker, id)
    names = map(name_of, sorted(map(key, tracker.dependencies)))
    return *texts, array("I", [places.setdefault(name, len(places)) for name in names]).tobytes()


def _runs(ids: Iterable[str], good: Mapping[str, int]) -> Iterator[Run | str]:
    """Yield the fragments in order: ranges of cached ones that are still adjacent, and the ids of fresh ones."""
    first = last = 0
    for id in ids:
        place = good.get(id, -1)
        if place == last and first < last:
            last += 1
            continue
        if first < last:
            yield first, last
        first = last = max(place, 0)
        if place < 0:
            yield id
        else:
            last += 1
    if first < last:
        yield first, last


def _columns(known: Fragments, runs: list[Run | str], fresh: Mapping[str, tuple[bytes, ...]]) -> list[FragmentColumn]:
    count = len(known.columns) or max(map(len, fresh.values()), default=0)
    columns = known.columns or [FragmentColumn()] * count
    return [column.patched(runs, {id: texts[number] for id, texts in fresh.items()}) for number, column in enumerate(columns)]
