"""Owns one registry file as rows of a form: a list of mappings, or one mapping. Whatever was not changed keeps its bytes.

Nothing is written unless the new text, read again, says what the form said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from portal.source.reading.fields.field import Field
from portal.source.reading.fields.frontmatter import read_registry
from portal.source.reading.fields.node import Node
from portal.source.reading.fields.values import opened
from webdesk.sheet.article import NotWritten, stripped
from webdesk.sheet.lines import Entry, items_of, pairs_of
from webdesk.sheet.values import AT, Value, cleaned, is_empty, mapping, of_pairs
from webdesk.sheet.writing import items, pairs

Row = dict[str, Value]
EMPTY = "[]"  # how a registry without rows is written


@dataclass(slots=True)
class Register:
    """A registry file in its lines. `rows`: each row's own lines, for a mapping the whole; `single`: it is one mapping."""

    table: str
    lines: list[str]
    rows: list[Entry]
    single: bool

    @property
    def values(self) -> list[Row]:
        """Each row as a form shows it, in the order of the file."""
        if self.single:
            return [of_pairs(self.rows[0].node.pairs or [], self.table)]
        return [mapping(row.node, self.table) for row in self.rows]

    def at(self, line: int) -> int | None:
        """The row that a line of the file is of; a single one is all there is."""
        if self.single:
            return 0
        return next((place for place, row in enumerate(self.rows) if row.line <= line < row.line + len(row.lines)), None)

    def entries(self, place: int) -> list[Entry]:
        """The pairs of one row, each with its lines."""
        row = self.rows[place]
        return pairs_of(self.lines, row.node, self.table, row.line - 1 + len(row.lines)) if row.node.pairs else []


def register(text: str, table: str) -> Register | None:
    """A registry's text as rows; None where it cannot be read, or is written in a way that a form cannot keep."""
    matter, lines = read_registry(text), text.rstrip("\r\n").split("\n")
    if text.count("\n") != matter.text.count("\n"):
        return None
    root = matter.root
    if root is None or root.empty:
        return Register(table, lines, [], single=False) if not matter.faults and _is_bare(lines) else None
    if root.pairs is not None:
        if opened(root, table) != [root]:
            return None
        first = root.pairs[0][0].line
        return Register(table, lines, [Entry("", None, root, lines[first - 1 :], first)], single=True)
    found = [_row(entry, table) for entry in items_of(lines, root, len(lines))]
    rows = [row for row in found if row is not None]
    return Register(table, lines, rows, single=False) if len(rows) == len(found) else None


def _is_bare(lines: list[str]) -> bool:
    return all(line.strip() in ("", EMPTY) or line.lstrip().startswith("#") for line in lines)


def _row(entry: Entry, table: str) -> Entry | None:
    """An item as one mapping; None where its one line stands for several."""
    nodes: list[Node] = opened(entry.node, table)
    return replace(entry, node=nodes[0]) if len(nodes) == 1 else None


def with_row(text: str, table: str, place: int | None, values: Mapping[str, Value]) -> str:
    """The text in which a row has these values too; `place` None: a new row at the end. Raises NotWritten."""

    def edit(rows: list[Row]) -> list[Row]:
        if place is None:
            return [*rows, {**values, AT: "n"}]
        return [{**row, **values} if number == place else row for number, row in enumerate(rows)]

    return _edited(text, table, edit)


def without_row(text: str, table: str, place: int) -> str:
    """The text without a row. Raises NotWritten."""
    return _edited(text, table, lambda rows: [*rows[:place], *rows[place + 1 :]])


def moved_row(text: str, table: str, place: int, by: int) -> str:
    """The text in which a row and the one `by` places further have changed places; comments and blank lines stay. Raises NotWritten."""
    found = register(text, table)
    if found is None or found.single or not (0 <= place < len(found.rows) and 0 <= place + by < len(found.rows)):
        raise NotWritten("Mục này không chuyển được nữa.")
    own = [row.bare.lines for row in found.rows]
    own[place], own[place + by] = own[place + by], own[place]
    made = [line for row, lines in zip(found.rows, own, strict=True) for line in (*lines, *row.tail)]
    return _joined(found, made, text)


def _edited(text: str, table: str, edit: Callable[[list[Row]], list[Row]]) -> str:
    found = register(text, table)
    if found is None:
        raise NotWritten("Danh mục này viết theo lối mà biểu mẫu không giữ được; sửa trong tệp.")
    wanted = [_clean(row) for row in edit([{**row, AT: str(number)} for number, row in enumerate(found.values)])]
    if found.single:
        own = {name: value for name, value in wanted[0].items() if name != AT}
        made = pairs(table, found.entries(0), own, "")
    else:
        made = list(items(Field("", "", "maps", "", table), found.rows, list(wanted), ""))
    edited = _joined(found, made, text)
    again = register(edited, table)
    said = [row for row in wanted if not is_empty(row)]
    if again is None or stripped(list(again.values)) != stripped(list(said)):
        raise NotWritten("Có một ô chứa chữ mà cổng không ghi lại được đúng như đã gõ.")
    return edited


def _clean(row: Row) -> Row:
    return {name: cleaned(value) for name, value in row.items()}


def _joined(found: Register, made: list[str], text: str) -> str:
    """The lines before the first row, then the rows, with the line ends and the end of the file as they were."""
    first = found.rows[0].line - 1 if found.rows else len(found.lines)
    head = [line for line in found.lines[:first] if found.rows or line.strip() != EMPTY]
    body = [*made, EMPTY] if _is_bare(made) else made
    if not found.rows:
        head = [*head, ""] if head[-1:] != [""] else head if any(head) else []
    ending = "\r" if found.lines[0].endswith("\r") else ""
    lines = [line if line.endswith("\r") else line + ending for line in [*head, *body]]
    return "\n".join(lines).removesuffix("\r") + (text[len(text.rstrip("\r\n")) :] or "\n")
