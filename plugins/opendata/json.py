"""Owns tables as JSON: an array of objects, one per line, with numbers as numbers and lists as lists."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import orjson

from portal.views.data.table import Row

END = b",\n"  # ends a row


def json_line(names: Sequence[str], row: Row) -> bytes:
    """Return one row as an object; `names` are those of its columns."""
    return orjson.dumps(dict(zip(names, row, strict=True)), default=_plain)


def json_list(cells: Sequence[str | bool]) -> bytes:
    """Return one row as a list, for clients that know the columns."""
    return orjson.dumps(cells)


def json_whole(rows: bytes) -> bytes:
    """Return the array of rows that are already objects, each with END after it."""
    return b"".join((b"[\n", memoryview(rows)[: -len(END)], b"\n]\n"))


def _plain(value: Any) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
