"""Owns the index of a site: from documents to files, cleanly or from what a build before left in its cache.

Refuses to write into the site and to know the Portal. The files are a function of the documents alone: with or without a
cache, whatever happened before, the same bytes (tests/plugins/search/test_index.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.search.abbreviations import Abbreviations
from plugins.search.changes import Changes, Wanted, difference, within
from plugins.search.document import Document, Entry, Vocabulary, entry
from plugins.search.facets import dates, facets
from plugins.search.fragments import fragment, fragment_path, shelf_names
from plugins.search.manifest import manifest
from plugins.search.model import Model
from plugins.search.naming import FORMAT, name_of, packed
from plugins.search.placement import Placement, Segment, placement
from plugins.search.postings import Reader
from plugins.search.store import Store
from plugins.search.suggestions import nodes, replaced, suggested

FOLDER = f"v{FORMAT}"
CODE = "4"  # to be raised when the same documents shall give other files in the same format


class File(NamedTuple):
    """A file of the index: its path beside the client, a name that changes with its content, the content when asked for."""

    path: str
    name: str
    content: Callable[[], bytes]


class Index:
    """An index brought up to date. Ask for `files` and `close` it; used as a context it closes itself."""

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
        shelves = {}
        filled = [segment for segment in self._plan.segments if segment.documents]
        for segment in filled:
            yield from self._parts(segment.name)
            shelves[segment.name] = shelf_names(self._store.fragments(segment.name), segment.slots)
            yield from self._fragments(segment.name, shelves[segment.name])
        names = {"site", *(segment.name for segment in filled)}
        for row in (row for row in self._store.pieces() if row[0] in names):
            yield File(f"{FOLDER}/{row[2]}", row[3], partial(self._store.piece, *row[:3]))
        raw = manifest(self._store, self._plan, shelves, self._vocabulary, self._model)
        yield File(f"{FOLDER}/manifest.bin", name_of(raw), partial(packed, raw))

    def _parts(self, segment: str) -> Iterator[File]:
        for bucket, names in self._store.part_names(segment).items():
            for number, name in enumerate(names):
                path = f"{FOLDER}/{segment}/{bucket}-{number}-{name}.bin"
                yield File(path, name, partial(self._store.part, segment, bucket, number))

    def _fragments(self, segment: str, shelves: list[str]) -> Iterator[File]:
        for slot, name, url in self._store.fragments(segment):
            yield File(f"{FOLDER}/{fragment_path(segment, slot, shelves)}", name, partial(self._fragment, url))

    def _fragment(self, url: str) -> bytes:
        return packed(fragment(self._store.document(url)))


def update(entries: Sequence[Entry], read: Callable[[str], Document], vocabulary: Vocabulary, cache: Path | None = None) -> Index:
    """The index of the documents `entries` name; only those whose digest the cache does not know are read.

    ValueError when two documents share an address.
    """
    plan = placement(entries)
    store = Store(cache, _version(vocabulary))
    try:
        _bring_all(plan, store, Reader(Abbreviations(vocabulary.abbreviations)), read)
    except BaseException:
        store.close()
        raise
    _put_labels(store, vocabulary)
    model = Model.of(digest for segment in plan.segments for digest in store.digests(segment.name))
    _put(store, "site", "model", model.text())
    store.commit()
    return Index(store, plan, vocabulary, model)


def _bring_all(plan: Placement, store: Store, reader: Reader, read: Callable[[str], Document]) -> None:
    known: dict[str, Wanted] = store.held("known") or {}
    if known == plan.wanted:
        return
    gone, come = difference(plan.wanted, known)
    before = store.cards_of(gone)
    for segment in plan.segments:
        changes = Changes(store, segment, reader, read)
        _bring(segment, plan.wanted, known, within(segment.name, gone), within(segment.name, come), changes, store)
    for url in gone.keys() - plan.wanted.keys():
        store.drop(url)
    after = store.cards_of(come)
    for segment in plan.segments:
        out, into = _placed(segment, gone, before), _placed(segment, come, after)
        if out != into:
            _finish(segment, [card for _, card in out], [card for _, card in into], store)
    store.hold("known", plan.wanted)


def _placed(segment: Segment, rows: Mapping[str, Wanted], cards: Mapping[str, Document]) -> set[tuple[int, Document]]:
    return {(row[2], cards[url]) for url, row in within(segment.name, rows).items()}


def index(documents: Iterable[Document], vocabulary: Vocabulary | None = None, cache: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """(path beside the client, bytes) of every file, for documents that are all at hand."""
    by_url = {document.url: document for document in documents}
    entries = [entry(document) for document in by_url.values()]
    with update(entries, by_url.__getitem__, vocabulary or Vocabulary(), cache) as made:
        for file in made.files():
            yield file.path, file.content()


def _version(vocabulary: Vocabulary) -> str:
    return f"{FORMAT}.{CODE}.{name_of(repr(sorted(vocabulary.abbreviations.items())).encode())}"


def _bring(
    segment: Segment, wanted: Mapping[str, Wanted], known: Mapping[str, Wanted], gone: dict[str, Wanted], come: dict[str, Wanted],
    changes: Changes, store: Store,
) -> None:  # fmt: skip
    """Makes the postings of a segment what they shall be."""
    layout = str(segment.buckets)
    if store.meta(f"buckets.{segment.name}") != layout or 4 * (len(gone) + len(come)) > segment.documents:
        changes.rebuild(within(segment.name, wanted), known)
        store.set_meta(f"buckets.{segment.name}", layout)
    elif gone or come:
        changes.update(gone, come, known)


def _finish(segment: Segment, gone: list[Document], come: list[Document], store: Store) -> None:
    """The other files of a segment some of whose documents, beside their bodies, changed."""
    cards = store.cards(segment.name)
    _put(store, segment.name, "facets", facets(cards, segment.slots))
    _put(store, segment.name, "dates", dates(cards, segment.slots))
    _suggest(segment.name, cards, gone, come, store)


def _suggest(segment: str, cards: list[tuple[int, Document]], gone: list[Document], come: list[Document], store: Store) -> None:
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
