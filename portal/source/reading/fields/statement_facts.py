"""Owns the facts derived from one statement in its context: its deadline, its day, what it measures, its baseline."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from portal.domain.figure import figure
from portal.domain.plan import Baseline, Plan
from portal.source.reading.fields.statements import StatementLine
from portal.text import sentence as grammar
from portal.text.fold import fold_name
from portal.text.sentence.likeness import plainly_other
from portal.text.statement import Deadline, Form, Statement


def is_unrelated(known: Statement, said: Statement) -> bool:
    """Return whether a line clearly means something other than the target of its number."""
    return Form.UNREAD not in (known.form, said.form) and plainly_other(known, said)


def nearness(one: Statement, other: Statement) -> tuple[bool, float]:
    """Return how likely two statements mean the same: whether in the same measure, and what share of their words they have in common."""
    mine, theirs = (frozenset(re.findall(r"[^\W\d]+", fold_name(f"{said.scope} {said.indicator}"))) for said in (one, other))
    return one.measure == other.measure, len(mine & theirs) / max(1, len(mine | theirs))


def part_place(line: StatementLine, above: list[str]) -> str:
    """Return the result that a "trong đó" line is a part of: as read from the list, or the one whose place it names."""
    if 0 <= line.whole < len(above):
        return above[line.whole]
    if not line.statement.part_of or not above:
        return ""
    place = int(line.statement.part_of) if line.statement.part_of.isdecimal() else len(above)
    return above[place - 1] if 0 < place <= len(above) else above[-1]


def with_deadline(statement: Statement, plan: Plan) -> Statement:
    """Return a target without a deadline with its plan's last year, and a remark on that."""
    if statement.by or plan.period is None or statement.form is Form.UNREAD:
        return statement
    return replace(statement, by=Deadline(date(plan.period.end, 12, 31), "year", "plan"))


def fact_day(statement: Statement, reported: date, *, filed: bool = False) -> date:
    """Return the day a figure is of: as stated, otherwise the end of its period if that is past, otherwise the day it was reported."""
    if statement.as_of:
        return statement.as_of
    end = statement.period.end if statement.period else None
    return end if end and (filed or end <= reported) else reported


def measured_thing(plan: str, statement: Statement) -> tuple[str, ...]:
    """Return what a statement measures within its plan, regardless of tone marks and spaces."""
    return plan, fold_name(statement.indicator), fold_name(statement.scope), fold_name(statement.measure), statement.part_of


def baseline_of(text: str, reported: date) -> Baseline | None:
    """Return the baseline of a target, with its figure and year if the words contain them."""
    if not text:
        return None
    said = grammar.read_statement(text, role="result", reference=reported).statement
    if said is None:
        return Baseline(text)
    moment = said.as_of or (said.period.end if said.period else None)
    return Baseline(text, figure(said), moment.year if moment else None)
