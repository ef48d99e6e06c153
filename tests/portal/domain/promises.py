"""Targets and results for tests, with only what a test is about written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from portal.domain.plan import Result, Standing, State, Target
from portal.text.statement import Comparator, Deadline, Form, Period, Statement

UNJUDGED = Standing(State.RUNNING, "", "")
SET = date(2016, 11, 28)


def said(value: str | None, measure: str = "%", **fields: Any) -> Statement:
    """A statement with one figure; figures are written as text."""
    numbers = {name: Decimal(fields.pop(name)) for name in ("value_max", "of", "share", "planned") if name in fields}
    return Statement(fields.pop("quote", ""), value=None if value is None else Decimal(value), measure=measure, **numbers, **fields)


def until(day: date, precision: str = "year", source: str = "stated") -> Deadline:
    return Deadline(day, precision, source)


def target(value: str | None, measure: str = "%", due: date | None = date(2020, 12, 31), **fields: Any) -> Target:
    """A target set on 28/11/2016; `better`, `sensitive` … are the target's, the rest the statement's."""
    own = {name: fields.pop(name) for name in ("better", "changes", "day", "sensitive", "part_of") if name in fields}
    statement = replace(said(value, measure, **fields), by=until(due) if due else None)
    return Target("de-an-1", "de-an", "1", statement, UNJUDGED, **{"day": SET, "article": "tin/2016/11/dat-ra", **own})


def result(day: date, value: str | None, measure: str = "%", **fields: Any) -> Result:
    """A result of one day."""
    own = {name: fields.pop(name) for name in ("verdict", "sensitive", "part_of") if name in fields}
    return Result(f"tin#{day}", said(value, measure, **fields), "tin/bao-cao", day, "de-an", "de-an-1", **own)


def year(of: int) -> Period:
    return Period(f"năm {of}", date(of, 1, 1), date(of, 12, 31))


__all__ = ["Comparator", "Form", "Period", "result", "said", "target", "until", "year"]
