"""Owns tables and groups whose records stay in the database until they are read."""

from __future__ import annotations

import marshal
import pickle
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from portal.store.damage import unpacked

T = TypeVar("T")
Base = Callable[[], sqlite3.Connection]
Key = tuple[str, ...]


class Lazy(Mapping[str, T]):
    """One table of the snapshot: ids are read at once, records lazily."""

    def __init__(self, base: Base, kind: str, ids: tuple[str, ...]) -> None:
        self._base = base
        self._kind = kind
        self._ids = dict.fromkeys(ids)
        self._known: dict[str, T] = {}
        self._digests: dict[str, bytes] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._known:
            if id not in self._ids:
                raise KeyError(id)
            row = self._base().execute("select data from records where kind = ? and id = ?", (self._kind, id)).fetchone()
            self._known[id] = unpacked(pickle.loads, row[0] if row else b"")
        return self._known[id]

    def digest(self, id: str) -> bytes:
        """Return the digest of a record without reading the record. Raises KeyError if there is none."""
        if not self._digests:
            self._digests = dict(self._base().execute("select id, digest from records where kind = ?", (self._kind,)))
        if id not in self._ids:
            raise KeyError(id)
        return self._digests[id]

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class LazyGroups(dict[Key, tuple[str, ...]]):
    """All groups; each list is read on first use. `counts`: how many ids each has, by its key as text."""

    def __init__(self, base: Base, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._base = base
        self._counts = counts

    def count(self, key: Key) -> int:
        """Return how many ids a group has, without reading them."""
        known = super().get(key)
        return self._counts.get(text_of(key), 0) if known is None else len(known)

    def __missing__(self, key: Key) -> tuple[str, ...]:
        self[key] = ids = self._read(text_of(key))
        return ids

    def _read(self, text: str) -> tuple[str, ...]:
        known = self._counts.get(text)
        row = self._base().execute("select ids from lists where key = ?", (text,)).fetchone() if known else None
        return tuple(unpacked(marshal.loads, row[0])) if row else ()

    def get(self, key: Key, default: Any = ()) -> Any:
        """Return the ids of a group like dict.get."""
        return self[key] or default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and bool(self[key])

    def known(self) -> Iterator[Key]:
        """Return the keys of all groups, without reading their lists."""
        return (tuple(text.split("\x1f")) for text in self._counts)

    def __iter__(self) -> Iterator[Key]:
        return self.known()

    def __len__(self) -> int:
        return len(self._counts)


def text_of(key: Key) -> str:
    """Return a group's key as text."""
    return "\x1f".join(key)
