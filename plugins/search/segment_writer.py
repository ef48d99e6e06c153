"""Owns the way from changed documents to changed shards. Refuses to know why they changed.

A segment with many changes is written anew, in order of document ids, as in a clean build.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plugins.search.document import IndexedDocument
from plugins.search.model import digest
from plugins.search.naming import bucket, name_of, packed, parts, split_of
from plugins.search.placement import Location, Segment
from plugins.search.postings import Analyzer
from plugins.search.shard import IMPACT_BITS, encode
from plugins.search.store import Store
from plugins.search.stored_fields import stored_fields

FLUSH_AT = 1_000_000  # postings in memory

Deltas = dict[str, dict[int, int]]  # term → document → impact, 0 to remove it


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one update and their postings."""

    store: Store
    read: Callable[[str], IndexedDocument]
    analyzer: Analyzer
    before: Mapping[str, Location]  # where they were
    moved: Mapping[str, IndexedDocument]  # those that change their segment, as they were

    def postings_before(self, url: str) -> Iterable[str]:
        """The terms under which a document is in the postings."""
        return self.analyzer.postings(self.moved.get(url) or self.store.document(url))

    def postings(self, url: str, location: Location) -> dict[str, int]:
        """{term: impact} of a document as it is now; it is read only if its digest is new, and stored."""
        old = self.before.get(url)
        document = self.store.document(url) if old and old.digest == location.digest else self.read(url)
        if old != location:
            self.store.put(document, location, name_of(stored_fields(document)))
        return self.analyzer.postings(document)


class SegmentWriter:
    """One segment of one update."""

    def __init__(self, store: Store, segment: Segment, documents: Documents) -> None:
        self._store = store
        self._segment = segment
        self._documents = documents
        self._bucket = lru_cache(maxsize=200_000)(lambda stem: bucket(stem, segment.buckets))

    def rebuild(self, locations: Mapping[str, Location]) -> None:
        """Write the whole segment."""
        self._store.clear(self._segment.name)
        buffered: dict[str, array[int]] = defaultdict(lambda: array("I"))
        room, run = FLUSH_AT, 0
        for url, location in sorted(locations.items(), key=lambda item: item[1].doc_id):
            postings = self._documents.postings(url, location)
            for term, impact in postings.items():
                buffered[term].append(location.doc_id << IMPACT_BITS | impact)
            room -= len(postings)
            if room < 0:
                self._flush(buffered, run)
                buffered.clear()
                room, run = FLUSH_AT, run + 1
        self._flush(buffered, run)
        for number in range(self._segment.buckets):
            self._write(number, self._store.terms(self._segment.name, number))

    def _flush(self, buffered: Mapping[str, array[int]], run: int) -> None:
        by_bucket: dict[int, dict[str, bytes]] = defaultdict(dict)
        for term, postings in buffered.items():
            by_bucket[self._bucket(term.partition(" ")[0])][term] = postings.tobytes()
        for number, terms in by_bucket.items():
            self._store.add_run(self._segment.name, number, run, terms)

    def update(self, removed: Mapping[str, Location], added: Mapping[str, Location]) -> None:
        """Remove documents, which are still in the store, from the postings and add others."""
        deltas: Deltas = defaultdict(dict)
        for url, location in removed.items():
            for term in self._documents.postings_before(url):
                deltas[term][location.doc_id] = 0
        for url, location in added.items():
            for term, impact in self._documents.postings(url, location).items():
                deltas[term][location.doc_id] = impact
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
        """The files of a bucket; those without a touched term stay if the bucket is split as before."""
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
    """The list with documents added, replaced or (impact 0) removed."""
    items = array("I", postings)
    for doc_id, impact in changes.items():
        at = bisect_left(items, doc_id << IMPACT_BITS)
        if at < len(items) and items[at] >> IMPACT_BITS == doc_id:
            items.pop(at)
        if impact:
            items.insert(at, doc_id << IMPACT_BITS | impact)
    return items.tobytes()


def difference(after: Mapping[str, Location], before: Mapping[str, Location]) -> tuple[dict[str, Location], dict[str, Location]]:
    """What is removed and what is added; a changed document is both."""
    removed = {url: row for url, row in before.items() if after.get(url) != row}
    added = {url: row for url, row in after.items() if before.get(url) != row}
    return removed, added


def within(segment: str, rows: Mapping[str, Location]) -> dict[str, Location]:
    """Those of one segment."""
    return {url: row for url, row in rows.items() if row.segment == segment}
