"""Owns the nesting of lists: by indents, and if offices type none, by their marks: "1." above "-" above "+"."""

from __future__ import annotations

from portal.source.reading.markdown.office.lines import Line

_RANKS = {"ol": 0, "-": 1, "+": 2}
STEP = "    "  # the indent of plain Markdown within an item


class Levels:
    """The open lists, outermost first, each with its indent and the kind of its marks."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self.deepest = 0

    def __bool__(self) -> bool:
        return bool(self._open)

    def close(self) -> None:
        """End all lists."""
        self._open.clear()

    def note(self) -> None:
        """Begin a note or a definition: what is indented below it belongs to it."""
        self._open[:] = [(0, "note")]

    def in_note(self) -> bool:
        """Return whether a note or a definition is open."""
        return bool(self._open) and self._open[0][1] == "note"

    def has(self, line: Line) -> bool:
        """Return whether a list of this kind is open."""
        return any(kind == _kind(line) for _, kind in self._open)

    def outer(self) -> str:
        """Return the indent of the items of the innermost list."""
        return STEP * (len(self._open) - 1)

    def inner(self) -> str:
        """Return the indent of the content of its last item."""
        return STEP * len(self._open)

    def content(self, indent: int) -> str:
        """Return the indent of a block with this indentation: in the deepest item whose mark precedes it."""
        while len(self._open) > 1 and self._open[-1][0] >= indent:
            self._open.pop()
        return self.inner()

    def item(self, line: Line, *, blank: bool) -> bool:
        """Find the list of an item, or open it; return whether a blank line must separate it from the list above."""
        apart = self._find(line.indent, _kind(line), blank)
        self.deepest = max(self.deepest, len(self._open))
        return apart

    def _find(self, indent: int, kind: str, blank: bool) -> bool:
        lists = self._open
        if lists and lists[0][1] == "note" and indent < 2:
            lists.clear()
            lists.append((indent, kind))
            return True
        while len(lists) > 1 and indent < lists[-1][0] - 1:
            lists.pop()
        if not lists or indent >= lists[-1][0] + 2:
            lists.append((indent, kind))
            return False
        return self._at_same_level(indent, kind, blank)

    def _at_same_level(self, indent: int, kind: str, blank: bool) -> bool:
        """Add an item indented like the last one."""
        lists = self._open
        for depth in range(len(lists) - 1, -1, -1):
            if lists[depth][1] == kind and abs(lists[depth][0] - indent) <= 1:
                del lists[depth + 1 :]
                return False
        above = lists[-1][1]
        if above in _RANKS and _RANKS[kind] > _RANKS[above] and (not blank or kind == "+"):
            lists.append((indent, kind))
            return False
        lists[-1] = (lists[-1][0], kind)
        return "ol" in (above, kind)


def _kind(line: Line) -> str:
    return "ol" if line.kind == "ol" else line.mark
