"""Owns the reading of nodes into values by the field table; every fault becomes a problem, none stops the reading.

It refuses to look anything up: names stay names, with their lines, until `link`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from portal.source import schema
from portal.source.faults import Report
from portal.source.hints import advice_on_choice, advice_on_key, near_key
from portal.source.ids import is_device, is_id, is_place, is_serial, is_taken
from portal.source.limits import VALUE
from portal.source.node import Name, Node
from portal.source.schema import Field
from portal.text.dates import read_date, read_moment
from portal.text.normalise import clean, one_line
from portal.text.slug import slug

SPAN = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})(?:.*?(\d{4}))?")
YES = frozenset({"co", "yes", "true", "dung", "1"})
SHOWN = 200  # characters of a value that a message shows
NO = frozenset({"khong", "no", "false", "sai", "0"})


@dataclass(slots=True)
class Entries:
    """One mapping as read: English key → value, with the line of each key. Missing keys are absent."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A one-line or longer text, "" when it is missing."""
        value = self.values.get(key)
        return value.text if isinstance(value, Name) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines."""
        names = self.values.get(key)
        return tuple([name.text for name in names]) if names else ()

    def name(self, key: str) -> Name | None:
        """A text with its line."""
        value = self.values.get(key)
        return value if isinstance(value, Name) else None

    def names(self, key: str) -> tuple[Name, ...]:
        """A list of texts with their lines."""
        return tuple(self.values.get(key, ()))

    def day(self, key: str) -> date | None:
        """A date."""
        value = self.values.get(key)
        return value.date() if isinstance(value, datetime) else value

    def entries(self, key: str) -> Entries | None:
        """A nested mapping."""
        value = self.values.get(key)
        return value if isinstance(value, Entries) else None

    def many(self, key: str) -> tuple[Any, ...]:
        """A list of mappings, or of mappings and names."""
        return tuple(self.values.get(key, ()))

    def line_of(self, key: str) -> int:
        """Where a key stands, else where its mapping begins."""
        return self.lines.get(key, self.line)


def read_table(node: Node, table: str, report: Report) -> Entries:
    """Read a mapping against one table of the schema; what is missing, unknown or malformed is reported."""
    entries = Entries(node.line)
    known = schema.keys(table)
    for key, value in node.pairs or ():
        item = known.get(schema.key_of(key.text))
        if item is None:
            _unknown_key(key, table, entries, report)
        elif VALUE.passed(len(value.text)):
            report.add("F160", key.line, VALUE.told(len(value.text)), field=item.vi)
            entries.lines[item.name] = key.line
        elif not value.empty:
            read = READERS[item.type](value, item, report)
            if read is not None:
                entries.values[item.name] = read
            entries.lines[item.name] = key.line
    for item in schema.TABLES[table]:
        if item.required and item.name not in entries.lines:
            report.add("T101", node.line, item.vi, field=item.vi)
    return entries


def _unknown_key(key: Name, table: str, entries: Entries, report: Report) -> None:
    """Tell it; a required key that is only misspelt is not missing as well."""
    near = near_key(key.text, table)
    report.add("T102", key.line, key.text, advice_on_key(key.text, table, near), field=key.text, mark=key.text)
    if near:
        entries.lines.setdefault(near.name, key.line)


def _wrong(node: Node, item: Field, report: Report) -> None:
    report.add("T103", node.line, item.vi, schema.TYPES[item.type], field=item.vi)


def _line(node: Node, item: Field, report: Report) -> Name | None:
    if node.items is not None or node.pairs is not None:
        _wrong(node, item, report)
        return None
    return Name(one_line(node.text), node.line)


def _id(node: Node, item: Field, report: Report) -> Name | None:
    return _named(node, item, report, is_id, "T160")


def _place(node: Node, item: Field, report: Report) -> Name | None:
    name = _named(node, item, report, is_place, "T160")
    if name and is_taken(name.text):
        report.add("T161", name.line, name.text, "là địa chỉ của một trang dựng sẵn", field=item.vi, mark=name.text)
        return None
    return name


def _serial(node: Node, item: Field, report: Report) -> Name | None:
    name = _line(node, item, report)
    inner = name and name._replace(text=name.text.removeprefix("(").removesuffix(")").strip())
    if inner and not is_serial(inner.text):
        report.add("T162", inner.line, inner.text, field=item.vi, mark=inner.text)
        return None
    return inner


def _named(node: Node, item: Field, report: Report, good: Callable[[str], bool], code: str) -> Name | None:
    """A name that pages and files are called by; one that cannot be is told."""
    name = _line(node, item, report)
    if name is None:
        return None
    if not good(name.text):
        report.add(code, name.line, name.text[:SHOWN], item.vi, _as_id(name.text), field=item.vi, mark=name.text)
        return None
    if is_device(name.text):
        report.add("T161", name.line, name.text, "không thể là tên tệp trên Windows", field=item.vi, mark=name.text)
        return None
    return name


def _as_id(text: str) -> str:
    return "/".join(filter(None, (slug(part, 80) for part in text[:SHOWN].split("/")))) or "xa-tan-phu"


def _text(node: Node, item: Field, report: Report) -> Name | None:
    if node.items is not None or node.pairs is not None:
        _wrong(node, item, report)
        return None
    return Name(clean(node.text).strip(), node.line)


def _lines(node: Node, item: Field, report: Report) -> list[Name] | None:
    if node.pairs is not None:
        _wrong(node, item, report)
        return None
    parts = node.items if node.items is not None else [Node(node.line, text) for text in node.text.split(";")]
    return [name for part in parts if not part.empty and (name := _line(part, item, report))]


def _day(node: Node, item: Field, report: Report) -> Any:
    return _dated(node, item, report, read_date)


def _moment(node: Node, item: Field, report: Report) -> Any:
    moment = _dated(node, item, report, read_moment)
    return moment and moment.replace(tzinfo=None)  # it is always ours, and would be packed for every article


def _dated(node: Node, item: Field, report: Report, read: Callable[[str], Any]) -> Any:
    name = _line(node, item, report)
    if name is None:
        return None
    try:
        found = read(name.text)
    except ValueError as error:
        report.add("T106", node.line, name.text, error, field=item.vi, mark=name.text)
        return None
    if found is None:
        report.add("T107", node.line, name.text, field=item.vi, mark=name.text)
    return found


def _whole(node: Node, item: Field, report: Report) -> int | None:
    if not node.text.strip().isdecimal():
        _wrong(node, item, report)
        return None
    return int(node.text)


def _flag(node: Node, item: Field, report: Report) -> bool | None:
    word = schema.key_of(node.text)
    if word in YES or word in NO:
        return word in YES
    _wrong(node, item, report)
    return None


def choice(name: Name, item: Field, report: Report) -> str | None:
    """A word of a closed vocabulary as its value."""
    found = schema.choices(item.of).get(schema.key_of(name.text))
    if found is None:
        report.add("T108", name.line, name.text, item.vi, advice_on_choice(name.text, item), field=item.vi, mark=name.text)
    return found


def _choice(node: Node, item: Field, report: Report) -> str | None:
    name = _line(node, item, report)
    return choice(name, item, report) if name else None


def _map(node: Node, item: Field, report: Report) -> Entries | Name | None:
    if node.items is not None:
        _wrong(node, item, report)
        return None
    return read_table(node, item.of, report) if node.pairs is not None else _line(node, item, report)


def _maps(node: Node, item: Field, report: Report) -> list[Entries | Name]:
    parts = node.items if node.items is not None else [node]
    read = (_map(part, item, report) for part in parts if not part.empty)
    return [value for value in read if value is not None]


def _codes(node: Node, item: Field, report: Report) -> tuple[tuple[str, str], ...] | None:
    if node.pairs is None:
        _wrong(node, item, report)
        return None
    return tuple((schema.key_of(key.text), value.text.strip()) for key, value in node.pairs)


def _address(node: Node, item: Field, report: Report) -> Name | None:
    name = _line(node, item, report)
    if name and not re.match(r"(https?://|/|mailto:|tel:)\S+$", name.text):
        report.add("W117", name.line, name.text, field=item.vi, mark=name.text)
        return None
    return name


def _span(node: Node, item: Field, report: Report) -> tuple[int, int, int | None] | None:
    found = SPAN.search(node.text)
    if found is None or int(found[1]) > int(found[2]):
        report.add("T114", node.line, node.text.strip(), field=item.vi, mark=node.text.strip())
        return None
    return int(found[1]), int(found[2]), int(found[3]) if found[3] else None


READERS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "id": _id, "place": _place, "serial": _serial,
    "line": _line, "lines": _lines, "text": _text, "day": _day, "moment": _moment, "whole": _whole, "flag": _flag,
    "choice": _choice, "ref": _line, "refs": _lines, "map": _map, "maps": _maps, "codes": _codes,
    "statements": _maps, "file": _line, "address": _address, "span": _span,
}  # fmt: skip
