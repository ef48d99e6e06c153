"""Owns what results are counted and filtered by: a column of small numbers for each property. Refuses the counting itself.

A file is a JSON line {"slots", "columns": [[name, sets], …]} and then, for each column, two planes of `slots` bytes
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


def facets(cards: Cards, slots: int) -> bytes:
    """The uncompressed facet file of a segment."""
    columns = [(name, _column(cards, slots, value)) for name, value in _COLUMNS.items()]
    head = {"slots": slots, "columns": [[name, sets] for name, (sets, _) in columns]}
    return b"".join((_line(head), *(planes for _, (_, planes) in columns)))


def _column(cards: Cards, slots: int, value: Callable[[IndexedDocument], tuple[str, ...]]) -> tuple[list[tuple[str, ...]], bytes]:
    found = [(slot, value(document)) for slot, document in cards]
    sets = sorted({values for _, values in found})
    number = {values: at + 1 for at, values in enumerate(sets)}
    return sets, _planes(((slot, number[values]) for slot, values in found), slots)


def dates(cards: Cards, slots: int) -> bytes:
    """The uncompressed date file of a segment: days since 1900 plus one in two planes; nought for undated."""
    dated = ((slot, document.date) for slot, document in cards if document.date)
    days = ((slot, max(1, date.fromisoformat(day[:10]).toordinal() - _DAY_ONE + 1)) for slot, day in dated)
    return _line({"slots": slots}) + _planes(days, slots)


def _planes(numbers: Iterable[tuple[int, int]], slots: int) -> bytes:
    low, high = bytearray(slots), bytearray(slots)
    for slot, number in numbers:
        low[slot], high[slot] = number & 0xFF, number >> 8 & 0xFF
    return bytes(low + high)


def _line(head: object) -> bytes:
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
