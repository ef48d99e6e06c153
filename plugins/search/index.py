"""Owns the index of a site: from documents to files, cleanly or from what a build before left in its cache.

Refuses to write into the site and to know the Portal. The files are a function of the documents alone: with or without a
cache, whatever happened before, the same bytes (tests/plugins/search/test_index.py).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.search.abbreviations import Abbreviations
from plugins.search.changes import Changes, Wanted, split
from plugins.search.document import Document, Entry, Vocabulary, entry
from plugins.search.facets import dates, facets
from plugins.search.fragments import fragment, fragment_path, shelf_names
from plugins.search.manifest import manifest
from plugins.search.model import Model
from plugins.search.naming import FORMAT, name_of, packed
from plugins.search.placement import Placement, Segment, placement
from plugins.search.postings import Reader
from plugins.search.store import Store
from plugins.search.suggestions import suggestions

FOLDER = f"v{FORMAT}"
CODE = "3"  # to be raised when the same documents shall give other files in the same format


@dataclass(frozen=True, slots=True)
class File:
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
    _put(store, "site", "model", {"": model.text()})
    store.commit()
    return Index(store, plan, vocabulary, model)


def _bring_all(plan: Placement, store: Store, reader: Reader, read: Callable[[str], Document]) -> None:
    known = store.known()
    for segment in plan.segments:
        _bring(segment, plan.wanted, known, Changes(store, segment, reader, read), store)
    for url in known.keys() - plan.wanted.keys():
        store.drop(url)
    for segment in plan.segments:
        _finish(segment, plan.wanted, known, store)


def index(documents: Iterable[Document], vocabulary: Vocabulary | None = None, cache: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """(path beside the client, bytes) of every file, for documents that are all at hand."""
    by_url = {document.url: document for document in documents}
    entries = [entry(document) for document in by_url.values()]
    with update(entries, by_url.__getitem__, vocabulary or Vocabulary(), cache) as made:
        for file in made.files():
            yield file.path, file.content()


def _version(vocabulary: Vocabulary) -> str:
    return f"{FORMAT}.{CODE}.{name_of(repr(sorted(vocabulary.abbreviations.items())).encode())}"


def _bring(segment: Segment, wanted: Mapping[str, Wanted], known: Mapping[str, Wanted], changes: Changes, store: Store) -> None:
    """Makes the postings of a segment what they shall be."""
    gone, come = split(segment.name, wanted, known)
    layout = str(segment.buckets)
    if store.meta(f"buckets.{segment.name}") != layout or 4 * (len(gone) + len(come)) > segment.documents:
        changes.rebuild({url: row for url, row in wanted.items() if row[1] == segment.name}, known)
        store.set_meta(f"buckets.{segment.name}", layout)
    elif gone or come:
        changes.update(gone, come, known)


def _finish(segment: Segment, wanted: Mapping[str, Wanted], known: Mapping[str, Wanted], store: Store) -> None:
    """The other files of a segment, if any of its documents changed."""
    gone, come = split(segment.name, wanted, known)
    if not gone and not come and store.meta(f"slots.{segment.name}") == str(segment.slots):
        return
    store.set_meta(f"slots.{segment.name}", str(segment.slots))
    cards = store.cards(segment.name)
    for kind, raw in (
        ("facets", facets(cards, segment.slots)),
        ("dates", dates(cards, segment.slots)),
    ):
        _put(store, segment.name, kind, {"": raw})
    nodes = suggestions([document for _, document in cards])
    _put(store, segment.name, "suggest", nodes)
    names = {prefix: name_of(raw) for prefix, raw in nodes.items()}
    _put(store, segment.name, "beginnings", {"": json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()})


def _put(store: Store, segment: str, kind: str, files: Mapping[str, bytes]) -> None:
    named = [(name_of(raw), raw) for raw in files.values()]
    store.set_pieces(segment, kind, [(f"{segment}/{kind}-{name}.bin", name, packed(raw)) for name, raw in dict(named).items()])


def _put_labels(store: Store, vocabulary: Vocabulary) -> None:
    raw = json.dumps(vocabulary.labels, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    _put(store, "site", "labels", {"": raw})
