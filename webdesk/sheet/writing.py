"""Owns the lines that an entry becomes when its value in the form is another; what is as it was keeps its very lines."""

from __future__ import annotations

from collections.abc import Iterator

from portal.importer.front import scalar
from portal.source.reading.fields.node import Node
from portal.source.reading.fields.schema import TABLES, Field, choices
from portal.source.reading.fields.vocabulary import VOCABULARIES
from webdesk.sheet.lines import Entry, comments, items_of, pairs_of
from webdesk.sheet.values import AT, FIRST, LISTED, Value, is_empty, mapping, shown

STEP = "  "


def entry_lines(field: Field, old: Entry | None, new: Value, indent: str = "") -> list[str]:
    """The lines of one entry with its new value; the old lines where nothing is another, none where nothing is left."""
    if old and shown(old.node, field) == new:
        return old.lines
    tail = old.tail if old else []
    if is_empty(new):
        return comments(tail)
    return [*_written(field, old.bare if old else None, new, indent), *tail]


def _written(field: Field, old: Entry | None, new: Value, indent: str) -> list[str]:
    key = f"{indent}{old.key if old else field.vi}:"
    if field.type == "map" and isinstance(new, dict):
        return _map(field, old, new, key, indent)
    if field.type in LISTED and isinstance(new, list):
        return [key, *items(field, _before(old), new, f"{indent}{STEP}")]
    if isinstance(new, list):
        return _texts(key, [text for text in new if isinstance(text, str) and text.strip()], indent)
    return _text(key, field, str(new), indent)


def _text(key: str, field: Field, text: str, indent: str) -> list[str]:
    if field.type == "choice" and text in choices(field.of).values():
        return [f"{key} {VOCABULARIES[field.of][text][0]}"]
    rows = [row.rstrip() for row in text.strip().split("\n")]
    if field.type == "text" and len(rows) > 1:
        return [f"{key} |", *(f"{indent}{STEP}{row}" if row else "" for row in rows)]
    return [f"{key} {scalar(text)}"]


def _texts(key: str, texts: list[str], indent: str) -> list[str]:
    if len(texts) == 1 and ";" not in texts[0]:
        return [f"{key} {scalar(texts[0])}"]
    return [key, *(f"{indent}{STEP}- {scalar(text, item=True)}" for text in texts)]


def _map(field: Field, old: Entry | None, new: dict[str, Value], key: str, indent: str) -> list[str]:
    first = FIRST.get(field.of)
    alone = [name for name, value in new.items() if not is_empty(value)]
    if first and alone == [first] and not (old and old.node.pairs):
        return [f"{key} {scalar(str(new[first]))}"]
    within = pairs_of(old.lines, _moved(old.node, old.line - 1), field.of, len(old.lines)) if old and old.node.pairs else []
    return [key, *pairs(field.of, within, new, f"{indent}{STEP}")]


def pairs(table: str, within: list[Entry], new: dict[str, Value], indent: str) -> list[str]:
    """The lines of a mapping: its old entries in their order, changed or not, then what is new, in the order of the field table."""
    if within:
        first = within[0].lines[0]
        indent = first[: len(first) - len(first.lstrip(" -"))].replace("-", " ")
    known = {entry.field.name for entry in within if entry.field}
    kept = [line for entry in within for line in _again(entry, new, within, indent)]
    return kept + [
        line for field in TABLES[table] if field.name not in known and not is_empty(new.get(field.name))
        for line in entry_lines(field, None, new[field.name], indent)
    ]  # fmt: skip


def _again(entry: Entry, new: dict[str, Value], within: list[Entry], indent: str) -> list[str]:
    """An old entry; one that the form does not show stays."""
    if entry.field is None or (entry.node.empty and is_empty(new.get(entry.field.name))):
        return entry.lines
    if entry is not next(one for one in within if (one.field == entry.field and not one.node.empty) or one is entry):
        return entry.lines  # a second line for one field: the form shows the first
    return entry_lines(entry.field, entry, new.get(entry.field.name, ""), indent)


def _before(old: Entry | None) -> list[Entry]:
    return items_of(old.lines, _moved(old.node, old.line - 1), len(old.lines)) if old and old.node.items is not None else []


def items(field: Field, before: list[Entry], new: list[Value], indent: str) -> Iterator[str]:
    """The lines of a list of mappings: those that were in it keep their lines, a comment outlives the entry above it."""
    if before:
        indent = before[0].lines[0][: len(before[0].lines[0]) - len(before[0].lines[0].lstrip(" "))]
    spaced = any(entry.tail and not entry.tail[0].strip() for entry in before[:-1])
    values = [value for value in new if isinstance(value, dict) and not is_empty(value)]
    kept = {_place(value, before) for value in values}
    left = {place: comments(entry.tail) for place, entry in enumerate(before) if place not in kept}
    for value in values:
        place = _place(value, before)
        for gone in [number for number in left if place is not None and number < place]:
            yield from left.pop(gone)
        if place is None and spaced:
            yield ""
        yield from _item(field, None if place is None else before[place], {key: part for key, part in value.items() if key != AT}, indent)
    for lines in left.values():
        yield from lines


def _place(value: dict[str, Value], before: list[Entry]) -> int | None:
    """Where a mapping was in its list; None for a new one."""
    place = str(value.get(AT, ""))
    return int(place) if place.isdigit() and int(place) < len(before) else None


def _item(field: Field, old: Entry | None, new: dict[str, Value], indent: str) -> list[str]:
    if old and mapping(old.node, field.of) == new:
        return old.lines
    return [*_made(field, old.bare if old else None, new, indent), *(old.tail if old else [])]


def _made(field: Field, old: Entry | None, new: dict[str, Value], indent: str) -> list[str]:
    first = FIRST.get(field.of, "")
    if field.type == "statements" and [key for key in new if not is_empty(new[key])] == [first]:
        return [f"{indent}- {scalar(str(new[first]), item=_is_key(str(new[first])))}"]
    return _dashed(field.of, old, new, indent)


def _dashed(table: str, old: Entry | None, new: dict[str, Value], indent: str) -> list[str]:
    """A mapping behind a dash."""
    if old is None or old.node.pairs is None:
        made = pairs(table, [], new, f"{indent}{STEP}")
        return [f"{indent}- {made[0].lstrip()}", *made[1:]] if made else []
    begin = old.lines[0]
    width = len(begin) - len(begin.lstrip(" -"))
    dash, lines = begin[:width], [" " * width + begin[width:], *old.lines[1:]]
    made = pairs(table, pairs_of(lines, _moved(old.node, old.line - 1), table, len(lines)), new, " " * width)
    return [dash + made[0][width:], *made[1:]] if made else []


def _is_key(text: str) -> bool:
    """Whether a sentence as an item of a list would be taken for a mapping."""
    from portal.source.reading.fields.schema import all_keys, key_of

    return ":" in text and key_of(text.split(":", 1)[0]) in all_keys()


def _moved(node: Node, by: int) -> Node:
    """The same tree with its lines counted from another one."""
    pairs_now = None if node.pairs is None else [(key._replace(line=key.line - by), _moved(value, by)) for key, value in node.pairs]
    items_now = None if node.items is None else [_moved(item, by) for item in node.items]
    return Node(node.line - by, node.text, items_now, pairs_now)
