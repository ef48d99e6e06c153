"""Owns the look at one article as the last build left it, for a process that knows nothing else of the content. Only reads."""

from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

from portal.domain.article import Article
from portal.store.damage import unpacked
from portal.store.stamps import memory_of, sources_file

QUERY = "select data from records where kind = 'articles' and id = ?"


def kept_article(state: Path, content: Path, id: str) -> Article | None:
    """Return an article as the last build knew it: with what other articles say of it. None if nothing is stored or readable."""
    file = sources_file(memory_of(state.resolve(), content.resolve()), content.resolve())
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=20)) as base:
            row = base.execute(QUERY, (id,)).fetchone()
            found = unpacked(pickle.loads, row[0]) if row else None
    except sqlite3.Error:
        return None
    return found if isinstance(found, Article) else None
