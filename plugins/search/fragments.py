"""Owns the text a result is shown with: one small file a document, on shelves of 64 named by what stands on them.

Refuses to cut snippets: the client does, it knows the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.search.document import IndexedDocument
from plugins.search.naming import name_of
from plugins.search.slots import SHELF

LONGEST = 12_000  # letters of a body; ten such texts must still be a quick download


def fragment(document: IndexedDocument) -> bytes:
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
        **({"also": document.also} if document.also else {}),
        **({"facts": document.facts} if document.facts else {}),
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def shelf_name(fragments: Iterable[tuple[int, str, str]]) -> str:
    """The name of a shelf, from (slot, name of the text, address) in order; "" for an empty one."""
    told = [(slot, name) for slot, name, _ in fragments]
    return name_of(repr(told).encode()) if told else ""


def fragment_path(segment: str, slot: int, shelf: str) -> str:
    """Where the text of a document lies, under the folder of the format; `shelf` is the shelf's name."""
    return f"{segment}/t{slot // SHELF}-{shelf}/{slot % SHELF}.bin"
