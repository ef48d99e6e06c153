"""Owns the index of a site: from documents to files, cleanly or from what a build before left in its cache.

Refuses to write into the site and to know the Portal. The files are a function of the documents alone: with or without a
cache, whatever happened before, the same bytes (tests/plugins/search/test_index.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.search.abbreviations import Abbreviations
from plugins.search.changes import Changes, difference, within
from plugins.search.document import Edits, IndexedDocument, SearchEntry, Vocabulary, entry
from plugins.search.edited import edited
from plugins.search.facets import dates, facets
from plugins.search.fragments import fragment, fragment_path, shelf_name
from plugins.search.manifest import manifest
from plugins.search.model import Model
from plugins.search.naming import FORMAT, name_of, packed
from plugins.search.placement import Placement, Segment, Wanted, placement
from plugins.search.postings import Reader
from plugins.search.slots import SHELF
from plugins.search.store import Piece, Store
from plugins.search.suggestions import nodes, replaced, suggested
from plugins.search.synonyms import Synonyms

FOLDER = f"v{FORMAT}"
CODE = "10"  # to be raised when the same documents shall give other files in the same format, or the cache is another


class File(NamedTuple):
    """A file of the index: its path beside the client, a name that changes with its content, the content when asked for."""

    path: str
    name: str
    content: Callable[[], bytes]


class Group(NamedTuple):
    """Some files of the index. The `key` changes with any of them."""

    name: str
    key: str
    files: Callable[[], Iterator[File]]


class Index:
    """An index brought up to date. Ask for `files` or `groups` and `close` it; used as a context it closes itself."""

    def __init__(self, store: Store, plan: Placement, vocabulary: Vocabulary, model: Model) -> None:
        self._store = store
        self._plan = plan
        self._vocabulary = vocabulary
        self._model = model

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the cache go."""
        self._store.close()

    def files(self) -> Iterator[File]:
        """Every file of the index, contents made when called for; the manifest, which names the others, comes last."""
        for group in self.groups():
            yield from group.files()

    def groups(self) -> Iterator[Group]:
        """The files in groups, of which an edit changes few: shards and lists of a segment, the texts of a shelf, the rest."""
        shelves = {}
        pieces = self._store.pieces()
        for segment in (segment.name for segment in self._plan.segments if segment.documents):
            own = [row for row in pieces if row[0] == segment]
            parts = self._store.part_names(segment)
            yield Group(segment, name_of(repr((parts, own)).encode()), partial(self._shards, segment, parts, own))
            shelves[segment] = self._store.held(f"shelves.{segment}")
            for number, name in enumerate(shelves[segment]):
                if name:
                    yield Group(f"{segment}.{number}", name, partial(self._texts, segment, number, name))
        raw = manifest(self._store, self._plan, shelves, self._vocabulary, self._model)
        yield Group("site", name_of(raw), partial(self._rest, [row for row in pieces if row[0] == "site"], raw))

    def _shards(self, segment: str, parts: Mapping[int, list[str]], pieces: Iterable[Piece]) -> Iterator[File]:
        for bucket, names in parts.items():
            for number, name in enumerate(names):
                path = f"{FOLDER}/{segment}/{bucket}-{number}-{name}.bin"
                yield File(path, name, partial(self._store.part, segment, bucket, number))
        yield from self._pieces(pieces)

    def _pieces(self, rows: Iterable[Piece]) -> Iterator[File]:
        for row in rows:
            yield File(f"{FOLDER}/{row[2]}", row[3], partial(self._store.piece, *row[:3]))

    def _texts(self, segment: str, number: int, shelf: str) -> Iterator[File]:
        for slot, name, url in self._store.fragments(segment, number * SHELF, (number + 1) * SHELF):
            yield File(f"{FOLDER}/{fragment_path(segment, slot, shelf)}", name, partial(self._fragment, url))

    def _rest(self, pieces: Iterable[Piece], raw: bytes) -> Iterator[File]:
        yield from self._pieces(pieces)
        yield File(f"{FOLDER}/manifest.bin", name_of(raw), partial(packed, raw))

    def _fragment(self, url: str) -> bytes:
        return packed(fragment(self._store.document(url)))


