"""Owns the text a result is shown with: one small file a document, on shelves of 64 named by what stands on them.

Refuses to cut snippets: the client does, it knows the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from plugins.search.document import Document
from plugins.search.naming import name_of
from plugins.search.slots import SHELF

LONGEST = 12_000  # letters of a body; ten such texts must still be a quick download


def fragment(document: Document) -> bytes:
    """The uncompressed text file of a document."""
    body = document.body.strip()
    if len(body) > LONGEST:
        body = body[: body.rfind(" ", 0, LONGEST)] + " …"
    shown = {
        "url": document.url,
        "title": document.title,
        "kind": document.kind,
        "date": document.date,
        "unit": document.unit,
        "sentence": document.sentence,
        "body": body,
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def shelf_names(fragments: Iterable[tuple[int, str, str]], slots: int) -> list[str]:
    """The name of each shelf of a segment of so many slots, from (slot, name of the text, address) in order."""
    names = {
        shelf: name_of(repr([(slot, name) for slot, name, _ in row]).encode())
        for shelf, row in groupby(fragments, lambda row: row[0] // SHELF)
    }
    return [names.get(shelf, "") for shelf in range(slots // SHELF)]


def fragment_path(segment: str, slot: int, shelves: list[str]) -> str:
    """Where the text of a document lies, under the folder of the format."""
    return f"{segment}/t{slot // SHELF}-{shelves[slot // SHELF]}/{slot % SHELF}.bin"
