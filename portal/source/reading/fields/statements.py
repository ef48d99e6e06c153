"""Owns the statements of one file: lists of targets or results, as sentences or mappings, each with its interpretation.

A sentence with several statements becomes several lines; one that is not understood becomes a line that only quotes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from portal.record import dataclass
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.values import Entries
from portal.source.reading.limits import DIGITS
from portal.text import sentence as grammar
from portal.text.numbers import format_number
from portal.text.sentence.explanation import explain
from portal.text.sentence.label import read_number_label
from portal.text.statement import Form, Statement

MEASURED = (
    "indicator", "scope", "comparator", "value", "value_max", "of", "measure", "per", "period", "by", "as_of", "part_of",
    "share_of_plan", "change", "quote",
)  # fmt: skip
OTHER = ("origin", "better", "baseline", "verdict", "sensitive", "note", "document")
FIELDS = {"target": "chỉ tiêu", "result": "kết quả"}
ENDLESS = re.compile(rf"[0-9]{{{DIGITS.most + 1},}}|[0-9]{{1,3}}(?:[.,][0-9]{{3}}){{{DIGITS.most // 3},}}")
SHOWN = 200  # characters of a sentence that is not read
NO_FIGURE = "Không thấy con số nào"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement of a list, as read: its number label, its content, its interpretation, and other given fields.

    `letter` distinguishes the parts of one sentence: "(4) 350 ha; 62,3%" makes the lines 4a and 4b. `whole` is the index in the list of the
    line this one is a part of ("trong đó …"), -1 for none.
    """

    statement: Statement
    explanation: str
    line: int
    number: str = ""
    unit: Name | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    letter: str = ""
    whole: int = -1

    @property
    def label(self) -> str:
        """Return the number within the plan as far as it was typed: "4", "4a", "" if none was."""
        return f"{self.number}{self.letter}" if self.number else ""


@dataclass(frozen=True, slots=True)
class _Context:
    """The context in which a line is read."""

    role: str
    above: list[StatementLine]
    reference: date | None
    report: Report


def read_lines(items: Sequence[Entries | Name], role: str, reference: date | None, report: Report) -> tuple[StatementLine, ...]:
    """Read a list in order; a line may inherit its deadline from the lines above it. `role`: "target" | "result"."""
    lines: list[StatementLine] = []
    context = _Context(role, lines, reference, report)
    for item in items:
        if endless := _endless(item):
            report.add("F160", endless.line, DIGITS.described(), field=FIELDS[role])
            lines.append(unread(endless, "", endless.text[:SHOWN]))
        else:
            lines += _sentence(item, context) if isinstance(item, Name) else _entry(item, context)
    return tuple(lines)


def _endless(item: Entries | Name) -> Name | None:
    """Return the text of a statement that holds a number with more digits than any count has."""
    texts = [item] if isinstance(item, Name) else [text for text in item.values.values() if isinstance(text, Name)]
    return next((text for text in texts if len(text.text) > DIGITS.most and ENDLESS.search(text.text)), None)


def _sentence(item: Name, context: _Context) -> list[StatementLine]:
    """Return the lines of one sentence; one that quotes it if it is not understood."""
    number, text = read_number_label(item.text)
    above = [line.statement for line in context.above]
    parts = grammar.read_parts(text, role=context.role, before=above, reference=context.reference)
    if (reading := parts[0].reading).statement is None:
        context.report.add("T109", item.line, reading.fault, reading.hint, field=FIELDS[context.role])
        return [unread(item, number, text)]
    return [_line(part, item, number, context) for part in parts]


def _line(part: grammar.Part, item: Name, number: str, context: _Context) -> StatementLine:
    """Return one part of a sentence as a line; its whole is the line above it, or an earlier part of the sentence."""
    said = part.reading.statement
    assert said is not None
    place = len(context.above) + part.within if part.within >= 0 else _whole(said, context.above)
    label = f"{number}{part.letter}" if number else ""
    said = replace(said, number=label) if label else said
    words = explain(said, "" if place < 0 or (part.within < 0 and context.above[place].label) else "dòng trên")
    named = f"({number}), phần {part.letter}" if number and context.role == "result" else f"({label or part.letter})"
    return StatementLine(said, f"{named} {words}" if part.letter else words, item.line, number, letter=part.letter, whole=place)


def _whole(said: Statement, above: Sequence[StatementLine]) -> int:
    """Return the index of the line that a "trong đó" divides: the one above, or the one that line divides too."""
    if not said.part_of or not above:
        return -1
    return above[-1].whole if above[-1].whole >= 0 else len(above) - 1


