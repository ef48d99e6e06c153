"""Owns what may be suggested while a reader types: titles, names and numbers in a tree of folded beginnings.

Refuses to suggest from bodies. Articles are found by the beginning of their title; topics, units, plans, targets and documents
by any word of it, by other names and by number. A node with few suggestions is one file; one with many keeps the
best and leaves the rest to the nodes of one letter more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from plugins.search.document import KINDS, Document
from portal.text.fold import fold_name

LEAF = 120
BEST = 24
DEEPEST = 24
_RANK = {"topic": 0, "unit": 0, "plan": 1, "document": 2, "target": 3, "article": 4}

Suggestion = tuple[tuple[int, str, str, str], str, Document]  # (order, key, document)


def suggestions(documents: list[Document]) -> dict[str, bytes]:
    """{beginning: uncompressed JSON [[title, number of the kind, address, other name], …]} of one segment."""
    keyed = sorted(((_order(document), key, document) for document in documents for key in _keys(document)), key=_by_order)
    return dict(_nodes("", keyed))


def _by_order(suggestion: Suggestion) -> tuple[tuple[int, str, str, str], str]:
    return suggestion[:2]


def _order(document: Document) -> tuple[int, str, str, str]:
    newest_first = "".join(chr(0x7E - ord(digit) + 0x30) if digit.isdigit() else digit for digit in document.date)
    return _RANK[document.kind], newest_first or "~", document.title, document.url


def _keys(document: Document) -> Iterator[str]:
    if document.kind == "article":
        yield fold_name(document.title)
        return
    for text in (document.title, *document.names, *document.numbers):
        words = fold_name(text).split()
        for at in range(min(len(words), 12)):
            yield " ".join(words[at:])


def _nodes(prefix: str, keyed: list[Suggestion]) -> Iterator[tuple[str, bytes]]:
    if len(keyed) <= LEAF or len(prefix) >= DEEPEST:
        yield prefix, _file(keyed[:LEAF])
        return
    yield prefix, _file(keyed[:BEST])
    longer: dict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in keyed:
        if len(suggestion[1]) > len(prefix):
            longer[suggestion[1][: len(prefix) + 1]].append(suggestion)
    for beginning in sorted(longer):
        yield from _nodes(beginning, longer[beginning])


def _file(keyed: list[Suggestion]) -> bytes:
    once = {document.url: (key, document) for _, key, document in reversed(keyed)}
    rows = [_row(*once[url]) for url in reversed(once)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _row(key: str, document: Document) -> list[object]:
    row: list[object] = [document.title, KINDS.index(document.kind), document.url]
    if f" {key}" not in f" {fold_name(document.title)}":
        row.append(next((name for name in (*document.names, *document.numbers) if key in fold_name(name)), ""))
    return row
