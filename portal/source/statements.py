"""Owns the statements of one file: lists of targets or results, as sentences or mappings, each told how it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from portal.record import dataclass
from portal.source.faults import Report
from portal.source.node import Name
from portal.source.values import Entries
from portal.text import sentence as grammar
from portal.text.numbers import format_number
from portal.text.sentence.explanation import explain
from portal.text.sentence.label import read_number_label
from portal.text.statement import Statement

MEASURED = (
    "indicator", "scope", "comparator", "value", "value_max", "of", "measure", "per", "period", "by", "as_of", "part_of",
    "share_of_plan", "change", "quote",
)  # fmt: skip
OTHER = ("origin", "better", "baseline", "verdict", "sensitive", "note", "document")


@dataclass(frozen=True, slots=True)
class Line:
    """One statement of a list, as read: its number label, what it says, how it was understood, and what else was given."""

    statement: Statement
    explanation: str
    line: int
    number: str = ""
    unit: Name | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def read_lines(items: Sequence[Entries | Name], role: str, reference: date | None, report: Report) -> tuple[Line, ...]:
    """Read a list in order; a line may inherit its deadline from the lines above it. `role`: "target" | "result"."""
    lines: list[Line] = []
    for item in items:
        above = [line.statement for line in lines]
        read = _sentence if isinstance(item, Name) else _entry
        line = read(item, role, above, reference, report)  # type: ignore[arg-type]
        if line:
            lines.append(line)
    return tuple(lines)


def _sentence(item: Name, role: str, above: list[Statement], reference: date | None, report: Report) -> Line | None:
    number, text = read_number_label(item.text)
    reading = grammar.read_statement(text, role=role, before=above, reference=reference)
    if reading.statement is None:
        report.add("T109", item.line, reading.fault, reading.hint, field="chỉ tiêu" if role == "target" else "kết quả")
        return None
    statement = replace(reading.statement, number=number) if number else reading.statement
    return Line(statement, reading.explanation, item.line, number)


def _entry(item: Entries, role: str, above: list[Statement], reference: date | None, report: Report) -> Line | None:
    sentence = item.name("sentence")
    given = {key: _written(item, key) for key in MEASURED if key in item.values}
    base = _sentence(sentence, role, above, reference, report) if sentence else None
    if sentence and base is None and "value" not in given:
        return None
    number = item.text("number").strip("() ") or (base.number if base else "")
    statement = _from_fields(given, sentence, base, item, report)
    if statement is None:
        return None
    extra = {key: _written(item, key) for key in OTHER if key in item.values}
    return Line(replace(statement, number=number), explain(statement), item.line, number, item.name("unit"), extra)


def _from_fields(
    given: dict[str, str], sentence: Name | None, base: Line | None, item: Entries, report: Report
) -> Statement | None:
    if not given and base:
        return base.statement
    fields = {**(_fields_of(base.statement) if base else {}), **given}
    if sentence:
        fields.setdefault("quote", sentence.text)
    try:
        made = grammar.statement_from_fields(fields)
    except grammar.FaultyFields as faulty:
        for key, message in faulty.faults:
            report.add("T111", item.line_of(key), given.get(key, key), message, field=key)
        return None
    return replace(made, by=base.statement.by, period=base.statement.period) if base and not {"by", "period"} & given.keys() else made


def _fields_of(said: Statement) -> dict[str, str]:
    """A statement as fields again, so that single ones can be put right by hand."""
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
