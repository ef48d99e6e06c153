"""Owns the cache of picture and attachment metadata: each file is examined once, and again if its stat has changed."""

from __future__ import annotations

import pickle
import sqlite3
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.source.linking.media import Seen, look
from portal.source.reading.tree import Stat
from portal.store.conditions import engine_digest
from portal.store.damage import unpacked
from portal.store.packing import pack
from portal.store.workers import share_out

TABLE = "create table if not exists files(path text primary key, stat blob, seen blob) without rowid"
RACY = 2_000_000_000  # ns: a file changed this shortly before may change again without a new mtime
LEAST = 8  # files that justify a fork


class KeptFiles:
    """The cached metadata of the files of one content folder; `stats` are the current ones."""

    def __init__(self, base: sqlite3.Connection, stats: Mapping[str, Stat], workers: int, *, verify: bool = False) -> None:
        self._base = base
        self._stats = stats
        self._workers = workers
        self._verify = verify
        base.execute(TABLE)

    def look_all(self, root: Path, files: list[str]) -> Iterator[tuple[str, Seen]]:
        """Yield each file with its metadata: cached if nothing changed, otherwise computed in workers."""
        known = {} if self._verify else dict(self._known())
        fresh = [file for file in files if file not in known]
        found = dict(share_out(fresh, lambda file: (file, look(root, file)), self._workers, least=LEAST))
        if found or len(known) != len(files):
            self._keep({file: found[file] if file in found else known[file] for file in files})
        return ((file, found[file] if file in found else known[file]) for file in files)

    def _known(self) -> Iterator[tuple[str, Seen]]:
        for path, stat, seen in self._base.execute("select path, stat, seen from files"):
            if path in self._stats and stat == self._stamp(self._stats[path]):
                yield path, unpacked(pickle.loads, seen)

    def _stamp(self, stat: Stat) -> bytes:
        return repr((engine_digest(), stat)).encode()

    def _keep(self, all: Mapping[str, Seen]) -> None:
        """Store exactly these files; a file that changed a moment ago is checked again next time."""
        now = time.time_ns()
        rows = [
            (file, self._stamp(self._stats[file]), pack(seen))
            for file, seen in all.items()
            if now - self._stats[file].mtime_ns >= RACY
        ]
        with self._base:
            self._base.execute("delete from files")
            self._base.executemany("insert into files values (?, ?, ?)", rows)
