"""Owns what is shown of the difference between two texts of an article: box by box, paragraph by paragraph, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.source.reading.fields.schema import TABLES
from portal.source.reading.fields.vocabulary import VOCABULARIES
from webdesk.sheet.article import Sheet, opened
from webdesk.sheet.registry import Register, Row
from webdesk.sheet.values import AT, Value

OF_THE_WORKFLOW = {("article", "status")}  # told by the badge and the history, and no approval is of it
WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: "same", "out" (only before), "in" (only now)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One box, or one paragraph of the body, that is another now."""

    name: str
    pieces: tuple[Piece, ...]


def compared(before: str, now: str, table: str = "article") -> list[Change]:
    """What changed from one text of an article to another; the whole text where a form cannot show it."""
    old, new = opened(before, table), opened(now, table)
    if old is None or new is None:
        return [] if before == now else [Change("Cả bài", words(before, now))]
    return [*_boxes(old, new, table), *_paragraphs(old.body.split("\n\n"), new.body.split("\n\n"))]


def compared_rows(before: Register | None, now: Register | None, name_of: Callable[[Row], str]) -> list[Change]:
    """What changed from one text of a registry to another, row by row; a row is known by its name."""
    old, new = ({name_of(row): flat(row, found.table) for row in found.values} if found else {} for found in (before, now))
    names = dict.fromkeys((*old, *new))
    return [Change(name, words(old.get(name, ""), new.get(name, ""))) for name in names if old.get(name) != new.get(name)]


def readable_rows(found: Register | None, name_of: Callable[[Row], str]) -> list[tuple[str, str]]:
    """A registry for people: each row with its name."""
    return [(name_of(row), flat(row, found.table)) for row in found.values] if found else []


def readable(text: str, table: str = "article") -> list[tuple[str, str]]:
    """A text of an article for people: each box with its name, then the body; as it is where a form cannot show it."""
    sheet = opened(text, table)
    if sheet is None:
        return [("Cả bài", text)]
    told = [(item.vi.capitalize(), flat(sheet.values.get(item.name, ""), item.of)) for item in TABLES[table]]
    return [(name, words) for name, words in [*told, ("Nội dung", sheet.body)] if words]


def _boxes(old: Sheet, new: Sheet, table: str) -> Iterator[Change]:
    for item in (item for item in TABLES[table] if (table, item.name) not in OF_THE_WORKFLOW):
        before, now = (flat(sheet.values.get(item.name, ""), item.of) for sheet in (old, new))
        if before != now:
            yield Change(item.vi.capitalize(), words(before, now))


def flat(value: Value, table: str) -> str:
    """A value as people read it, a line for each part."""
    if isinstance(value, list):
        return "\n".join(flat(part, table) for part in value)
    if isinstance(value, Mapping):
        names = {item.name: item for item in TABLES.get(table, ())}
        return "\n".join(f"{names[key].vi}: {flat(part, names[key].of)}" for key, part in value.items() if key != AT and key in names)
    known = VOCABULARIES.get(table, {}).get(value)
    return known[0] if known else value


def _paragraphs(before: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield Change("Nội dung", words("\n\n".join(before[start:stop]), "\n\n".join(now[first:last])))


def words(before: str, now: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word."""
    old, new = WORD.findall(before), WORD.findall(now)
    found = []
    for kind, start, stop, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(old[start:stop])))
            continue
        found += [Piece("out", "".join(old[start:stop]))] if stop > start else []
        found += [Piece("in", "".join(new[first:last]))] if last > first else []
    return tuple(found)
