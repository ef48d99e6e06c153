"""Owns what results are counted and filtered by: a column of small numbers for each property. Refuses the counting itself.

A file is a JSON line {"maxDoc", "columns": [[name, sets], …]} and then, for each column, two planes of `maxDoc` bytes
(low, high): number of the document's set of values plus one, nought where no document stands. Kind and year need no column: they
are where a document stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date

from plugins.search.document import IndexedDocument

Cards = list[tuple[int, IndexedDocument]]
_COLUMNS: dict[str, Callable[[IndexedDocument], tuple[str, ...]]] = {
    "unit": lambda document: document.units,
    "topic": lambda document: document.topics,
    "plan": lambda document: document.plans,
    "section": lambda document: (document.section,) if document.section else (),
    "targets": lambda document: ("1",) if document.has_targets else (),
}
_DAY_ONE = date(1900, 1, 1).toordinal()


def facets(cards: Cards, max_doc: int) -> bytes:
    """The uncompressed facet file of a segment."""
    columns = [(name, _column(cards, max_doc, value)) for name, value in _COLUMNS.items()]
    head = {"maxDoc": max_doc, "columns": [[name, sets] for name, (sets, _) in columns]}
    return b"".join((_line(head), *(planes for _, (_, planes) in columns)))


def _column(cards: Cards, max_doc: int, value: Callable[[IndexedDocument], tuple[str, ...]]) -> tuple[list[tuple[str, ...]], bytes]:
    found = [(doc_id, value(document)) for doc_id, document in cards]
    sets = sorted({values for _, values in found})
    number = {values: at + 1 for at, values in enumerate(sets)}
    return sets, _planes(((doc_id, number[values]) for doc_id, values in found), max_doc)


def dates(cards: Cards, max_doc: int) -> bytes:
    """The uncompressed date file of a segment: days since 1900 plus one in two planes; nought for undated."""
    dated = ((doc_id, document.date) for doc_id, document in cards if document.date)
    days = ((doc_id, max(1, date.fromisoformat(day[:10]).toordinal() - _DAY_ONE + 1)) for doc_id, day in dated)
    return _line({"maxDoc": max_doc}) + _planes(days, max_doc)


def _planes(numbers: Iterable[tuple[int, int]], max_doc: int) -> bytes:
    low, high = bytearray(max_doc), bytearray(max_doc)
    for doc_id, number in numbers:
        low[doc_id], high[doc_id] = number & 0xFF, number >> 8 & 0xFF
    return bytes(low + high)


def _line(head: object) -> bytes:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