def update(
    entries: Callable[[], Sequence[SearchEntry]], read: Callable[[str], IndexedDocument], vocabulary: Vocabulary, cache: Path | None = None,
    *, version: str = "", edits: Callable[[str], Edits | None] = lambda version: None,
) -> Index:  # fmt: skip
    """The index of the documents `entries` name; only those whose digest the cache does not know are read.

    `version` names this corpus. `edits` tells them since another version: if it knows the cache's, `entries` are not asked.
    ValueError when two documents share an address.
    """
    store = Store(cache, _version(vocabulary))
    try:
        plan, known = _planned(store, entries, edits)
        synonyms = Synonyms(vocabulary.synonyms)
        reader = Reader(Abbreviations(vocabulary.abbreviations), synonyms)
        _bring_all(plan, known, store, reader, lambda url: _retold(read(url), synonyms))
    except BaseException:
        store.close()
        raise
    _put_labels(store, vocabulary)
    model = Model.of(digest for segment in plan.segments for digest in store.digests(segment.name))
    _put(store, "site", "model", model.text())
    store.hold("layout", plan.layout)
    store.set_meta("corpus", version)
    store.commit()
    return Index(store, plan, vocabulary, model)


def _planned(
    store: Store, entries: Callable[[], Sequence[SearchEntry]], edits_since: Callable[[str], Edits | None]
) -> tuple[Placement, Mapping[str, Wanted]]:
    """The plan, and where the documents it names stand now."""
    version = store.meta("corpus")
    edits = edits_since(version) if version else None
    if edits is None:
        return placement(entries()), store.places()
    named = store.places_of([*(entry.url for entry in edits.come), *edits.gone, *edits.absent])
    if not named.keys() >= set(edits.gone):  # what goes stood at another address
        return placement(entries()), store.places()
    edits = Edits(edits.come, [*edits.gone, *(url for url in edits.absent if url in named)])
    found = edited(store.held("layout"), named, edits, store.members)
    if found and all(_few(2 * len({**within(one.name, found[0].wanted), **within(one.name, found[1])}), one) for one in found[0].segments):
        return found
    known = store.places()
    listed = {url: SearchEntry(url, row[0], *row[3:]) for url, row in known.items() if url not in edits.gone}
    listed.update((entry.url, entry) for entry in edits.come)
    return placement(list(listed.values())), known