def unread(item: Name, number: str, text: str) -> StatementLine:
    """Return the line of a sentence that was not understood: it holds the words alone."""
    said = Statement(quote=grammar.trim_quote(text) or text.strip(), form=Form.UNREAD, number=number)
    return StatementLine(said, explain(said), item.line, number)


def _entry(item: Entries, context: _Context) -> list[StatementLine]:
    """Return the lines of a mapping: its sentence, corrected by its single fields."""
    sentence = item.name("sentence")
    given = {key: _written(item, key) for key in MEASURED if key in item.values}
    extra = {key: _written(item, key) for key in OTHER if key in item.values}
    number, unit = item.text("number").strip("()[].: ").lower(), item.name("unit")
    if sentence and "value" not in given:
        lines = _with_verdict(sentence, context) if extra.get("verdict") else _sentence(sentence, context)
        if given and len(lines) > 1:
            context.report.add("T109", sentence.line, SEVERAL, SEVERAL_HINT, field=FIELDS[context.role])
            lines = [unread(sentence, lines[0].number, read_number_label(sentence.text)[1])]
        lines = [_mended(line, given, sentence, item, context) for line in lines]
    else:
        lines = [_from_fields(given, sentence, None, item, context)]
    return [_numbered(replace(line, unit=unit, extra=extra), number) for line in lines]


SEVERAL = "câu có nhiều con số, mà các trường ghi kèm chỉ sửa được một"
SEVERAL_HINT = "Viết mỗi con số thành một mục riêng"


def _with_verdict(sentence: Name, context: _Context) -> list[StatementLine]:
    """Return the lines; a result without any figure is valid next to the source's own verdict."""
    number, text = read_number_label(sentence.text)
    reading = grammar.read_statement(text, role=context.role, reference=context.reference)
    if reading.statement or not reading.fault.startswith(NO_FIGURE):
        return _sentence(sentence, context)
    said = Statement(quote=grammar.trim_quote(text), form=Form.QUALITY, number=number)
    return [StatementLine(said, explain(said), sentence.line, number)]


def _numbered(line: StatementLine, number: str) -> StatementLine:
    number = number or line.number
    return replace(line, number=number, statement=replace(line.statement, number=f"{number}{line.letter}" if number else ""))


def _mended(line: StatementLine, given: dict[str, str], sentence: Name, item: Entries, context: _Context) -> StatementLine:
    if not given or line.statement.form is Form.UNREAD:
        return line
    return _from_fields(given, sentence, line, item, context)


def _from_fields(
    given: dict[str, str], sentence: Name | None, base: StatementLine | None, item: Entries, context: _Context
) -> StatementLine:
    """Return a line of single fields, which override those of its sentence if that was understood."""
    fields = {**(_fields_of(base.statement) if base else {}), **given}
    number, text = read_number_label(sentence.text) if sentence else ("", given.get("quote", ""))
    if sentence:
        fields.setdefault("quote", text)
    try:
        made = grammar.statement_from_fields(fields)
    except grammar.FaultyFields as faulty:
        for key, message in faulty.faults:
            context.report.add("T111", item.line_of(key), given.get(key, key), message, field=key)
        words = text or ", ".join(str(value) for value in given.values())
        return replace(unread(Name(words, item.line), number, words), line=item.line)
    if base and not {"by", "period"} & given.keys():
        made = replace(made, by=base.statement.by, period=base.statement.period)
    whole = base.whole if base and "part_of" not in given else -1
    return StatementLine(made, explain(made), item.line, base.number if base else number, whole=whole)


def _fields_of(said: Statement) -> dict[str, str]:
    """Return a statement as fields again, so that single ones can be corrected by hand."""
    numbers = {"value": said.value, "value_max": said.value_max, "of": said.of, "share": said.share, "planned": said.planned}
    texts = {
        "indicator": said.indicator, "scope": said.scope, "comparator": said.comparator.value, "measure": said.measure,
        "per": said.per, "part_of": said.part_of, "share_of_plan": said.share_of_plan, "change": said.change,
        "change_base": said.change_base, "quote": said.quote, "as_of": said.as_of.isoformat() if said.as_of else "",
    }  # fmt: skip
    found = {key: format_number(number) for key, number in numbers.items() if number is not None}
    return found | {key: text for key, text in texts.items() if text}


def _written(item: Entries, key: str) -> Any:
    value = item.values[key]
    return value.text if isinstance(value, Name) else value
