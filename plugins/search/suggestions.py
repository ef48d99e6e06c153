"""Owns the prefix index, what may be suggested while a reader types: titles, names and numbers in a tree of folded prefixes.

Refuses to suggest from bodies. Articles are found by the beginning of their title; topics, units, plans, targets and documents
by any word of it, by other names and by number. A node with few suggestions is one file; one with many keeps the
best and leaves the rest to the nodes of one letter more.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plugins.search.document import KINDS, IndexedDocument
from portal.text.fold import fold_name

LEAF = 120
BEST = 24
DEEPEST = 24

Order = tuple[int, str, str, str]
Row = tuple[str | int, ...]  # title, number of the kind, address, and the other name it is the key of
Suggestion = tuple[Order, str, str, Row]  # order, key, other name, what the file says


def suggested(documents: Iterable[IndexedDocument]) -> list[Suggestion]:
    """All that may be suggested of these documents, the best first."""
    return sorted((_order(one), key, other, _row(other, one)) for one in documents for key, other in _keys(one))


def replaced(
    suggestions: list[Suggestion], removed: Iterable[IndexedDocument], added: Iterable[IndexedDocument]
) -> tuple[list[Suggestion], set[str]]:
    """The suggestions after a change, and the keys it concerns."""
    out, into = set(suggested(removed)), set(suggested(added))
    kept = [one for one in suggestions if one not in out or one in into]
    return sorted([*kept, *(into - out)]), {key for _, key, *_ in out ^ into}


def nodes(suggestions: list[Suggestion], known: Mapping[str, str] | None = None, touched: set[str] | None = None) -> dict[str, bytes | str]:
    """{prefix: uncompressed JSON [[title, number of the kind, address, other name], …]} of one segment.

    Of nodes that no `touched` key begins with, the name the file has already, if it is `known`.
    """
    return dict(_nodes("", suggestions, known or {}, touched or set()))


def _order(document: IndexedDocument) -> tuple[int, str, str, str]:
    newest_first = "".join(chr(0x7E - ord(digit) + 0x30) if digit.isdigit() else digit for digit in document.date)
    return -KINDS.index(document.kind), newest_first or "~", document.title, document.url


def _keys(document: IndexedDocument) -> Iterator[tuple[str, str]]:
    if document.kind == "article":
        yield fold_name(document.title), ""
        return
    for other in ("", *document.names, *document.numbers):
        words = fold_name(other or document.title).split()
        for at in range(min(len(words), 12)):
            yield " ".join(words[at:]), other


def _nodes(prefix: str, keyed: list[Suggestion], known: Mapping[str, str], touched: set[str]) -> Iterator[tuple[str, bytes | str]]:
    if len(keyed) <= LEAF or len(prefix) >= DEEPEST:
        yield prefix, _file(keyed[:LEAF])
        return
    yield prefix, _file(keyed[:BEST])
    longer: dict[str, list[Suggestion]] = defaultdict(list)
    for suggestion in keyed:
        if len(suggestion[1]) > len(prefix):
            longer[suggestion[1][: len(prefix) + 1]].append(suggestion)
    for start in sorted(longer):
        if start in known and not any(key.startswith(start) for key in touched):
            yield from ((below, name) for below, name in known.items() if below.startswith(start))
        else:
            yield from _nodes(start, longer[start], known, touched)


def _file(keyed: list[Suggestion]) -> bytes:
    return json.dumps([*dict.fromkeys(row for *_, row in keyed)], ensure_ascii=False, separators=(",", ":")).encode()


def _row(other: str, document: IndexedDocument) -> Row:
    row = (document.title, KINDS.index(document.kind), document.url)
    return (*row, other) if other else row
