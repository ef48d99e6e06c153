"""Owns the parsing of nodes into values by the field table; every fault becomes a problem, none stops the parsing.

Nothing is looked up: names stay names, with their lines, until `link`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from portal.source.reading.faults import Report
from portal.source.reading.fields import schema
from portal.source.reading.fields.entries import Entries
from portal.source.reading.fields.hints import advice_on_key, near_key
from portal.source.reading.fields.node import Name, Node
from portal.source.reading.fields.scalars import SCALARS, choice, line, single, wrong
from portal.source.reading.fields.schema import Field
from portal.source.reading.limits import VALUE

__all__ = ["Entries", "choice", "opened", "read_row", "read_table"]

FORMS = frozenset({
    "change", "withdrawal", "date_basis", "consultation", "document", "image", "source", "link", "abbreviation", "stage_entry",
})  # fmt: skip  # tables whose mappings may stand in one line: see oneline


SEVERAL = frozenset({"lines", "refs", "maps", "statements"})  # types of fields that hold lists


def read_table(node: Node, table: str, report: Report) -> Entries:
    """Read a mapping against one table of the schema; what is missing, unknown or malformed is reported."""
    entries = Entries(node.line)
    known = schema.keys(table)
    for key, value in node.pairs or ():
        item = known.get(schema.key_of(key.text))
        if item is None:
            _unknown_key(key, table, entries, report)
        elif VALUE.passed(len(value.text)):
            report.add("F160", key.line, VALUE.described(len(value.text)), field=item.vi)
            entries.lines[item.name] = key.line
        elif not value.empty:
            read = READERS[item.type](value if item.type in SEVERAL else single(value), item, report)
            if item.name in entries.values and read is not None:
                before = entries.values[item.name]
                if not isinstance(before, list):
                    _report_repeated(key, item, node, report)
                read = [*before, *read] if isinstance(before, list) else before
            if read is not None:
                entries.values[item.name] = read
            entries.lines[item.name] = key.line
    for item in schema.TABLES[table]:
        if item.required and item.name not in entries.lines:
            report.add("T101", node.line, item.vi, field=item.vi)
    return entries


def _report_repeated(key: Name, item: Field, node: Node, report: Report) -> None:
    """Report a second line for one field, under another of its names, unless it repeats the very name."""
    if sum(schema.key_of(other.text) == schema.key_of(key.text) for other, _ in node.pairs or ()) == 1:
        report.add("T150", key.line, key.text, item.vi, field=item.vi, mark=key.text)


def read_row(node: Node, table: str, report: Report) -> Entries | None:
    """Return a row of a registry: a mapping or, if its table has one, its one-line form; None with a problem."""
    if node.pairs is not None:
        return read_table(node, table, report)
    found = _map(node, Field(table, "mục", "map", "", table), report) if table in FORMS and not node.empty else None
    if found is None and not (table in FORMS and node.items is None):
        report.add("F103", node.line)
    return found if isinstance(found, Entries) else None


def _unknown_key(key: Name, table: str, entries: Entries, report: Report) -> None:
    """Report an unknown key; if it is a misspelt required key, that is not also reported as missing."""
    near = near_key(key.text, table)
    report.add("T102", key.line, key.text, advice_on_key(key.text, table, near), field=key.text, mark=key.text)
    if near:
        entries.lines.setdefault(near.name, key.line)


def _map(node: Node, item: Field, report: Report) -> Entries | Name | None:
    if node.items is not None:
        wrong(node, item, report)
        return None
    if node.pairs is not None:
        return read_table(node, item.of, report)
    return _one_line_map(line(node, item, report), item, report)


def _one_line_map(name: Name | None, item: Field, report: Report) -> Entries | Name | None:
    """Return a mapping written in one line; names of plans, events and sentences are parsed later, as lines."""
    if name is None or item.of not in FORMS:
        return name
    from portal.source.reading.fields import oneline  # only imported if somebody writes such lines

    form = oneline.FORMS[item.of]
    pairs = form.read(name.text)
    if not pairs or any(field.required and not pairs.get(field.name) for field in schema.TABLES[item.of]):
        report.add("T151", name.line, item.vi, form.wants, form.example, field=item.vi, mark=name.text)
        return None
    said = [(Name(key, name.line), Node(name.line, text)) for key, text in pairs.items()]
    return read_table(Node(name.line, pairs=said), item.of, report)


def _maps(node: Node, item: Field, report: Report) -> list[Entries | Name]:
    read = (_map(part, item, report) for part in opened(node, item.of) if not part.empty)
    return [value for value in read if value is not None]


def opened(node: Node, table: str) -> list[Node]:
    """Return the mappings that a value holds: items of a list, one mapping, or one-line forms that YAML reads as something else."""
    if node.items is not None:
        return [part for item in node.items for part in (opened(item, table) if item.items is None else [item])]
    if table not in FORMS and table != "mention":
        return [node]
    from portal.source.reading.fields.oneline import is_keyed, parts

    if node.pairs is None:
        return [Node(node.line, text) for text in parts(node.text, table)]
    if is_keyed([key.text for key, _ in node.pairs], table):
        return [Node(key.line, f"{key.text}: {value.text}") if value.text else value for key, value in node.pairs]
    return [node]


def _codes(node: Node, item: Field, report: Report) -> tuple[tuple[str, str], ...] | None:
    if node.pairs is None or any(value.items or value.pairs for _, value in node.pairs):
        wrong(node, item, report)
        return None
    return tuple((schema.key_of(key.text), value.text.strip()) for key, value in node.pairs)


READERS: dict[str, Callable[[Node, Field, Report], Any]] = {**SCALARS, "map": _map, "maps": _maps, "codes": _codes, "statements": _maps}
