"""Owns the files of an index that is up to date (plugins/search/update.py). Refuses to change it and to write into the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from plugins.search.doc_ids import CHUNK
from plugins.search.document import Vocabulary
from plugins.search.manifest import manifest
from plugins.search.model import Model
from plugins.search.naming import FORMAT, name_of, packed
from plugins.search.placement import Placement
from plugins.search.store import Piece, Store
from plugins.search.stored_fields import chunk_path

FOLDER = f"v{FORMAT}"


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
    """An index that is up to date. Ask for `files` or `groups`, then `close` it; as a context manager it closes itself."""

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
        """Close the cache."""
        self._store.close()

    def files(self) -> Iterator[File]:
        """Every file of the index, its content made on demand; the manifest, which names the others, comes last."""
        for group in self.groups():
            yield from group.files()

    def groups(self) -> Iterator[Group]:
        """The files in groups, of which an edit changes few: shards and columns of a segment, the stored fields of a chunk, the rest."""
        chunks = {}
        pieces = self._store.pieces()
        for segment in (segment.name for segment in self._plan.segments if segment.documents):
            own = [row for row in pieces if row[0] == segment]
            parts = self._store.part_names(segment)
            yield Group(segment, name_of(repr((parts, own)).encode()), partial(self._shards, segment, parts, own))
            chunks[segment] = self._store.value(f"chunks.{segment}")
            for number, name in enumerate(chunks[segment]):
                if name:
                    yield Group(f"{segment}.{number}", name, partial(self._chunk, segment, number, name))
        raw = manifest(self._store, self._plan, chunks, self._vocabulary, self._model)
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

    def _chunk(self, segment: str, number: int, chunk: str) -> Iterator[File]:
        for doc_id, name, url in self._store.stored_names(segment, number * CHUNK, (number + 1) * CHUNK):
            yield File(f"{FOLDER}/{chunk_path(segment, doc_id, chunk)}", name, partial(self._store.fields, url))

    def _rest(self, pieces: Iterable[Piece], raw: bytes) -> Iterator[File]:
        yield from self._pieces(pieces)
        yield File(f"{FOLDER}/manifest.bin", name_of(raw), partial(packed, raw))
