"""Owns the ledger of one output tree: what each file took when it was made, and what was written.

A cache: a foreign, damaged or older one is put aside and begun anew, never trusted.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = "1"
TABLES = """
create table if not exists conditions(name text primary key, value text) without rowid;
create table if not exists files(
  path text primary key, names blob, key blob, view blob, content blob, size integer) without rowid;
"""


@dataclass(slots=True)
class Row:
    """What is known of one written file. `names` are the look-ups its making took; digests are 16 bytes."""

    names: tuple[tuple[Any, ...], ...]
    key: bytes  # of the answers to `names`, when it was made
    view: bytes  # of the view, the site and the template closure; b"" without a template
    content: bytes  # of the bytes
    size: int


class Ledger:
    """Rows by path. `rows` is read whole at the start; `save` writes what changed in one transaction."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._renew()

    def _open(self) -> None:
        self._base = sqlite3.connect(self._file)
        self._base.execute("pragma journal_mode=wal")
        self._base.execute("pragma synchronous=normal")
        self._base.executescript(TABLES)
        self.conditions: dict[str, str] = dict(self._base.execute("select name, value from conditions"))
        if self.conditions.get("format", FORMAT) != FORMAT:
            raise sqlite3.DatabaseError("a ledger of another format")
        self.rows = {row[0]: self._row(row[1:]) for row in self._base.execute("select * from files")}

    def _renew(self) -> None:
        self._base.close()
        for name in (self._file, *self._file.parent.glob(f"{self._file.name}-*")):
            Path(name).unlink(missing_ok=True)
        self._open()

    @staticmethod
    def _row(row: tuple[Any, ...]) -> Row:
        try:
            return Row(marshal.loads(row[0]), row[1], row[2], row[3], row[4])
        except (ValueError, EOFError, TypeError) as error:
            raise sqlite3.DatabaseError(str(error)) from error

    def forget(self) -> None:
        """Begin anew: nothing that was written is known any more."""
        self._base.execute("delete from files")
        self._base.execute("delete from conditions")
        self._base.commit()
        self.rows, self.conditions = {}, {}

    def save(self, rows: dict[str, Row], gone: Iterable[str], conditions: dict[str, str]) -> None:
        """Write changed rows, drop those of files that are gone, and what the rows were made under."""
        packed = [(p, marshal.dumps(r.names, 2), r.key, r.view, r.content, r.size) for p, r in rows.items()]
        with self._base:
            self._base.executemany("insert or replace into files values (?, ?, ?, ?, ?, ?)", packed)
            self._base.executemany("delete from files where path = ?", [(path,) for path in gone])
            pairs = {"format": FORMAT, **conditions}.items()
            self._base.executemany("insert or replace into conditions values (?, ?)", list(pairs))
        self.rows.update(rows)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()
