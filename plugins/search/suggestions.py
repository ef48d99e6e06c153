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

Suggestion = tuple[tuple[int, str, str, str], str, str, Document]  # (order, key, other name it is the key of, document)


def suggestions(documents: list[Document]) -> dict[str, bytes]:
    """{beginning: uncompressed JSON [[title, number of the kind, address, other name], …]} of one segment."""
    keyed = sorted(((_order(one), key, other, one) for one in documents for key, other in _keys(one)), key=_by_order)
    return dict(_nodes("", keyed))


def _by_order(suggestion: Suggestion) -> tuple[tuple[int, str, str, str], str, str]:
    return suggestion[:3]


def _order(document: Document) -> tuple[int, str, str, str]:
    newest_first = "".join(chr(0x7E - ord(digit) + 0x30) if digit.isdigit() else digit for digit in document.date)
    return -KINDS.index(document.kind), newest_first or "~", document.title, document.url


def _keys(document: Document) -> Iterator[tuple[str, str]]:
    if document.kind == "article":
        yield fold_name(document.title), ""
        return
    for other in ("", *document.names, *document.numbers):
        words = fold_name(other or document.title).split()
        for at in range(min(len(words), 12)):
            yield " ".join(words[at:]), other


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
    rows = dict.fromkeys(_row(other, document) for _, _, other, document in keyed)
    return json.dumps([*rows], ensure_ascii=False, separators=(",", ":")).encode()


def _row(other: str, document: Document) -> tuple[str | int, ...]:
    row = (document.title, KINDS.index(document.kind), document.url)
    return (*row, other) if other else row
