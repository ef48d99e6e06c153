"""Owns the stored fields, the text a result is shown with: one small file a document, in folders (chunks) of 64 named by their content.

Refuses to cut snippets: the client does, it knows the query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.search.doc_ids import CHUNK
from plugins.search.document import IndexedDocument
from plugins.search.naming import name_of

LONGEST = 12_000  # letters of a body; ten such texts must still be a quick download


def stored_fields(document: IndexedDocument) -> bytes:
    """The uncompressed file of a document."""
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


def chunk_name(stored: Iterable[tuple[int, str, str]]) -> str:
    """The name of a chunk, from (doc id, name of the stored fields, address) in order; "" for an empty one."""
    names = [(doc_id, name) for doc_id, name, _ in stored]
    return name_of(repr(names).encode()) if names else ""


def chunk_path(segment: str, doc_id: int, chunk: str) -> str:
    """The path of a document's stored fields below the folder of the format; `chunk` is the chunk's name."""
    return f"{segment}/t{doc_id // CHUNK}-{chunk}/{doc_id % CHUNK}.bin"
