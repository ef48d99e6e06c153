"""The bench: some 330 sentences of our own making, by form, each read exactly so or refused for that reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from portal.text.day import format_day
from portal.text.numbers import format_number
from portal.text.sentence import Reading, read_statement
from portal.text.statement import Comparator, Form, Statement

BENCH = Path(__file__).parent / "bench"
ARTICLE_DATE = date(2019, 10, 5)
ROLES = {"T": "target", "R": "result"}
ANY = "*"


def rows() -> Iterator[tuple[str, str, str, str]]:
    for table in sorted(BENCH.glob("*.txt")):
        for line in table.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                role, sentence, expected = (part.strip() for part in line.split(" | "))
                yield table.stem, role, sentence, expected


ROWS = list(rows())


def number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def due(statement: Statement, wanted: str) -> str:
    """The deadline the way the row writes it: "2025" or "30/6/2025"."""
    if statement.by is None or statement.by.source != "stated":
        return ""
    if wanted.isdigit():
        return str(statement.by.day.year) if statement.by.precision == "year" else "not a year"
    return format_day(statement.by.day)


def told(statement: Statement, wanted: dict[str, str]) -> dict[str, str]:
    """Everything the statement says, with the values of a plain one left out, so that nothing unexpected passes."""
    said = {
        "value": number(statement.value), "max": number(statement.value_max), "of": number(statement.of), "share": number(statement.share),
        "planned": number(statement.planned), "measure": statement.measure, "per": statement.per, "plan": statement.share_of_plan,
        "cmp": "" if statement.comparator is Comparator.EQ else statement.comparator.value,
        "form": "" if statement.form is Form.VALUE else statement.form.value, "change": statement.change, "base": statement.change_base,
        "by": due(statement, wanted.get("by", "")), "as_of": format_day(statement.as_of) if statement.as_of else "",
        "period": statement.period.text if statement.period else "", "also": str(len(statement.also) or ""), "part": statement.part_of,
    }  # fmt: skip
    return {name: ANY if wanted.get(name) == ANY and value else value for name, value in said.items() if value}


@pytest.mark.parametrize(("form", "role", "sentence", "expected"), ROWS, ids=[f"{r[0]}: {r[2][:60]}" for r in ROWS])
def test_a_sentence_of_the_bench_is_read_right_or_refused(form: str, role: str, sentence: str, expected: str) -> None:
    reading = read_statement(sentence, role=ROLES[role], reference=ARTICLE_DATE)
    if expected.startswith("refused"):
        assert reading.statement is None, reading.explanation
        assert expected.removeprefix("refused").strip(": ") in reading.fault
        assert reading.hint
        return
    wanted = dict(part.strip().split("=", 1) for part in expected.split(";"))
    assert reading.statement is not None, reading.fault
    assert told(reading.statement, wanted) == wanted
    assert_everything_is_explained(reading)


def assert_everything_is_explained(reading: Reading) -> None:
    s = reading.statement
    assert s is not None and reading.explanation.startswith("Hiểu là: ") and not reading.fault
    figures = [s.value, s.value_max, s.of, s.share, s.planned, *(extra.value for extra in s.also)]
    words = [s.measure, s.per, s.scope, s.indicator, s.share_of_plan, s.change_base, s.period.text if s.period else ""]
    for word in [*(format_number(f) for f in figures if f is not None), *words]:
        assert word in reading.explanation


def test_the_bench_holds_three_hundred_sentences_in_every_form() -> None:
    assert len(ROWS) >= 300
    assert len({sentence for _, _, sentence, _ in ROWS}) == len(ROWS)
    assert all(sum(row[0] == form for row in ROWS) >= 10 for form in {row[0] for row in ROWS})
