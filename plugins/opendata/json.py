"""Owns tables as JSON: an array of objects, one a line, with numbers as numbers and lists as lists."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import orjson

from portal.views.data.table import Column, Row


def json_file(columns: tuple[Column, ...], rows: Iterable[Row]) -> bytes:
    """The rows; what is unknown is null."""
    names = [column.name for column in columns]
    lines = [orjson.dumps(dict(zip(names, row, strict=True)), default=_plain) for row in rows]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _plain(value: Any) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
