"""Owns edits of a registry file as text: rows are found by their ids, lines are added or changed; comments and order stay.

The meaning of keys is not known; the caller validates the whole text before it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portal.source.reading.fields.frontmatter import read_registry
from portal.source.reading.fields.node import Name, Node
from portal.source.reading.fields.schema import key_of, keys


class RegistryText:
    """One registry file with a list of rows, during an edit."""

    def __init__(self, text: str, table: str) -> None:
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.replace("\r\n", "\n").split("\n")
        self._keys = keys(table)
        root = read_registry(text).root
        self._rows = [row for row in (root.items if root and root.items else []) if row.pairs]
        self._behind: dict[int, list[str]] = {}  # line → new lines of the same row after it
        self._after: dict[int, list[str]] = {}  # line → the new rows after those

    @property
    def text(self) -> str:
        """Return the edited text."""
        made: list[str] = []
        for place, line in enumerate(self._lines):
            made += [line, *self._behind.get(place, ()), *self._after.get(place, ())]
        return self._end.join(made)

    def row(self, id: str) -> Node:
        """Return the row of an id. Raises KeyError if there is none."""
        for row in self._rows:
            found = self.value(row, "id")
            if found and found[1].text == id:
                return row
        raise KeyError(id)

    def value(self, row: Node, name: str) -> tuple[Name, Node] | None:
        """Return a key of a row with its value."""
        return next(((key, node) for key, node in row.pairs or () if self._field(key) == name), None)

    def _field(self, key: Name) -> str:
        item = self._keys.get(key_of(key.text))
        return item.name if item else ""

    def add(self, row: Node, name: str, value: str) -> None:
        """Add a value to a key: as a line of its own, as an item of its list, or after "; " on its line."""
        known = self.value(row, name)
        vi = next(item.vi for item in self._keys.values() if item.name == name)
        if known is None:
            self._put(self._last(row), f"{self._indent(row)}{vi}: {value}")
        elif known[1].items:
            last = known[1].items[-1].line - 1
            dash = self._lines[last].find("-")
            self._put(last, f"{self._lines[last][:dash]}- {value}") if dash >= 0 else self._extend(last, value)
        else:
            self._extend(known[0].line - 1, value)

    def _extend(self, place: int, value: str) -> None:
        line = self._lines[place].rstrip()
        self._lines[place] = f"{line[:-1].rstrip()}, {value}]" if line.endswith("]") else f"{line.rstrip(';')}; {value}"

    def insert(self, row: Node | None, pairs: Sequence[tuple[str, str]]) -> None:
        """Add a new row after another, or at the end."""
        first, *rest = [f"{key}: {value}" for key, value in pairs]
        lines = ["", f"- {first}", *(f"  {line}" for line in rest)]
        self._after.setdefault(self._last(row) if row else self._bottom(), []).extend(lines)

    def copied(self, row: Node, without: Iterable[str]) -> list[tuple[str, str]]:
        """Return the one-line keys of a row, as pairs for another row, except some."""
        left = set(without)
        return [(key.text, node.text) for key, node in row.pairs or () if node.text and self._field(key) not in left]

    def _put(self, place: int, line: str) -> None:
        self._behind.setdefault(place, []).append(line)

    def _indent(self, row: Node) -> str:
        line = self._lines[row.line - 1]
        return " " * (len(line) - len(line.lstrip("- "))) if line.lstrip().startswith("-") else line[: len(line) - len(line.lstrip())]

    def _last(self, row: Node) -> int:
        """Return the index of the last line of a row."""
        after = [other.line for other in self._rows if other.line > row.line]
        place = (min(after) if after else len(self._lines) + 1) - 2
        while place > row.line - 1 and (not self._lines[place].strip() or self._lines[place].startswith(("#", "-"))):
            place -= 1
        return place

    def _bottom(self) -> int:
        place = len(self._lines) - 1
        while place > 0 and not self._lines[place].strip():
            place -= 1
        return place
