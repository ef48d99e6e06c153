"""Owns the values of a form: what each entry of the front matter looks like in it, whichever way staff wrote that entry.

A value is text, a list of texts, a mapping, or a list of mappings; a mapping in a list knows its place in the file (`AT`).
"""

from __future__ import annotations

from collections.abc import Mapping

from portal.source.reading.fields.frontmatter import mend
from portal.source.reading.fields.node import Name, Node
from portal.source.reading.fields.oneline import FORMS
from portal.source.reading.fields.schema import TABLES, Field, choices, key_of, keys
from portal.source.reading.fields.values import opened

Value = str | list["Value"] | dict[str, "Value"]
AT = "_at"  # key of a mapping's place in its list, as it was in the file; another word for a new one
LISTED = frozenset({"maps", "statements"})
FIRST = {"mention": "name", "statement": "sentence", "event": "name"}  # what a line stands for that is no mapping


def shown(node: Node, field: Field) -> Value:
    """One entry as a form shows it."""
    if field.type == "map":
        return mapping(node, field.of)
    if field.type in LISTED:
        parts = [part for part in opened(node, field.of) if not part.empty]
        return [{**mapping(part, field.of), AT: str(place)} for place, part in enumerate(parts)]
    if field.type in ("lines", "refs"):
        return list(_texts(node))
    return _scalar(node, field)


def mapping(node: Node, table: str) -> dict[str, Value]:
    """A mapping, however it was written."""
    if node.pairs is not None:
        return of_pairs(node.pairs, table)
    if node.items is not None:
        return {}
    if form := FORMS.get(table):
        return dict(form.read(node.text) or {_first(table): node.text})
    return {_first(table): node.text}


def of_pairs(pairs: list[tuple[Name, Node]], table: str) -> dict[str, Value]:
    """The known keys of a mapping, by the fields' English names; what is unknown is not shown, and stays in the file."""
    known = keys(table)
    found: dict[str, Value] = {}
    for key, value in pairs:
        field = known.get(key_of(key.text))
        if field and field.name not in found and not value.empty:
            found[field.name] = shown(value, field)
    return found


def cleaned(value: Value) -> Value:
    """A value as a file is read: letters composed, nothing invisible, whatever it was pasted from."""
    if isinstance(value, Mapping):
        return {key: cleaned(part) for key, part in value.items()}
    return [cleaned(part) for part in value] if isinstance(value, list) else mend(value)[0]


def is_empty(value: Value | None) -> bool:
    """Whether nothing was typed; a mapping's place in its list is nothing typed."""
    if isinstance(value, Mapping):
        return all(is_empty(part) for key, part in value.items() if key != AT)
    if isinstance(value, list):
        return all(map(is_empty, value))
    return not (value or "").strip()


def _first(table: str) -> str:
    return FIRST.get(table) or next((field.name for field in TABLES[table] if field.required), TABLES[table][0].name)


def _texts(node: Node) -> list[str]:
    if node.items is not None:
        return [item.text.strip() for item in node.items if not item.empty]
    return [part.strip() for part in node.text.split(";") if part.strip()]


def _scalar(node: Node, field: Field) -> str:
    text = node.text.strip()
    if field.type == "choice":
        return choices(field.of).get(key_of(text), text)
    if field.type == "flag" and key_of(text) in ("co", "yes", "true", "dung", "1"):
        return "có"
    return text
