"""Owns the way a file's head and a registry are written down: plain lines, as a person types them. Refuses quoting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from tools.demo.keys import key

Scalar: TypeAlias = str | int | date
Row: TypeAlias = "Mapping[str, Value]"
Value: TypeAlias = "Scalar | Row | Sequence[str | Row]"
STATEMENTS = ("targets", "results")  # their mappings share one table


def day(value: date) -> str:
    """A date as administration writes it: 09/7/2021, 12/4/2016, 05/02/2024."""
    return f"{value.day:02}/{value.month:02}/{value.year}" if value.month < 3 else f"{value.day:02}/{value.month}/{value.year}"


def text(value: Scalar) -> str:
    """A scalar as written."""
    if isinstance(value, datetime):
        return f"{day(value)} {value:%H:%M}"
    return day(value) if isinstance(value, date) else str(value)


def head(entries: Row, english: bool = False) -> str:
    """An article's front matter with its dashes."""
    lines = [line for name, value in entries.items() if value for line in _entry(key(name, "", english), name, value, 0, english)]
    return "\n".join(["---", *lines, "---", ""])


def _entry(written: str, name: str, value: Value, depth: int, english: bool) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(value, (str, int, date)):
        yield f"{margin}{written}: {text(value)}"
        return
    yield f"{margin}{written}:"
    if isinstance(value, Mapping):
        yield from _pairs(value, name, depth + 1, english)
        return
    for item in value:
        yield from _item(item, name, depth + 1, english)


def _pairs(row: Row, table: str, depth: int, english: bool) -> Iterator[str]:
    for name, value in row.items():
        if value:
            yield from _entry(key(name, table, english), name, value, depth, english)


def _item(item: str | Row, name: str, depth: int, english: bool) -> Iterator[str]:
    margin = "  " * depth
    if isinstance(item, str):
        yield f"{margin}- {item}"
        return
    lines = list(_pairs(item, "statement" if name in STATEMENTS else name, depth + 1, english))
    yield f"{margin}- {lines[0].lstrip()}"
    yield from lines[1:]


def registry(entries: Sequence[Mapping[str, Value]] | Mapping[str, Value]) -> str:
    """A registry file: its keys are given in Vietnamese already."""
    if isinstance(entries, Mapping):
        return "\n".join(_plain(entries, 0)) + "\n"
    return "\n".join(line for row in entries for line in _listed(row, 0)) + "\n"


def _plain(row: Row, depth: int) -> Iterator[str]:
    margin = "  " * depth
    for name, value in row.items():
        if isinstance(value, (str, int, date)):
            if value != "":
                yield f"{margin}{name}: {text(value)}"
        elif isinstance(value, Mapping):
            yield f"{margin}{name}:"
            yield from _plain(value, depth + 1)
        elif value:
            yield f"{margin}{name}:"
            for item in value:
                yield from [f"{margin}  - {item}"] if isinstance(item, str) else _listed(item, depth + 1)


def _listed(row: Row, depth: int) -> Iterator[str]:
    lines = list(_plain(row, depth + 1))
    margin = "  " * depth
    yield f"{margin}- {lines[0].lstrip()}"
    yield from lines[1:]
