"""Owns the checks of promises over time: baselines against earlier results, and unknown directions.

All are warnings or notes for staff; none holds an article back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from portal.domain.comparison import UNDIRECTED, compare
from portal.domain.direction import direction
from portal.domain.facts import Facts
from portal.domain.figure import figure
from portal.domain.plan import Result, Target
from portal.domain.problem import Problem
from portal.source.reading.faults import problem
from portal.text.dates import format_day
from portal.text.fold import fold_name
from portal.text.statement import Comparator, Form, Statement

Key = tuple[str, str, str]
Places = Mapping[str, tuple[str, int]]  # target → file and line


def review(facts: Facts, places: Places) -> list[Problem]:
    """Return everything that staff should look at."""
    return [*check_baselines(facts, places), *check_directions(facts, places), *check_issue(facts, places)]


def check_baselines(facts: Facts, places: Places) -> Iterator[Problem]:
    """Yield C114: the baseline of a target differs from the result its unit reported for that year."""
    reported = _reported(facts)
    for target in facts.targets.values():
        found = _year_before(target, reported, facts)
        if target.baseline and found and figure(found.statement) != target.baseline.value:
            path, line = places.get(target.id, ("", 0))
            yield problem("C114", path, line, target.baseline.value, figure(found.statement))


def _year_before(target: Target, reported: Mapping[tuple[Key, int], list[Result]], facts: Facts) -> Result | None:
    """Return the latest exact figure of the baseline's year; by default the year before the target's plan."""
    baseline = target.baseline
    if baseline is None or not baseline.value:
        return None
    period = facts.plans[target.plan].period
    year = baseline.year or (period.start - 1 if period else None)
    results = reported.get((_key(target.statement, target.unit), year), []) if year else []
    exact = [result for result in results if result.statement.comparator is Comparator.EQ and result.statement.form is Form.VALUE]
    return max(exact, key=lambda result: result.day, default=None)


def _reported(facts: Facts) -> dict[tuple[Key, int], list[Result]]:
    """Return results by what they measure, for which unit, and their year."""
    found: dict[tuple[Key, int], list[Result]] = {}
    for result in facts.results.values():
        target = facts.targets.get(result.target)
        said, unit = (target.statement, target.unit) if target else (result.statement, result.unit)
        found.setdefault((_key(said, unit), year_of(result)), []).append(result)
    return found


def _key(said: Statement, unit: str) -> Key:
    return fold_name(f"{said.indicator} {said.scope}"), fold_name(said.measure), unit


def year_of(result: Result) -> int:
    """Return the year of a figure."""
    period: date | None = result.statement.period.end if result.statement.period else None
    return (result.statement.as_of or period or result.day).year


def check_directions(facts: Facts, places: Places) -> Iterator[Problem]:
    """Yield N104: a result could be compared if the better direction were known."""
    for target in facts.targets.values():
        result = facts.results.get(target.standing.result)
        better, _ = direction(target)
        if result and not better and not result.verdict and compare(target.statement, "", result.statement).obstacle == UNDIRECTED:
            path, line = places.get(target.id, ("", 0))
            yield problem("N104", path, line, target.number, facts.plans[target.plan].name)


def check_issue(facts: Facts, places: Places) -> Iterator[Problem]:
    """Yield C180, C181: a result reported for a target that the plan's file sets only later, or that only a withdrawn article set."""
    for result in facts.results.values():
        place = places.get(f"{result.plan}-{result.number}") if result.number and not result.target else None
        if place:
            plan, reporter = facts.plans[result.plan], facts.articles.get(result.article)
            day, path = format_day(plan.day) if plan.day else "sau này", reporter.path if reporter else place[0]
            if place[0] == plan.path:
                yield problem("C180", *place, result.number, plan.name, day, path)
            elif f"{result.plan}-{result.number}" not in facts.targets:
                yield problem("C181", path, 0, result.number, plan.name, place[0])
