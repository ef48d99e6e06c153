"""Owns the stored fields, the text a result is shown with: one small file a document, in folders (chunks) of 64 named by their content.

They are compressed over a dictionary of phrases common in texts of offices (dictionary.txt, made by tools/search_dictionary.py):
short texts have too little of their own to refer to. Refuses to cut snippets: the client does, it knows the query.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from plugins.search.doc_ids import CHUNK
from plugins.search.document import IndexedDocument
from plugins.search.naming import name_of

_PHRASES = Path(__file__).with_name("dictionary.txt")
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


@cache
def dictionary() -> bytes:
    """What the client puts before each document to decompress it: the phrases, and the frame of the JSON last."""
    return _PHRASES.read_bytes() + stored_fields(IndexedDocument("/tin/20", "", date="20"))


def compressed(raw: bytes) -> bytes:
    """DEFLATE blocks over the dictionary, then the Adler-32 of dictionary and document: a zlib stream without its beginning."""
    deflater, checksum = _primed()
    deflater = deflater.copy()
    return deflater.compress(raw) + deflater.flush() + zlib.adler32(raw, checksum).to_bytes(4, "big")


@cache
def _primed() -> tuple[zlib._Compress, int]:
    return zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, dictionary()), zlib.adler32(dictionary())


def chunk_name(stored: Iterable[tuple[int, str, str]]) -> str:
    """The name of a chunk, from (doc id, name of the stored fields, address) in order; "" for an empty one."""
    names = [(doc_id, name) for doc_id, name, _ in stored]
    return name_of(repr(names).encode()) if names else ""


def chunk_path(segment: str, doc_id: int, chunk: str) -> str:
    """The path of a document's stored fields below the folder of the format; `chunk` is the chunk's name."""
    return f"{segment}/t{doc_id // CHUNK}-{chunk}/{doc_id % CHUNK}.bin"
