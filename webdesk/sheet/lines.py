"""Owns the lines of a file's front matter: which of them belong to which entry. Refuses to know what an entry means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from portal.source.reading.fields.frontmatter import FENCE, FrontMatter, split
from portal.source.reading.fields.node import Node
from portal.source.reading.fields.schema import Field, key_of, keys


@dataclass(frozen=True, slots=True)
class Entry:
    """One pair of a mapping, or one item of a list (then `key` is ""): its raw lines, the first of which is `line` of the file."""

    key: str
    field: Field | None
    node: Node
    lines: list[str]
    line: int

    @property
    def tail(self) -> list[str]:
        """Its last lines that are not its own: blank ones, and comments that are not deeper than its first word."""
        depth = _depth(self.lines[0], " -")
        own = next((number for number in range(len(self.lines) - 1, 0, -1) if not _is_apart(self.lines[number], depth)), 0)
        return self.lines[own + 1 :]

    @property
    def bare(self) -> Entry:
        """The same entry without its tail."""
        return replace(self, lines=self.lines[: len(self.lines) - len(self.tail)])


def comments(tail: list[str]) -> list[str]:
    """What stays of a tail when its entry goes: all from its first comment on."""
    return tail[next((number for number, line in enumerate(tail) if line.strip()), len(tail)) :]


def _depth(line: str, marks: str = " ") -> int:
    return len(line) - len(line.lstrip(marks))


def _is_apart(line: str, depth: int) -> bool:
    return not line.strip() or (line.lstrip(" ").startswith("#") and _depth(line) <= depth)


@dataclass(slots=True)
class File:
    """A file in its raw lines, and where its parts are. `end`: the line of the closing fence, counted from 0."""

    table: str
    matter: FrontMatter
    lines: list[str]
    end: int
    entries: list[Entry] = field(default_factory=list)

    @property
    def ending(self) -> str:
        """What stands before a line feed: "" or a carriage return."""
        return "\r" if self.lines and self.lines[0].endswith("\r") else ""


def cut(text: str, table: str = "article") -> File | None:
    """The parts of a file; None where its front matter cannot be read."""
    matter = split(text)
    if matter.root is None or matter.root.pairs is None:
        return None
    fences = [number for number, line in enumerate(matter.text.split("\n")) if FENCE.match(line)]
    lines = text.split("\n")
    if len(fences) < 2 or len(lines) != matter.text.count("\n") + 1:
        return None
    end = next(number for number in fences[1:] if number >= matter.body_line - 2)
    return File(table, matter, lines, end, pairs_of(lines, matter.root, table, end))


def pairs_of(lines: list[str], node: Node, table: str, end: int) -> list[Entry]:
    """The entries of a mapping that ends before a line (counted from 0)."""
    pairs = node.pairs or []
    starts = [key.line - 1 for key, _ in pairs]
    stops = [*starts[1:], end] if starts else []
    known = keys(table)
    return [
        Entry(key.text, known.get(key_of(key.text)), value, lines[start:stop], start + 1)
        for (key, value), start, stop in zip(pairs, starts, stops, strict=True)
    ]


def items_of(lines: list[str], node: Node, end: int) -> list[Entry]:
    """The entries of a list that ends before a line."""
    items = [item for item in node.items or [] if not item.empty]
    starts = [_dash(lines, item.line - 1) for item in items]
    return [
        Entry("", None, item, lines[start:stop], start + 1)
        for item, start, stop in zip(items, starts, [*starts[1:], end], strict=True)
    ]


def _dash(lines: list[str], number: int) -> int:
    """The line of an item's dash, which may stand alone above it."""
    while number > 0 and not lines[number].lstrip().startswith(("-", "–", "—", "•", "+", "*")):
        number -= 1
    return number
