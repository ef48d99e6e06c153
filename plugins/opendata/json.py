"""Owns tables as JSON: an array of objects, one a line, with numbers as numbers and lists as lists."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import orjson

from portal.views.data.table import Row

END = b",\n"  # of a row


def json_line(names: Sequence[str], row: Row) -> bytes:
    """One row as an object; `names` are those of its columns."""
    return orjson.dumps(dict(zip(names, row, strict=True)), default=_plain)


def json_list(cells: Sequence[str | bool]) -> bytes:
    """One row as a list, where whoever reads it knows the columns."""
    return orjson.dumps(cells)


def json_whole(rows: bytes) -> bytes:
    """The array of rows that are objects already, each with END behind it."""
    return b"".join((b"[\n", memoryview(rows)[: -len(END)], b"\n]\n"))


def _plain(value: Any) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
