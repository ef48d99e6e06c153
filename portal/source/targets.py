"""Owns the life of targets and results while articles are taken in order of time: set, restated, changed, reported on.

A later article that gives the same number other figures makes a change and is asked for a note; old and new stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from portal.domain.figure import figure
from portal.domain.plan import Baseline, Origin, Plan, Result, Standing, State, Target
from portal.domain.telling import changed, in_force, told_first
from portal.source.draft import Mention
from portal.source.faults import Report
from portal.source.names import Names
from portal.source.registry import Registries, resolve
from portal.source.statements import Line
from portal.text import sentence as grammar
from portal.text.fold import fold_name
from portal.text.nearest import nearest
from portal.text.sentence.likeness import same_figures
from portal.text.statement import Deadline, Statement

LIKE = 0.6  # of names of plans, where one of them is not what was meant
UNJUDGED = Standing(State.RUNNING, "", "")


@dataclass(slots=True)
class Where:
    """Where a statement stands: the article (or none, when a plan's file says it) and the day it is told.

    A file's figures are of the day or period they name; its day is that of the plan's issue, where that is known.
    """

    article: str
    day: date
    path: str
    dated: bool = False  # a file whose day is known


@dataclass(slots=True)
class Promises:
    """All targets and results so far, by plan and number."""

    registries: Registries
    plan_names: Names = field(default_factory=Names)
    targets: dict[str, Target] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    by_plan: dict[str, list[str]] = field(default_factory=dict)  # plan id → target ids, in order
    on_plan: dict[str, list[str]] = field(default_factory=dict)  # plan id → result ids
    counts: dict[str, int] = field(default_factory=dict)  # article or file → results in it so far
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # target id → file and line that set it
    filed: dict[str, tuple[date, Statement]] = field(default_factory=dict)  # target id → what a plan's file says, on a day that is known
    alike: dict[tuple[str, ...], list[str]] = field(default_factory=dict)  # plan and what is measured → target ids

    def check(self, plan: str, name: str, mention: Mention, report: Report) -> None:
        """Tell what would contradict the register, before anything of it is taken."""
        seen: set[str] = set()
        for line in mention.targets:
            if line.number and line.number in seen:
                report.add("C111", line.line, line.number, name)
            seen.add(line.number)
        for line in mention.results:
            known = f"{plan}-{line.number}" in self.targets or line.number in seen
            if line.number and not known and line.statement.form == "value":
                report.add("C108", line.line, line.number, name, self._numbers(plan, line.number), field="kết quả")

    def _numbers(self, plan: str, number: str) -> str:
        """What a plan has instead of a number, and which plan of a like name has it."""
        numbers = [f"({self.targets[id].number})" for id in self.by_plan.get(plan, ())]
        has = f"Đã có các chỉ tiêu: {', '.join(numbers)}." if numbers else "Kế hoạch này chưa có chỉ tiêu nào."
        others = {self._name(id): id for id in self.by_plan if id != plan and f"{id}-{number}" in self.targets}
        near = nearest(self._name(plan), others, LIKE)
        return f"{has} Có phải kế hoạch «{near}»?" if near else has

    def _name(self, plan: str) -> str:
        return self.plan_names.ids.get(plan, plan)

    def take(self, plan: Plan, mention: Mention, where: Where, report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Enter the targets and results of one mention; the ids of both."""
        before = frozenset(self.by_plan.get(plan.id, ()))
        targets = tuple(self._target(plan, line, mention.note, where, report, before) for line in mention.targets)
        results = self.report(mention.results, where, report, plan)
        return targets, results

    def _target(self, plan: Plan, line: Line, note: str, where: Where, report: Report, before: frozenset[str]) -> str:
        statement = with_deadline(line.statement, plan)
        number = line.number or self._number_of(plan.id, statement, before)
        id = f"{plan.id}-{number}"
        known = self.targets.get(id)
        if known is None:
            self._set(id, plan, number, statement, line, where, report, note)
            return id
        early, same = self._early(known, where), same_figures(in_force(known, where.day), statement)
        if early and not same and id in self.filed:  # as drafts do: what the file says later outweighs it
            self.targets[id] = told_first(known, where.day, where.article, replace(statement, number=number))
            return id
        known = told_first(known, where.day, where.article) if early else known
        if same:
            self._restate(known, line, where)
        else:
            self._change(known, statement, line, note, where, report)
        return id

    def _number_of(self, plan: str, statement: Statement, before: frozenset[str]) -> str:
        """The number of a line that has none: that of the same promise in an earlier article, else the next free one."""
        alike = [id for id in self.alike.get(measured_thing(plan, statement), ()) if id in before]
        same = [id for id in alike if same_figures(self.targets[id].statement, statement)]
        if same or len(alike) == 1:
            return self.targets[(same or alike)[0]].number
        number = len(self.by_plan.get(plan, ())) + 1
        while f"{plan}-{number}" in self.targets:
            number += 1
        return str(number)

    def _early(self, known: Target, where: Where) -> bool:
        """Whether an article tells it before the day of the plan's file that sets it."""
        return bool(where.article) and not known.article and known.day is not None and where.day < known.day

    def _restate(self, known: Target, line: Line, where: Where) -> None:
        """A citation; what the first telling left out (which way is better, who set it) may be told now."""
        cited = bool(where.article) and where.article not in (known.article, *known.citations)
        self.targets[known.id] = replace(
            known,
            citations=(*known.citations, where.article) if cited else known.citations,
            better=known.better or line.extra.get("better", ""),
            origin=known.origin or Origin(line.extra.get("origin", "")),
            baseline=known.baseline or _baseline(line.extra.get("baseline", ""), where.day),
            sensitive=known.sensitive or bool(line.extra.get("sensitive")),
        )

    def _set(self, id: str, plan: Plan, number: str, statement: Statement, line: Line, where: Where, report: Report, note: str) -> None:
        extra = line.extra
        unit = resolve(line.unit, "đơn vị", "đơn vị", self.registries.unit_names, report) if line.unit else ""
        part_of = f"{plan.id}-{statement.part_of}" if statement.part_of else ""
        self.targets[id] = Target(
            id, plan.id, number, replace(statement, number=number), UNJUDGED, where.day, where.article,
            extra.get("document", ""), unit or plan.issuer, Origin(extra.get("origin", "")), extra.get("better", ""),
            bool(extra.get("sensitive")), extra.get("note") or note, part_of, baseline=_baseline(extra.get("baseline", ""), where.day),
        )  # fmt: skip
        self.by_plan.setdefault(plan.id, []).append(id)
        self.alike.setdefault(measured_thing(plan.id, statement), []).append(id)
        self.places[id] = (where.path, line.line)
        if where.dated:
            self.filed[id] = where.day, self.targets[id].statement
        parent = self.targets.get(part_of)
        if parent:
            self.targets[part_of] = replace(parent, parts=(*parent.parts, id))

    def _change(self, known: Target, statement: Statement, line: Line, note: str, where: Where, report: Report) -> None:
        note = line.extra.get("note") or note
        if not note:
            report.add("C107", line.line, known.number, self._name(known.plan), known.statement.quote, field="chỉ tiêu")
        new = replace(statement, number=known.number)
        filed = self.filed.get(known.id)
        known = changed(known, new, where.day, where.article, note)
        if filed and where.day < filed[0] and not same_figures(in_force(known, filed[0]), filed[1]):  # the file says it again
            known = changed(known, filed[1], filed[0], "", "")
        self.targets[known.id] = known

    def report(self, lines: tuple[Line, ...], where: Where, report: Report, plan: Plan | None = None) -> tuple[str, ...]:
        """Enter results: on the target of their number, else on the plan, else on nothing."""
        ids: list[str] = []
        for line in lines:
            place = where.article or where.path
            self.counts[place] = self.counts.get(place, 0) + 1
            id = f"{place}#{self.counts[place]}"
            self._result(id, line, ids, where, plan, report)
            ids.append(id)
        return tuple(ids)

    def _result(self, id: str, line: Line, above: list[str], where: Where, plan: Plan | None, report: Report) -> None:
        extra: dict[str, Any] = line.extra
        target = f"{plan.id}-{line.number}" if plan and line.number else ""
        target = target if target in self.targets else ""
        unit = resolve(line.unit, "đơn vị", "đơn vị", self.registries.unit_names, report) if line.unit else ""
        said = line.statement
        day = fact_day(said, where.day, filed=not where.article)
        result = Result(
            id, said, where.article, day, plan.id if plan else "", target, unit, extra.get("document", ""), extra.get("verdict", ""),
            bool(extra.get("sensitive")), extra.get("note", ""), _part(said, above), line.number,
        )  # fmt: skip
        self.results[id] = result
        if target:
            known = self.targets[target]
            self.targets[target] = replace(known, results=(*known.results, id), sensitive=known.sensitive or result.sensitive)
        elif plan:
            self.on_plan.setdefault(plan.id, []).append(id)


def _part(said: Statement, above: list[str]) -> str:
    """The result a "trong đó" line is a part of: the one before it, or the one whose place it names."""
    if not said.part_of or not above:
        return ""
    place = int(said.part_of) if said.part_of.isdecimal() else len(above)
    return above[place - 1] if 0 < place <= len(above) else above[-1]


def with_deadline(statement: Statement, plan: Plan) -> Statement:
    """A target without a deadline has its plan's last year, and says so."""
    if statement.by or plan.period is None:
        return statement
    return replace(statement, by=Deadline(date(plan.period.end, 12, 31), "year", "plan"))


def fact_day(statement: Statement, told: date, *, filed: bool = False) -> date:
    """The day a figure is of: as it says, else the end of its period if that is past, else the day it was told."""
    if statement.as_of:
        return statement.as_of
    end = statement.period.end if statement.period else None
    return end if end and (filed or end <= told) else told


def measured_thing(plan: str, statement: Statement) -> tuple[str, ...]:
    """What a statement measures within its plan, however its words are marked and spaced."""
    return plan, fold_name(statement.indicator), fold_name(statement.scope), fold_name(statement.measure), statement.part_of


def _baseline(text: str, told: date) -> Baseline | None:
    """Where a target starts from, with its figure and year when the words say them."""
    if not text:
        return None
    said = grammar.read_statement(text, role="result", reference=told).statement
    if said is None:
        return Baseline(text)
    moment = said.as_of or (said.period.end if said.period else None)
    return Baseline(text, figure(said), moment.year if moment else None)
