"""Owns what a line inherits from the lines above it and from its plan: deadline, scope, the whole. The line itself has priority."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.record import dataclass
from portal.text.statement import Deadline, Statement


@dataclass(frozen=True, slots=True)
class Above:
    """The context above a line. `new_sentence`: the line begins one; `part`: it begins with "trong đó"; `bare`: with the figure."""

    lines: tuple[Statement, ...] = ()
    plan_period: tuple[int, int] | None = None
    new_sentence: bool = False
    part: bool = False
    bare: bool = False


def inherit(statement: Statement, above: Above, *, role: str) -> Statement:
    """Return the statement completed from its context; its own values have priority."""
    if above.part and above.lines:
        statement = _part(statement, above)
    elif not statement.scope and statement.measure == "%" and above.bare and not above.new_sentence:
        statement = replace(statement, scope=_scope(above, statement))
    if role == "target" and statement.by is None:
        statement = replace(statement, by=_deadline(above))
    return statement


def _part(statement: Statement, above: Above) -> Statement:
    """Return a part: a second "trong đó" below a first one divides the same whole."""
    place = len(above.lines) - 1
    parent = above.lines[place]
    if parent.part_of:
        number = parent.part_of
        parent = next((s for i, s in enumerate(above.lines) if (s.number or str(i + 1)) == number), parent)
    else:
        number = parent.number or str(place + 1)
    return replace(statement, part_of=number, scope=statement.scope or parent.scope)


def _scope(above: Above, statement: Statement) -> str:
    """Return the scope: "65% có trình độ …" refers to the group in the line above."""
    if not above.lines or above.lines[-1].measure != statement.measure:
        return ""
    return above.lines[-1].scope


def _deadline(above: Above) -> Deadline | None:
    if above.lines and (not above.new_sentence or above.part):
        governing = next((s.by for s in reversed(above.lines) if s.by), None)
        if governing and governing.source != "plan":
            return replace(governing, source="inherited")
    if above.plan_period:
        return Deadline(date(above.plan_period[1], 12, 31), "year", "plan")
    return None
