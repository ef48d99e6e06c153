"""Owns the way from changed documents to changed shards. Refuses to know why they changed.

A segment with many changes is written anew, in order of numbers: that is also how a clean build goes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from plugins.search.document import IndexedDocument
from plugins.search.fragments import fragment
from plugins.search.model import digest
from plugins.search.naming import bucket, name_of, packed, parts, split_of
from plugins.search.placement import Segment, Wanted
from plugins.search.postings import Reader
from plugins.search.shard import IMPACT_BITS, encode
from plugins.search.store import Store

FLUSH_AT = 1_000_000  # postings held in memory

Deltas = dict[str, dict[int, int]]  # term → document → impact, 0 to take it out


class Changes:
    """One segment of one build."""

    def __init__(
        self, store: Store, segment: Segment, reader: Reader, read: Callable[[str], IndexedDocument], moved: Mapping[str, IndexedDocument]
    ) -> None:
        self._store = store
        self._segment = segment
        self._reader = reader
        self._read = read
        self._moved = moved  # as they were, of documents that go to another segment
        self._bucket = lru_cache(maxsize=200_000)(lambda family: bucket(family, segment.buckets))

    def rebuild(self, wanted: Mapping[str, Wanted], known: Mapping[str, Wanted]) -> None:
        """Writes the whole segment; documents of an unchanged digest are not read again."""
        self._store.clear(self._segment.name)
        held: dict[str, array[int]] = defaultdict(lambda: array("I"))
        room, run = FLUSH_AT, 0
        for url, place in sorted(wanted.items(), key=lambda item: item[1][2]):
            slot = place[2]
            postings = self._reader.postings(self._kept(url, place, known))
            for term, impact in postings.items():
                held[term].append(slot << IMPACT_BITS | impact)
            room -= len(postings)
            if room < 0:
                self._flush(held, run)
                held.clear()
                room, run = FLUSH_AT, run + 1
        self._flush(held, run)
        for number in range(self._segment.buckets):
            self._write(number, self._store.terms(self._segment.name, number))

    def _flush(self, held: Mapping[str, array[int]], run: int) -> None:
        sorted_out: dict[int, dict[str, bytes]] = defaultdict(dict)
        for term, postings in held.items():
            sorted_out[self._bucket(term.partition(" ")[0])][term] = postings.tobytes()
        for number, terms in sorted_out.items():
            self._store.add_run(self._segment.name, number, run, terms)

    def _kept(self, url: str, place: Wanted, known: Mapping[str, Wanted]) -> IndexedDocument:
        old = known.get(url)
        document = self._store.document(url) if old and old[0] == place[0] else self._read(url)
        if old != place:
            self._store.put(document, place, name_of(fragment(document)))
        return document

    def update(self, gone: Mapping[str, Wanted], come: Mapping[str, Wanted], known: Mapping[str, Wanted]) -> None:
        """Takes documents out of the postings and puts others in; `gone` still stand in the store."""
        deltas: dict[str, dict[int, int]] = defaultdict(dict)
        for url, (_, _, slot, *_) in gone.items():
            for term in self._reader.postings(self._moved.get(url) or self._store.document(url)):
                deltas[term][slot] = 0
        for url, place in come.items():
            for term, impact in self._reader.postings(self._kept(url, place, known)).items():
                deltas[term][place[2]] = impact
        by_bucket: dict[int, Deltas] = defaultdict(dict)
        for term, changes in deltas.items():
            by_bucket[self._bucket(term.partition(" ")[0])][term] = changes
        for number, changed in sorted(by_bucket.items()):
            self._change(number, changed)

    def _change(self, number: int, changed: Deltas) -> None:
        terms = self._store.terms(self._segment.name, number)
        touched = []
        for term, changes in changed.items():
            before = terms.get(term, b"")
            after = _changed(before, changes)
            if after != before:
                touched.append(term)
                terms[term] = after
            if not after:
                terms.pop(term, None)
        if touched:
            self._store.set_terms(self._segment.name, number, terms)
            self._write(number, terms, touched)

    def _write(self, number: int, terms: Mapping[str, bytes], touched: Iterable[str] | None = None) -> None:
        """The files of a bucket; those without a touched term stay, if the bucket is cut as before."""
        buckets = self._segment.buckets
        split = split_of(terms)
        old = self._store.parts(self._segment.name, number)
        hit = {split.part(term, buckets) for term in touched or ()}
        same = touched is not None and self._store.split(self._segment.name, number) == split.digit
        files = [old[at] if same and at not in hit else _file(piece) for at, piece in enumerate(parts(terms, split, buckets))]
        self._store.set_parts(self._segment.name, number, split.digit, files, digest(terms, buckets))


def _file(terms: Mapping[str, bytes]) -> tuple[str, bytes]:
    raw = encode(terms)
    return name_of(raw), packed(raw)


def _changed(postings: bytes, changes: Mapping[int, int]) -> bytes:
    """The list with documents put in, replaced or (impact 0) taken out."""
    items = array("I", postings)
    for slot, impact in changes.items():
        at = bisect_left(items, slot << IMPACT_BITS)
        if at < len(items) and items[at] >> IMPACT_BITS == slot:
            items.pop(at)
        if impact:
            items.insert(at, slot << IMPACT_BITS | impact)
    return items.tobytes()


def difference(wanted: Mapping[str, Wanted], known: Mapping[str, Wanted]) -> tuple[dict[str, Wanted], dict[str, Wanted]]:
    """What goes and what comes; a changed document does both."""
    gone = {url: row for url, row in known.items() if wanted.get(url) != row}
    come = {url: row for url, row in wanted.items() if known.get(url) != row}
    return gone, come


def within(segment: str, rows: Mapping[str, Wanted]) -> dict[str, Wanted]:
    """Those of one segment."""
    return {url: row for url, row in rows.items() if row[1] == segment}
