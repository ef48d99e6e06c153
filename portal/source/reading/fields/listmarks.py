"""Owns the list marks that staff type in front matter instead of "- ": «+ …», «• …», «1. …», «(1) …».

They become items of their list. Lines below a key without a list, and numbers inside an item, are left alone.
"""

from __future__ import annotations

import re

from portal.source.reading.fields import schema
from portal.source.reading.fields.node import Fault

_MARKED = re.compile(r"(?P<indent> +)(?P<mark>[+*•●▪◦·○■◆➢✓✔–—]|-(?=[^\s\d-])|(?:\d{1,2}[.)/]|\(\d{1,2}\))(?=\s))\s*(?P<text>\S.*)$")
_ITEM = re.compile(r"(?P<indent> *)- +\S")
_KEY = re.compile(r"(?P<indent> *)(?:- +)?(?P<key>[^\s:\-+*•(][^:]*?)\s*:\s*$")
_SIGNS = frozenset("+•●▪◦○■◆➢")  # never the first letter of a continued text
NUMBERED = frozenset({"statements"})  # their items keep their numbers
LISTS = frozenset({"lines", "refs", "maps"}) | NUMBERED


def with_dashes(lines: list[str], first_line: int, faults: list[Fault]) -> list[str]:
    """Return the lines with "- " for other list marks; reported once."""
    if not any(map(_MARKED.match, lines)):
        return lines
    made: list[str] = []
    column = -1  # of the items of the current list, -1 for none
    expected, counted, reported = False, False, False
    for number, line in enumerate(lines, first_line):
        found = _MARKED.match(line)
        at = len(found["indent"]) if found else 0
        if found and (at == column or expected or (at > column >= 0 and found["mark"] in _SIGNS)):
            column = at if expected or column < 0 else column
            text = f"{found['mark']} {found['text']}" if counted and found["mark"][0] in "(0123456789" else found["text"]
            made.append(f"{' ' * column}- {text}")
            faults += [] if reported else [Fault("N210", number, found["mark"])]
            expected, reported = False, True
            continue
        if line.strip():
            item, key = _ITEM.match(line), _KEY.match(line)
            expected = bool(key and _takes_a_list(key["key"], LISTS))
            counted = _takes_a_list(key["key"], NUMBERED) if key else counted
            column = _column(line, item, column)
        made.append(line)
    return made


def _column(line: str, item: re.Match[str] | None, column: int) -> int:
    """Return the column of the list items that a line belongs to; -1 if it ends the list."""
    if item:
        return len(item["indent"])
    return column if column >= 0 and len(line) - len(line.lstrip(" ")) > column else -1


def _takes_a_list(key: str, types: frozenset[str]) -> bool:
    found = (schema.keys(table).get(schema.key_of(key)) for table in schema.TABLES)
    return any(field and field.type in types for field in found)
