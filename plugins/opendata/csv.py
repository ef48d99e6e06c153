"""Owns tables as CSV (RFC 4180) that Vietnamese spreadsheets open directly: UTF-8 with BOM, decimal comma, no grouping.

A text that a spreadsheet would run as a formula is neutralised reversibly (portal/text/formula.py).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from portal.text.formula import neutral
from portal.views.data.table import Cell, Column, Row

BOM = "\ufeff"
LIST = ";"  # between the names of a list


def csv_file(columns: tuple[Column, ...], rows: Iterable[Row]) -> bytes:
    """Return a header of column names, then the rows."""
    return csv_head(columns) + csv_lines(rows)


def csv_head(columns: tuple[Column, ...]) -> bytes:
    """Return the line of column names."""
    return BOM.encode() + csv_lines([tuple(column.name for column in columns)])


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Return rows without a header."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([WRITTEN[type(cell)](cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def written(cell: Cell) -> str:
    """Return one cell in CSV form: "86,5", "2018-12-31", "true", "a;b"; nothing is an empty cell."""
    return WRITTEN[type(cell)](cell)


WRITTEN: dict[type, Callable[[Any], str]] = {
    str: neutral,
    type(None): lambda nothing: "",
    bool: lambda truth: "true" if truth else "false",
    int: str,
    Decimal: lambda number: f"{number:f}".replace(".", ","),
    date: date.isoformat,
    datetime: datetime.isoformat,
    tuple: lambda names: neutral(LIST.join(names)),
}
