"""Owns the update of an index: from a corpus and what the previous build left in its cache to files.

Refuses to write into the site and to know the Portal. The files are a function of the documents alone: with or without a
cache, after any history, the same bytes (tests/plugins/search/test_index.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from plugins.search.abbreviations import Abbreviations
from plugins.search.doc_ids import CHUNK
from plugins.search.document import Corpus, Edits, IndexedDocument, SearchEntry, Vocabulary
from plugins.search.edited import edited
from plugins.search.facets import dates, facets
from plugins.search.index import Index
from plugins.search.model import Model
from plugins.search.naming import FORMAT, name_of, packed
from plugins.search.placement import Location, Placement, Segment, placement
from plugins.search.postings import Analyzer
from plugins.search.segment_writer import Documents, SegmentWriter, difference, within
from plugins.search.store import Store
from plugins.search.stored_fields import chunk_name
from plugins.search.suggestions import Suggestion, nodes, replaced, suggested
from plugins.search.synonyms import Synonyms

CODE = "15"  # raise it if the same documents give other files in the same format, or if the cache has another layout

Locations = Mapping[str, Location]


def update(corpus: Corpus, cache: Path | None = None, workers: int = 1) -> Index:
    """The index of a corpus; only documents whose digest is not in the cache are read. ValueError if two documents share an address."""
    store = Store(cache, _version(corpus.vocabulary))
    try:
        plan, before = _planned(store, corpus)
        _Update(store, plan, before, corpus).run(workers)
    except BaseException:
        store.close()
        raise
    _put(store, "site", "labels", _json(corpus.vocabulary.labels))
    model = Model.of(digest for segment in plan.segments for digest in store.digests(segment.name))
    _put(store, "site", "model", model.text())
    store.set_value("layout", plan.layout)
    store.set_meta("corpus", corpus.version)
    store.commit()
    return Index(store, plan, corpus.vocabulary, model)


def index(
    documents: Iterable[IndexedDocument], vocabulary: Vocabulary | None = None, cache: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """(path beside the client, bytes) of every file, for documents that are all at hand."""
    with update(Corpus.of(documents, vocabulary or Vocabulary()), cache) as made:
        for file in made.files():
            yield file.path, file.content()


def _planned(store: Store, corpus: Corpus) -> tuple[Placement, Locations]:
    """The plan, and the current locations of the documents it names."""
    version = store.meta("corpus")
    edits = corpus.edits(version) if version else None
    if edits is None:
        return placement(corpus.entries()), store.locations()
    named = store.locations_of([*(entry.url for entry in edits.added), *edits.removed, *edits.absent])
    if not named.keys() >= set(edits.removed):  # a removed document had another address
        return placement(corpus.entries()), store.locations()
    edits = Edits(edits.added, [*edits.removed, *(url for url in edits.absent if url in named)])
    found = edited(store.value("layout"), named, edits, store.members)
    if found and all(
        _few(2 * len({**within(one.name, found[0].locations), **within(one.name, found[1])}), one) for one in found[0].segments
    ):
        return found
    known = store.locations()
    listed = {url: SearchEntry(url, row.digest, row.kind, row.date) for url, row in known.items() if url not in edits.removed}
    listed.update((entry.url, entry) for entry in edits.added)
    return placement(list(listed.values())), known


class _Update:
    """One update of the store: postings, stored fields and the other files of every segment."""

    def __init__(self, store: Store, plan: Placement, before: Locations, corpus: Corpus) -> None:
        self._store = store
        self._plan = plan
        self._removed, self._added = difference(plan.locations, before)
        self._corpus = corpus
        self._synonyms = Synonyms(corpus.vocabulary.synonyms)
        analyzer = Analyzer(Abbreviations(corpus.vocabulary.abbreviations), self._synonyms)
        self._documents = Documents(store, self._read, analyzer, before, self._moved())

    def run(self, workers: int) -> None:
        """Bring every segment to what the plan says."""
        before = self._store.cards_of(self._removed)
        for segment in self._plan.segments:
            self._write(segment, workers)
        for url in self._removed.keys() - self._plan.locations.keys():
            self._store.drop(url)
        after = self._store.cards_of(self._added)
        for segment in self._plan.segments:
            out, into = _located(segment, self._removed, before), _located(segment, self._added, after)
            if out != into:
                self._finish(segment, [card for _, card in out], [card for _, card in into])
            self._name_chunks(segment)

    def _moved(self) -> dict[str, IndexedDocument]:
        """Documents that change their segment, as they were."""
        rows = ((url, row, self._added.get(url)) for url, row in self._removed.items())
        return {url: self._store.document(url) for url, row, now in rows if now and now.segment != row.segment}

    def _read(self, url: str) -> IndexedDocument:
        """A document with its title in other words of the same meaning, and with such names."""
        document = self._corpus.read(url)
        same = {(other, rank - 1, fact) for name, rank, fact in document.keys for other in self._synonyms.same(name) if rank > 1}
        return replace(document, also=self._synonyms.titles(document.title), keys=(*document.keys, *sorted(same)))

    def _write(self, segment: Segment, workers: int) -> None:
        """Bring the postings and stored fields of a segment up to date."""
        writer = SegmentWriter(self._store, segment, self._documents)
        removed, added = within(segment.name, self._removed), within(segment.name, self._added)
        layout = str(segment.buckets)
        if self._store.meta(f"buckets.{segment.name}") != layout or not _few(len(removed) + len(added), segment):
            writer.rebuild(within(segment.name, self._plan.locations), workers)
            self._store.set_meta(f"buckets.{segment.name}", layout)
        elif removed or added:
            writer.update(removed, added)

    def _name_chunks(self, segment: Segment) -> None:
        """Name the chunks of stored fields whose documents changed."""
        store, count = self._store, segment.max_doc // CHUNK
        rows = [*within(segment.name, self._removed).values(), *within(segment.name, self._added).values()]
        touched: Iterable[int] = {row.doc_id // CHUNK for row in rows}
        names: list[str] = store.value(f"chunks.{segment.name}") or []
        if len(names) != count:
            names, touched = [""] * count, range(count)
        for chunk in touched:
            if chunk < count:
                names[chunk] = chunk_name(store.stored_names(segment.name, chunk * CHUNK, (chunk + 1) * CHUNK))
        store.set_value(f"chunks.{segment.name}", names)

    def _finish(self, segment: Segment, removed: list[IndexedDocument], added: list[IndexedDocument]) -> None:
        """Write the other files of a segment in which documents changed in more than their bodies."""
        store = self._store
        cards = store.cards(segment.name)
        _put(store, segment.name, "facets", facets(cards, segment.max_doc))
        store.set_value(f"now.{segment.name}", [doc_id for doc_id, card in cards if card.now])
        _put(store, segment.name, "dates", dates(cards, segment.max_doc))
        names: dict[str, str] = store.value(f"prefixes.{segment.name}") or {}
        if names and 4 * len(added) < len(cards):
            _suggest(store, segment.name, replaced(store.value(f"suggestions.{segment.name}"), removed, added), names)
        else:
            _suggest(store, segment.name, (suggested(card for _, card in cards), set()), {})


def _suggest(store: Store, segment: str, rows: tuple[list[Suggestion], set[str]], names: Mapping[str, str]) -> None:
    """Write the prefix index; of a few changes only the nodes whose keys changed. `names`: of the nodes that are there."""
    suggestions, touched = rows
    made = nodes(suggestions, names, touched)
    named = {prefix: raw if isinstance(raw, str) else name_of(raw) for prefix, raw in made.items()}
    files = {named[prefix]: partial(packed, raw) if isinstance(raw, bytes) else bytes for prefix, raw in made.items()}
    store.set_pieces(segment, "suggest", files)
    store.set_value(f"suggestions.{segment}", suggestions)
    store.set_value(f"prefixes.{segment}", named)
    _put(store, segment, "prefixes", _json(named))


def _located(segment: Segment, rows: Locations, cards: Mapping[str, IndexedDocument]) -> set[tuple[int, IndexedDocument]]:
    return {(row.doc_id, cards[url]) for url, row in within(segment.name, rows).items()}


def _few(changes: int, segment: Segment) -> bool:
    return 4 * changes <= segment.documents


def _version(vocabulary: Vocabulary) -> str:
    words = sorted(vocabulary.abbreviations.items()), vocabulary.synonyms
    return f"{FORMAT}.{CODE}.{name_of(repr(words).encode())}"


def _put(store: Store, segment: str, kind: str, raw: bytes) -> None:
    store.set_pieces(segment, kind, {name_of(raw): partial(packed, raw)})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