def _bring_all(plan: Placement, known: Mapping[str, Wanted], store: Store, reader: Reader, read: Callable[[str], IndexedDocument]) -> None:
    gone, come = difference(plan.wanted, known)
    before = store.cards_of(gone)
    moved = {url: store.document(url) for url, row in gone.items() if url in come and come[url][1] != row[1]}
    for segment in plan.segments:
        changes = Changes(store, segment, reader, read, moved)
        _bring(segment, plan.wanted, known, within(segment.name, gone), within(segment.name, come), changes, store)
    for url in gone.keys() - plan.wanted.keys():
        store.drop(url)
    after = store.cards_of(come)
    for segment in plan.segments:
        out, into = _placed(segment, gone, before), _placed(segment, come, after)
        if out != into:
            _finish(segment, [card for _, card in out], [card for _, card in into], store)
        _shelve(segment, {row[2] // SHELF for rows in (gone, come) for row in within(segment.name, rows).values()}, store)


def _placed(segment: Segment, rows: Mapping[str, Wanted], cards: Mapping[str, IndexedDocument]) -> set[tuple[int, IndexedDocument]]:
    return {(row[2], cards[url]) for url, row in within(segment.name, rows).items()}


def index(
    documents: Iterable[IndexedDocument], vocabulary: Vocabulary | None = None, cache: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """(path beside the client, bytes) of every file, for documents that are all at hand."""
    by_url = {document.url: document for document in documents}
    entries = [entry(document) for document in by_url.values()]
    with update(lambda: entries, by_url.__getitem__, vocabulary or Vocabulary(), cache) as made:
        for file in made.files():
            yield file.path, file.content()


def _version(vocabulary: Vocabulary) -> str:
    words = sorted(vocabulary.abbreviations.items()), vocabulary.synonyms
    return f"{FORMAT}.{CODE}.{name_of(repr(words).encode())}"


def _retold(document: IndexedDocument, synonyms: Synonyms) -> IndexedDocument:
    """The document with its title in other words of the same meaning, and its names in others."""
    same = {(other, rank - 1, fact) for name, rank, fact in document.keys for other in synonyms.same(name) if rank > 1}
    return replace(document, also=synonyms.titles(document.title), keys=(*document.keys, *sorted(same)))


def _bring(
    segment: Segment, wanted: Mapping[str, Wanted], known: Mapping[str, Wanted], gone: dict[str, Wanted], come: dict[str, Wanted],
    changes: Changes, store: Store,
) -> None:  # fmt: skip
    """Makes the postings of a segment what they shall be."""
    layout = str(segment.buckets)
    if store.meta(f"buckets.{segment.name}") != layout or not _few(len(gone) + len(come), segment):
        changes.rebuild(within(segment.name, wanted), known)
        store.set_meta(f"buckets.{segment.name}", layout)
    elif gone or come:
        changes.update(gone, come, known)


def _few(changes: int, segment: Segment) -> bool:
    return 4 * changes <= segment.documents


def _shelve(segment: Segment, touched: Iterable[int], store: Store) -> None:
    """The names of the shelves of a segment, of which some were touched."""
    shelves = segment.slots // SHELF
    names: list[str] = store.held(f"shelves.{segment.name}") or []
    if len(names) != shelves:
        names, touched = [""] * shelves, range(shelves)
    for shelf in touched:
        if shelf < shelves:
            names[shelf] = shelf_name(store.fragments(segment.name, shelf * SHELF, (shelf + 1) * SHELF))
    store.hold(f"shelves.{segment.name}", names)


def _finish(segment: Segment, gone: list[IndexedDocument], come: list[IndexedDocument], store: Store) -> None:
    """The other files of a segment some of whose documents, beside their bodies, changed."""
    cards = store.cards(segment.name)
    _put(store, segment.name, "facets", facets(cards, segment.slots))
    store.hold(f"now.{segment.name}", [slot for slot, card in cards if card.now])
    _put(store, segment.name, "dates", dates(cards, segment.slots))
    _suggest(segment.name, cards, gone, come, store)


def _suggest(
    segment: str, cards: list[tuple[int, IndexedDocument]], gone: list[IndexedDocument], come: list[IndexedDocument], store: Store
) -> None:
    """The tree of suggestions; of a few changes only the nodes they concern."""
    names: dict[str, str] = store.held(f"beginnings.{segment}") or {}
    touched: set[str] = set()
    if names and 4 * len(come) < len(cards):
        rows, touched = replaced(store.held(f"suggestions.{segment}"), gone, come)
    else:
        rows, names = suggested(card for _, card in cards), {}
    made = nodes(rows, names, touched)
    named = {prefix: raw if isinstance(raw, str) else name_of(raw) for prefix, raw in made.items()}
    files = {named[prefix]: partial(packed, raw) if isinstance(raw, bytes) else bytes for prefix, raw in made.items()}
    store.set_pieces(segment, "suggest", files)
    store.hold(f"suggestions.{segment}", rows)
    store.hold(f"beginnings.{segment}", named)
    _put(store, segment, "beginnings", json.dumps(named, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def _put(store: Store, segment: str, kind: str, raw: bytes) -> None:
    store.set_pieces(segment, kind, {name_of(raw): partial(packed, raw)})


def _put_labels(store: Store, vocabulary: Vocabulary) -> None:
    raw = json.dumps(vocabulary.labels, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    _put(store, "site", "labels", raw)
