"""Owns the way from changed documents to changed shards. Refuses to know why they changed.

A segment with many changes is written anew, as in a clean build: workers analyze shares of its documents, then join and compress
its buckets.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plugins.search.document import IndexedDocument
from plugins.search.model import digest
from plugins.search.naming import bucket, name_of, packed, parts, split_of
from plugins.search.placement import Location, Segment
from plugins.search.postings import Analyzer
from plugins.search.shard import IMPACT_BITS, encode
from plugins.search.store import Bucket, Row, Store, row_of, unpacked
from portal.store.workers import WorkerFailed, share_out

SHARE = 400  # documents that one worker analyzes at a time

Deltas = dict[str, dict[int, int]]  # term → document → impact, 0 to remove it
Terms = dict[str, bytes]


class Analyzed(NamedTuple):
    """Documents of one share: rows for the store, and {bucket: {term: postings}} marshalled."""

    at: int
    rows: list[Row]
    runs: dict[int, bytes]


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

    def known(self, url: str, location: Location) -> bytes | None:
        """What the store has of a document, None if it must be read."""
        old = self.before.get(url)
        return self.store.data(url) if old and old.digest == location.digest else None

    def analyzed(self, url: str, location: Location, known: bytes | None) -> tuple[Row | None, dict[str, int]]:
        """The row for the store, None if it is there, and {term: impact}. Works in a process without the store."""
        document = unpacked(known) if known else self.read(url)
        row = None if self.before.get(url) == location else row_of(document, location)
        return row, self.analyzer.postings(document)


class SegmentWriter:
    """One segment of one update."""

    def __init__(self, store: Store, segment: Segment, documents: Documents) -> None:
        self._store = store
        self._segment = segment
        self._documents = documents
        self._bucket = lru_cache(maxsize=200_000)(lambda stem: bucket(stem, segment.buckets))

    def rebuild(self, locations: Mapping[str, Location], workers: int) -> None:
        """Write the whole segment. What fails in a worker is done again here, so that any failure is attributed correctly."""
        try:
            self._rebuild(locations, workers)
        except WorkerFailed:
            self._rebuild(locations, 1)

    def _rebuild(self, locations: Mapping[str, Location], workers: int) -> None:
        self._store.clear(self._segment.name)
        ordered = sorted(locations.items(), key=lambda item: item[1].doc_id)
        jobs = [(url, location, self._documents.known(url, location)) for url, location in ordered]
        shares = [(at, jobs[at : at + SHARE]) for at in range(0, len(jobs), SHARE)]
        runs: dict[int, list[tuple[int, bytes]]] = {number: [] for number in range(self._segment.buckets)}
        for analyzed in share_out(shares, self._analyzed, workers, least=2):
            self._store.put(analyzed.rows)
            for number, run in analyzed.runs.items():
                runs[number].append((analyzed.at, run))
        for made in share_out([*runs.items()], self._joined, workers):
            self._store.set_bucket(self._segment.name, made)

    def _analyzed(self, share: tuple[int, list[tuple[str, Location, bytes | None]]]) -> Analyzed:
        at, jobs = share
        rows: list[Row] = []
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for url, location, known in jobs:
            row, postings = self._documents.analyzed(url, location, known)
            rows += [row] if row else []
            for term, impact in postings.items():
                found[term].append(location.doc_id << IMPACT_BITS | impact)
        by_bucket: dict[int, dict[str, bytes]] = defaultdict(dict)
        for term, packed_ids in found.items():
            by_bucket[self._bucket(term.partition(" ")[0])][term] = packed_ids.tobytes()
        return Analyzed(at, rows, {number: marshal.dumps(terms) for number, terms in by_bucket.items()})

    def _joined(self, bucket_runs: tuple[int, list[tuple[int, bytes]]]) -> Bucket:
        """The files of a bucket from the runs of all shares."""
        number, runs = bucket_runs
        joined: dict[str, bytes] = {}
        for _, run in sorted(runs):
            for term, postings in marshal.loads(run).items():
                joined[term] = joined[term] + postings if term in joined else postings
        split = split_of(joined)
        files = [_file(piece) for piece in parts(joined, split, self._segment.buckets)]
        return Bucket(number, marshal.dumps(joined), split.digit, files, digest(joined, self._segment.buckets))

    def update(self, removed: Mapping[str, Location], added: Mapping[str, Location]) -> None:
        """Remove documents, which are still in the store, from the postings and add others."""
        deltas: Deltas = defaultdict(dict)
        for url, location in removed.items():
            for term in self._documents.postings_before(url):
                deltas[term][location.doc_id] = 0
        for url, location in added.items():
            row, postings = self._documents.analyzed(url, location, self._documents.known(url, location))
            self._store.put([row] if row else [])
            for term, impact in postings.items():
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
            self._store.set_bucket(self._segment.name, self._written(number, terms, touched))

    def _written(self, number: int, terms: Terms, touched: Iterable[str]) -> Bucket:
        """A bucket after a change; files without a touched term stay if it is split as before."""
        buckets = self._segment.buckets
        split = split_of(terms)
        old = self._store.parts(self._segment.name, number)
        hit = {split.part(term, buckets) for term in touched}
        same = self._store.split(self._segment.name, number) == split.digit
        files = [old[at] if same and at not in hit else _file(piece) for at, piece in enumerate(parts(terms, split, buckets))]
        return Bucket(number, marshal.dumps(terms), split.digit, files, digest(terms, buckets))


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
