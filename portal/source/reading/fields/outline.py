"""Owns the fast parser of plain front matter: lines that are «key: text», «key:» above deeper lines, or items of a list.

It returns exactly the tree that `frontmatter` gets from PyYAML, and rejects whatever it is not sure of: quoted scalars, block scalars, flow
lists, a text over several lines, unusual letters, unusual indentation. `outline` then returns None and PyYAML is used.
"""

from __future__ import annotations

import re

from portal.source.reading.fields import schema
from portal.source.reading.fields.node import Fault, Name, Node
from portal.source.reading.limits import ITEMS, KEYS, YAML_DEPTH, Limit

_QUOTED = frozenset("\"'|>[{")  # first letters of a text with YAML syntax
KEY = 500  # YAML ends a key after 1,024 letters
_NO_KEY = _QUOTED | frozenset("-#:+*•●▪◦·○■◆➢✓✔–—(")  # first letters that cannot begin a key; list marks among them
_DIGITS = frozenset("0123456789")
_NUMBERED = re.compile(r"\d{1,2}[.)/]\s")


class _Unknown(Exception):
    """These lines hold something that only PyYAML can judge."""


# A key, or the dash of an item, with the text after it; a dash before a key is a row of its own: column, dash, key, text, line.
_Row = tuple[int, bool, str, str, int]
_END: _Row = (-1, False, "", "", 0)


def outline(lines: list[str], first_line: int, faults: list[Fault], most: Limit = ITEMS) -> Node | None:
    """Return the tree of some lines, the first of which is `first_line` of the file; None if only PyYAML can parse them, or report a limit.
    """
    twice: list[Fault] = []
    try:
        rows = _rows(lines, first_line)
        walk = _Walk(rows, twice, most.most)
        tree = walk.block(rows[0][0])
    except _Unknown:
        return None
    if walk.place < len(rows) - 1:
        return None
    faults += twice
    return tree


def _rows(lines: list[str], first_line: int) -> list[_Row]:
    """Return the rows, and a last one that ends every block. Raises _Unknown."""
    if not "".join(lines).isprintable():  # so space is the only blank, and nothing is special to YAML within quotes
        raise _Unknown
    rows: list[_Row] = []
    for number, line in enumerate(lines, first_line):
        entry = line.strip(" ")
        if not entry or line[0] == "#":  # a deeper "#" may continue the text above
            continue
        column = line.index(entry[0])
        if entry[0] == "-":
            rows += _item(entry, column, number)
        elif pair := _pair(entry, column, number):
            rows.append(pair)
        else:
            raise _Unknown
    if not rows:
        raise _Unknown
    rows.append(_END)
    return rows


def _pair(entry: str, column: int, line: int) -> _Row | None:
    key, colon, text = entry.partition(":")
    if entry[0] in _DIGITS and _NUMBERED.match(entry):
        return None
    if not colon or entry[0] in _NO_KEY or len(key) > KEY or (text and text[0] != " "):
        return None
    text = text.lstrip(" ")
    if text and text[0] in _QUOTED:
        raise _Unknown
    return column, False, key.rstrip(" "), text, line


def _item(entry: str, column: int, line: int) -> list[_Row]:
    """Return the rows of an item: one, or two if it is a mapping, which begins with a field's name."""
    text = entry[1:].lstrip(" ")
    if not text or entry[1] != " " or text[0] in _QUOTED or text == "-" or text.startswith("- "):
        raise _Unknown
    pair = _pair(text, column + len(entry) - len(text), line)
    if pair and schema.key_of(pair[2]) in schema.all_keys():
        return [(column, True, "", "", line), pair]
    return [(column, True, "", text, line)]


class _Walk:
    """Walks the rows once; `place` is the next."""

    def __init__(self, rows: list[_Row], faults: list[Fault], most: int) -> None:
        self.place = 0
        self._most = most
        self._depth = 0
        self._rows = rows
        self._faults = faults

    def block(self, column: int) -> Node:
        """Return a list or a mapping that begins at a column."""
        self._depth += 1
        if self._depth > YAML_DEPTH.most // 2:  # an item that is a mapping is a level too
            raise _Unknown
        made = self._list(column) if self._rows[self.place][1] else self._mapping(column)
        self._depth -= 1
        return made

    def _list(self, column: int) -> Node:
        rows = self._rows
        items: list[Node] = []
        begin = rows[self.place][4]
        while True:
            at, dash, _, text, line = rows[self.place]
            if at != column or not dash:
                if len(items) > self._most:
                    raise _Unknown
                return Node(begin, "", items)
            self.place += 1
            items.append(Node(line, text) if text else self._mapping(rows[self.place][0]))

    def _mapping(self, column: int) -> Node:
        rows = self._rows
        seen: set[str] = set()
        pairs: list[tuple[Name, Node]] = []
        begin = rows[self.place][4]
        while True:
            at, dash, word, text, line = rows[self.place]
            if at != column or dash:
                return Node(begin, "", None, pairs)
            if len(seen) > KEYS.most:
                raise _Unknown
            self.place += 1
            key = schema.key_of(word)
            if key in seen:
                self._faults.append(Fault("F104", line, word))
            seen.add(key)
            pairs.append((Name(word, line), Node(line, text) if text else self._below(column, line)))

    def _below(self, column: int, line: int) -> Node:
        """Return the value of a key without text: a deeper block, a list at the same column, or nothing."""
        at, dash, _, _, _ = self._rows[self.place]
        if at > column or (dash and at == column):
            return self.block(at)
        return Node(line)
