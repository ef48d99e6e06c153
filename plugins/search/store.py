"""Owns the state between two builds: one SQLite file in the cache, which may be deleted at any time.

Refuses to decide what changed. It is never part of the site; a clean build makes the same index without it.
"""

from __future__ import annotations

import marshal
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from plugins.search.document import IndexedDocument, values
from plugins.search.naming import name_of
from plugins.search.placement import Location
from plugins.search.stored_fields import compressed, stored_fields
from portal.store.damage import remove

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (url TEXT PRIMARY KEY, digest TEXT, segment TEXT, doc_id INTEGER, kind TEXT, date TEXT,
                                     stored TEXT, fields BLOB, card BLOB, data BLOB);
CREATE INDEX IF NOT EXISTS by_doc_id ON document (segment, doc_id, url, digest, kind, date, stored);
CREATE TABLE IF NOT EXISTS posting (segment TEXT, bucket INTEGER, data BLOB, PRIMARY KEY (segment, bucket));
CREATE TABLE IF NOT EXISTS part (segment TEXT, bucket INTEGER, number INTEGER, name TEXT, data BLOB,
                                 PRIMARY KEY (segment, bucket, number));
CREATE TABLE IF NOT EXISTS digest (segment TEXT, bucket INTEGER, split TEXT, data BLOB, PRIMARY KEY (segment, bucket));
CREATE TABLE IF NOT EXISTS value (name TEXT PRIMARY KEY, data BLOB);
CREATE TABLE IF NOT EXISTS piece (segment TEXT, kind TEXT, path TEXT, name TEXT, data BLOB, PRIMARY KEY (segment, kind, path));
"""

_LOCATION = "digest, segment, doc_id, kind, date"

Row = tuple[Any, ...]  # of the table `document`
Piece = tuple[str, str, str, str]  # segment, kind, path, name


class Bucket(NamedTuple):
    """A bucket: its postings marshalled, its split, its files (name, gzip bytes), and what the model needs of it."""

    number: int
    postings: bytes
    split: str
    files: list[tuple[str, bytes]]
    digest: Any


def row_of(document: IndexedDocument, location: Location) -> Row:
    """What the store has of a document: its location, stored fields, the document without and with its body."""
    fields = stored_fields(document)
    card = marshal.dumps(values(replace(document, body="")))
    data = zlib.compress(marshal.dumps(values(document)), 1)
    return (document.url, *location, name_of(fields), compressed(fields), card, data)


def unpacked(data: bytes) -> IndexedDocument:
    """The document in `Store.data`."""
    return IndexedDocument(*marshal.loads(zlib.decompress(data)))


class Store:
    """The state of one index. Every method is one small question or change."""

    def __init__(self, cache: Path | None, version: str) -> None:
        self._path = cache / "search.sqlite" if cache else None
        if cache:
            cache.mkdir(parents=True, exist_ok=True)
        self._db = self._opened(version)

    def _opened(self, version: str) -> sqlite3.Connection:
        """The database of this version; a damaged or older one is begun anew."""
        failure = None
        try:
            database = self._connected()
            row = database.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
        except sqlite3.DatabaseError as damage:
            row, failure = ("damaged",), damage
        if row and row[0] != version and self._path:
            remove(self._path, failure)
            database = self._connected()
            row = None
        if not row:
            database.execute("INSERT INTO meta VALUES ('version', ?)", (version,))
        return database

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path or ":memory:")
        # A build that dies leaves the file of the build before: one transaction, no half state.
        database.executescript("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -40000;")
        database.executescript(_TABLES)
        return database

    def commit(self) -> None:
        """Keep the changes since the last commit."""
        self._db.commit()

    def meta(self, name: str) -> str:
        """A stored word, "" if there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Store a word."""
        self._db.execute("REPLACE INTO meta VALUES (?, ?)", (name, value))

    def value(self, name: str) -> Any:
        """Plain data stored under a name, None if there is none."""
        row = self._db.execute("SELECT data FROM value WHERE name = ?", (name,)).fetchone()
        return marshal.loads(row[0]) if row else None

    def set_value(self, name: str, data: Any) -> None:
        """Store plain data under a name."""
        self._db.execute("REPLACE INTO value VALUES (?, ?)", (name, marshal.dumps(data)))

    def data(self, url: str) -> bytes:
        """A document as it was last read, packed."""
        (data,) = self._db.execute("SELECT data FROM document WHERE url = ?", (url,)).fetchone()
        return bytes(data)

    def document(self, url: str) -> IndexedDocument:
        """A document as it was last read."""
        return unpacked(self.data(url))

    def fields(self, url: str) -> bytes:
        """The file of a document's stored fields."""
        (fields,) = self._db.execute("SELECT fields FROM document WHERE url = ?", (url,)).fetchone()
        return bytes(fields)

    def locations(self) -> dict[str, Location]:
        """The location of every document, by address."""
        return {row[0]: Location(*row[1:]) for row in self._db.execute(f"SELECT url, {_LOCATION} FROM document")}

    def locations_of(self, urls: Iterable[str]) -> dict[str, Location]:
        """The locations of these documents, if they are there."""
        query = f"SELECT url, {_LOCATION} FROM document WHERE url = ?"
        return {row[0]: Location(*row[1:]) for url in urls for row in self._db.execute(query, (url,))}

    def members(self, segment: str, first: int, end: int) -> dict[str, Location]:
        """The locations of the documents of a segment with ids from `first` to before `end`, by address."""
        query = f"SELECT url, {_LOCATION} FROM document WHERE segment = ? AND doc_id >= ? AND doc_id < ?"
        return {row[0]: Location(*row[1:]) for row in self._db.execute(query, (segment, first, end))}

    def cards(self, segment: str) -> list[tuple[int, IndexedDocument]]:
        """(doc id, document without its body) of a segment in order of doc ids."""
        rows = self._db.execute("SELECT doc_id, card FROM document WHERE segment = ? ORDER BY doc_id", (segment,))
        return [(doc_id, IndexedDocument(*marshal.loads(card))) for doc_id, card in rows]

    def cards_of(self, urls: Iterable[str]) -> dict[str, IndexedDocument]:
        """The documents of these addresses, without their bodies."""
        found = {}
        for url in urls:
            (card,) = self._db.execute("SELECT card FROM document WHERE url = ?", (url,)).fetchone()
            found[url] = IndexedDocument(*marshal.loads(card))
        return found

    def put(self, rows: Iterable[Row]) -> None:
        """Store documents."""
        self._db.executemany("REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def drop(self, url: str) -> None:
        """Remove a document."""
        self._db.execute("DELETE FROM document WHERE url = ?", (url,))

    def stored_names(self, segment: str, first: int, end: int) -> list[tuple[int, str, str]]:
        """(doc id, name of the stored fields, address) of the doc ids of a segment from `first` to before `end`, in order."""
        query = "SELECT doc_id, stored, url FROM document WHERE segment = ? AND doc_id >= ? AND doc_id < ? ORDER BY doc_id"
        return self._db.execute(query, (segment, first, end)).fetchall()

    def clear(self, segment: str) -> None:
        """Remove all postings of a segment."""
        for table in ("posting", "part", "digest"):
            self._db.execute(f"DELETE FROM {table} WHERE segment = ?", (segment,))

    def terms(self, segment: str, bucket: int) -> dict[str, bytes]:
        """All postings of a bucket."""
        row = self._db.execute("SELECT data FROM posting WHERE segment = ? AND bucket = ?", (segment, bucket)).fetchone()
        terms: dict[str, bytes] = marshal.loads(row[0]) if row else {}
        return terms

    def set_bucket(self, segment: str, bucket: Bucket) -> None:
        """Replace a bucket."""
        key = (segment, bucket.number)
        self._db.execute("REPLACE INTO posting VALUES (?, ?, ?)", (*key, bucket.postings))
        self._db.execute("DELETE FROM part WHERE segment = ? AND bucket = ?", key)
        rows = [(*key, at, name, data) for at, (name, data) in enumerate(bucket.files)]
        self._db.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?)", rows)
        self._db.execute("REPLACE INTO digest VALUES (?, ?, ?, ?)", (*key, bucket.split, marshal.dumps(bucket.digest)))

    def part_names(self, segment: str) -> dict[int, list[str]]:
        """{bucket: names of its parts in order}."""
        names: dict[int, list[str]] = {}
        query = "SELECT bucket, name FROM part WHERE segment = ? ORDER BY bucket, number"
        for bucket, name in self._db.execute(query, (segment,)):
            names.setdefault(bucket, []).append(name)
        return names

    def parts(self, segment: str, bucket: int) -> list[tuple[str, bytes]]:
        """(name, gzip bytes) of the files of a bucket in order."""
        query = "SELECT name, data FROM part WHERE segment = ? AND bucket = ? ORDER BY number"
        return self._db.execute(query, (segment, bucket)).fetchall()

    def part(self, segment: str, bucket: int, number: int) -> bytes:
        """The file of a part."""
        query = "SELECT data FROM part WHERE segment = ? AND bucket = ? AND number = ?"
        return bytes(self._db.execute(query, (segment, bucket, number)).fetchone()[0])

    def split(self, segment: str, bucket: int) -> str:
        """The split of a bucket, "" if it is not there."""
        row = self._db.execute("SELECT split FROM digest WHERE segment = ? AND bucket = ?", (segment, bucket)).fetchone()
        return str(row[0]) if row else ""

    def splits(self, segment: str) -> str:
        """The splits of all buckets of a segment, a digit each."""
        return "".join(row[0] for row in self._db.execute("SELECT split FROM digest WHERE segment = ? ORDER BY bucket", (segment,)))

    def digests(self, segment: str) -> Iterator[Any]:
        """What the model needs of each bucket."""
        for (data,) in self._db.execute("SELECT data FROM digest WHERE segment = ? ORDER BY bucket", (segment,)):
            yield marshal.loads(data)

    def set_pieces(self, segment: str, kind: str, files: Mapping[str, Callable[[], bytes]]) -> None:
        """Replace the other files of a kind in a segment: {name of the content: bytes}; those that are there are not made again."""
        known = {name for (name,) in self._db.execute("SELECT name FROM piece WHERE segment = ? AND kind = ?", (segment, kind))}
        removed = [(segment, kind, name) for name in known - files.keys()]
        self._db.executemany("DELETE FROM piece WHERE segment = ? AND kind = ? AND name = ?", removed)
        rows = [(segment, kind, f"{segment}/{kind}-{name}.bin", name, data()) for name, data in files.items() if name not in known]
        self._db.executemany("INSERT INTO piece VALUES (?, ?, ?, ?, ?)", rows)

    def pieces(self) -> list[Piece]:
        """Every other file."""
        return self._db.execute("SELECT segment, kind, path, name FROM piece ORDER BY segment, kind, path").fetchall()

    def piece(self, segment: str, kind: str, path: str) -> bytes:
        """The bytes of an other file."""
        query = "SELECT data FROM piece WHERE segment = ? AND kind = ? AND path = ?"
        return bytes(self._db.execute(query, (segment, kind, path)).fetchone()[0])

    def close(self) -> None:
        """End the connection; what was not committed is lost."""
        with closing(self._db):
            self._db.rollback()
