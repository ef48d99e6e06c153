"""Owns where a fault or a reading stands in the form: at the box whose line of the file it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.desk.telling import WORDS
from portal.domain.problem import Problem, Severity
from portal.source.checking.waiting import WAITING
from portal.source.reading.fields.schema import TABLES, key_of
from portal.text.sentence.parts import MOST, read_parts
from webdesk.newsroom.room import Checked
from webdesk.screens.spoken import hint_of
from webdesk.sheet.lines import Entry, cut, items_of, pairs_of
from webdesk.sheet.values import AT, FIRST, LISTED, Value, is_empty

BODY, WHOLE = "body", ""
PERSONAL, MISSING, UNDESCRIBED = "W190", "T101", "L103"
PICTURE = "!["  # what Markdown writes of one is no words


@dataclass(slots=True)
class Note:
    """One thing to say at a box."""

    severity: str  # "error", "warning", "note"
    label: str
    words: str
    hint: str = ""
    excerpt: str = ""
    number: str = ""  # a citizen's own number, perhaps


@dataclass(slots=True)
class Notes:
    """All there is to say, by the name of the box; "" is the whole article."""

    at: dict[str, list[Note]] = field(default_factory=dict)
    readings: dict[str, list[str]] = field(default_factory=dict)
    several: list[str] = field(default_factory=list)  # boxes of sentences that say several things

    @property
    def counts(self) -> dict[str, int]:
        """How many errors and warnings."""
        found = [note.severity for notes in self.at.values() for note in notes]
        return {word: found.count(word) for word in ("error", "warning")}


def notes_of(text: str, checked: Checked, values: Mapping[str, Value]) -> Notes:
    """What was found, each at its box; `values` are those of the form, whose lists may have other places than the file's."""
    return noted(places_of(text), checked, values)


def noted(places: Places, checked: Checked, values: Mapping[str, Value]) -> Notes:
    """What was found, each at the box of its place."""
    made = Notes()
    for problem in checked.problems:
        if problem.code != WAITING:
            made.at.setdefault(in_form(places.of(problem), values), []).append(_note(problem, places))
    for reading in checked.readings:
        if place := in_form(places.at(reading.line), values):
            made.readings.setdefault(place, []).append(reading.words)
    made.several = [place for place, words in made.readings.items() if 1 < len(words) <= MOST]
    return made


def in_form(name: str, values: Value | Mapping[str, Value]) -> str:
    """The box of a form for a place in the file: «plans.0.targets.1» may be «plans.0.targets.n3»."""
    first, _, rest = name.partition(".")
    if isinstance(values, list) and first.isdigit():
        there = [part for part in values if isinstance(part, dict) and not is_empty(part)]
        part: Value = there[int(first)] if int(first) < len(there) else ""
        first = str(part.get(AT, first)) if isinstance(part, dict) else first
    else:
        part = values.get(first, "") if isinstance(values, Mapping) else ""
    return f"{first}.{in_form(rest, part)}" if rest else first


def _note(problem: Problem, places: Places) -> Note:
    excerpt = problem.excerpt.strip() if places.is_body(problem.line) else ""
    excerpt = "" if excerpt.startswith(PICTURE) else excerpt
    label = WORDS[Severity(problem.severity)].capitalize()
    number = problem.mark if problem.code == PERSONAL else ""
    return Note(problem.severity.value, label, problem.message, hint_of(problem.code, problem.hint), excerpt, number)


def places_of(text: str, table: str = "article") -> Places:
    """The places of a text."""
    file = cut(text, table)
    return Places(file.lines, file.entries, table, file.end + 2) if file else Places([], [], table)


class Places:
    """The box that a line of the file stands for. `entries`: those of one mapping of a table; `body`: the first line below them."""

    def __init__(self, lines: list[str], entries: list[Entry], table: str, body: int = 1 << 30) -> None:
        self._spans, self._table, self._body = list(_spans(lines, entries, "")), table, body

    def is_body(self, line: int) -> bool:
        """Whether a line is one of the body."""
        return line >= self._body

    def at(self, line: int) -> str:
        """The innermost box of a line, "" when it is none's."""
        if self.is_body(line):
            return BODY
        found = [(stop - start, name) for start, stop, name in self._spans if start <= line < stop]
        return min(found, key=lambda one: (one[0], -len(one[1])), default=(0, WHOLE))[1]

    def of(self, problem: Problem) -> str:
        """The box of a problem; of one that only names its field, that field's."""
        place = self.at(problem.line) if problem.line else WHOLE
        if problem.code == UNDESCRIBED and place.startswith("images."):
            return ".".join((*place.split(".")[:2], "alt"))
        if place and (problem.code != MISSING or "." in place):  # what is missing has no line of its own
            return place
        wanted = key_of(problem.field)
        return next((item.name for item in TABLES[self._table] if wanted in (key_of(item.vi), item.name)), place) if wanted else place


def _spans(lines: list[str], entries: list[Entry], before: str) -> Iterator[tuple[int, int, str]]:
    """Every box with its first line and the line after its last."""
    for entry in entries:
        if entry.field is None:
            continue
        name, stop = f"{before}{entry.field.name}", entry.line + len(entry.lines)
        yield entry.line, stop, name
        if entry.field.type == "map" and entry.node.pairs:
            yield from _spans(lines, pairs_of(lines, entry.node, entry.field.of, stop - 1), f"{name}.")
        elif entry.field.type in LISTED:
            yield from _items(lines, entry, name, stop)


def _items(lines: list[str], entry: Entry, name: str, stop: int) -> Iterator[tuple[int, int, str]]:
    assert entry.field is not None
    first = FIRST.get(entry.field.of, "")
    for place, item in enumerate(items_of(lines, entry.node, stop - 1)):
        end = item.line + len(item.lines)
        yield item.line, end, f"{name}.{place}" + (f".{first}" if first and not item.node.pairs else "")
        if item.node.pairs:
            yield from _spans(lines, pairs_of(lines, item.node, entry.field.of, end - 1), f"{name}.{place}.")


def parted(sentence: str, role: str) -> list[str]:
    """The sentences that one which says several things becomes; itself alone where it says one."""
    from portal.text.sentence.label import read_number_label

    number, text = read_number_label(sentence)
    found = [(part.letter, part.reading.statement) for part in read_parts(text, role=role)]
    quotes = [(letter, said.quote) for letter, said in found if said]
    if len(found) < 2 or len({quote for _, quote in quotes}) < len(found):
        return [sentence]
    return [f"({number}{letter}) {quote}" if number else quote for letter, quote in quotes]
