"""Owns the earliest exit: whether anything changed since the output was last built, determined before anything is imported.

It never guesses: whatever is missing, damaged or uncertain counts as changed.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from portal.domain.asof import holds
from portal.source.reading import tree
from portal.source.reading.tree import ContentTree, NoContent
from portal.store.conditions import engine_digest
from portal.store.stamps import folder_stamp, ledger_file, memory_of, others_same, sources_file

MARK = ".portal-output"
FAULTS = (sqlite3.Error, pickle.UnpicklingError, EOFError, KeyError, TypeError, AttributeError, ImportError, OSError, NoContent)


@dataclass(slots=True)
class Look:
    """One look at the content folder.

    `kept`: what the last build of this output reported (`problems`, `held`, `files`) if nothing changed since, None if it has to be built
    again. A tree that was walked need not be walked twice.
    """

    kept: dict[str, Any] | None = None
    tree: ContentTree | None = None
    known: dict[str, tuple[int, ...]] = field(default_factory=dict)  # (mtime, size, inode) of the articles that were read
    at: int = 0
    version: str = ""  # the stored version the tree belongs to; for another version the tree is unknown; "": walked just now


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build depends on besides its code; `configuration`: the stamp of the settings, "" if it is not known."""

    content: Path
    theme: Path
    as_of: date
    configuration: str


def look(state: Path, output: Path, inputs: Inputs) -> Look:
    """Return whether anything changed since `output` was built, as a Look."""
    found = Look()
    memory = memory_of(state, inputs.content)
    files = [sources_file(memory, inputs.content), ledger_file(state, output), output / MARK]
    if all(file.is_file() for file in files):
        try:
            found.kept = _kept(files[0], files[1], inputs, found)
        except FAULTS:
            return Look()
    return found


def _kept(sources: Path, ledger: Path, inputs: Inputs, found: Look) -> dict[str, Any] | None:
    with closing(sqlite3.connect(ledger)) as base:
        written = dict(base.execute("select name, value from conditions"))
    same = written["engine"] == engine_digest() and written["theme"] == folder_stamp(inputs.theme)
    if not same or not inputs.configuration or written["configuration"] != inputs.configuration:
        return None
    with closing(sqlite3.connect(sources)) as base:
        row = base.execute("select data from remembered where name = 'conditions'").fetchone()
        kept: dict[str, Any] = pickle.loads(row[0])
        conditions = dict(base.execute("select name, value from conditions"))
        if (kept["drafts"], kept["version"]) != (conditions.get("drafts", ""), written["snapshot"]):
            return None
        if not holds(kept["as_of"], kept["until"], inputs.as_of):
            return None
        known = {row[0]: row[1:] for row in base.execute("select path, mtime, size, inode from drafts")}
    at, now = time.time_ns(), tree.walk(inputs.content)
    if conditions.get("engine") == written["engine"]:
        found.tree, found.known, found.at = now, known, at
    if now.articles != known or now.published != kept["published"] or not others_same(kept["others"], inputs.content, now):
        return None
    return {**kept, "files": int(written["files"]), "articles": len(known)}
