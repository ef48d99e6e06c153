"""Owns the write-ahead note of a build: what it is about to write and remove. The next build repairs an interrupted one.

Without it a build could be killed between its files and its ledger, the edit be reverted, and the files of the edit stay published.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

import orjson

from portal.store.damage import unpacked

NOTE = "under way"
FORGOTTEN = ("snapshot", "files")  # conditions that do not hold before the build has ended
UNKNOWN = """
insert into made(name, producer, args, view, content, size, dependencies) values (?, ?, x'', x'', x'', 0, x'')
on conflict(name) do update set args = x'', view = x'', content = x''
"""


def logged(base: sqlite3.Connection) -> None:
    """Use a write-ahead log, which suits small edits; a new database is written once, directly."""
    begun = base.execute("select 1 from sqlite_master").fetchone()
    if begun and base.execute("pragma journal_mode").fetchone() != ("wal",):
        base.execute("begin immediate")  # waits for a child of a killed build, unlike the pragma alone
        base.execute("rollback")
        base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=normal")


def note(base: sqlite3.Connection, paths: Mapping[str, Iterable[str]]) -> None:
    """Note the files that are about to be written or removed, by producer."""
    with base:
        base.execute("insert or replace into conditions values (?, ?)", (NOTE, orjson.dumps(paths).decode()))
        forget(base)


def forget(base: sqlite3.Connection) -> None:
    """Delete the conditions that say the output matches a snapshot."""
    base.executemany("delete from conditions where name = ?", [(name,) for name in FORGOTTEN])


def settle(base: sqlite3.Connection) -> None:
    """Clear the note at the end of a build, in the transaction that completes it."""
    base.execute("delete from conditions where name = ?", (NOTE,))


def make_good(base: sqlite3.Connection) -> bool:
    """Void the records of the files that an interrupted build may have touched; return whether there was such a build."""
    found = base.execute("select value from conditions where name = ?", (NOTE,)).fetchone()
    if found is None:
        return False
    paths: dict[str, list[str]] = unpacked(orjson.loads, found[0])
    with base:
        base.executemany(UNKNOWN, [(path, producer) for producer, names in paths.items() for path in names])
        forget(base)
        settle(base)
    return True
