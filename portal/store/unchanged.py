"""Owns the earliest exit: whether anything changed since the output was last built, found out before anything is imported.

Refuses to guess: whatever is missing, damaged or in doubt counts as changed.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from portal.source import tree
from portal.store.conditions import engine_digest
from portal.store.stamps import folder_stamp, ledger_file, memory_of, others_stamp, sources_file

MARK = ".portal-output"
FAULTS = (sqlite3.Error, pickle.UnpicklingError, EOFError, KeyError, TypeError, AttributeError, ImportError, OSError)


def unchanged(state: Path, content: Path, output: Path, theme: Path, as_of: date, configuration: str) -> dict[str, Any] | None:
    """What the last build of this output had to say (`problems`, `held`, `files`), None when it has to be built again."""
    files = [sources_file(memory_of(state, content), content), ledger_file(state, output), output / MARK]
    if not all(file.is_file() for file in files):
        return None
    try:
        return _kept(files[0], files[1], content, theme, as_of, configuration)
    except FAULTS:
        return None


def _kept(sources: Path, ledger: Path, content: Path, theme: Path, as_of: date, configuration: str) -> dict[str, Any] | None:
    with closing(sqlite3.connect(ledger)) as base:
        written = dict(base.execute("select name, value from conditions"))
        count = base.execute("select count(*) from made where offer != ''").fetchone()[0]
    same = written["engine"] == engine_digest() and written["theme"] == folder_stamp(theme)
    if not same or not configuration or written["configuration"] != configuration:
        return None
    with closing(sqlite3.connect(sources)) as base:
        row = base.execute("select data from remembered where name = 'conditions'").fetchone()
        kept: dict[str, Any] = pickle.loads(row[0])
        version = dict(base.execute("select name, value from conditions")).get("drafts", "")
        known = {path: stat for path, *stat in base.execute("select path, mtime, size, inode from drafts")}
    if (kept["as_of"], kept["drafts"], kept["version"]) != (as_of, version, written["snapshot"]):
        return None
    now = tree.walk(content)
    stats = {path: [stat.mtime_ns, stat.size, stat.inode] for path, stat in now.articles.items()}
    if stats != known or kept["others"] != others_stamp(now, time.time_ns()):
        return None
    return {**kept, "files": count, "articles": len(stats)}
