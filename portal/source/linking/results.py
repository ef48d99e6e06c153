"""Owns the assignment of results to targets, and the record of a result. targets.py handles the targets themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from portal.domain.plan import Plan, Result, Target
from portal.domain.problem import Problem
from portal.source.linking.bodies import body_id
from portal.source.linking.numbering import TargetNumbers, base_of
from portal.source.reading.faults import Report
from portal.source.reading.fields.statement_facts import fact_day, is_unrelated, nearness, part_place
from portal.source.reading.fields.statements import StatementLine
from portal.source.reading.registries.names import Names
from portal.source.reading.registries.registry import Registries
from portal.source.reading.statement_source import StatementSource
from portal.text.statement import Statement


@dataclass(slots=True)
class Results:
    """All targets and results so far; this part adds results to them."""

    registries: Registries
    plan_names: Names = field(default_factory=Names)
    targets: dict[str, Target] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    by_plan: dict[str, list[str]] = field(default_factory=dict)  # plan id → target ids, in order
    on_plan: dict[str, list[str]] = field(default_factory=dict)  # plan id → result ids
    counts: dict[str, int] = field(default_factory=dict)  # article or file → the number of its results so far
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # target id → file and line that set it
    filed: dict[str, tuple[date, Statement]] = field(default_factory=dict)  # target id → the wording of a plan's file, if its day is known
    unsaid: set[str] = field(default_factory=set)  # targets that only withdrawn articles set
    alike: dict[tuple[str, ...], list[str]] = field(default_factory=dict)  # plan and what is measured → target ids
    numbers: TargetNumbers = field(default_factory=TargetNumbers)
    lacking: list[tuple[Problem, str]] = field(default_factory=list)  # C108, with the number that no target has

    def report(self, lines: tuple[StatementLine, ...], where: StatementSource, report: Report, plan: Plan | None = None) -> tuple[str, ...]:
        """Add results: to the target of their number, otherwise to the plan, otherwise to nothing."""
        ids: list[str] = []
        for line in lines:
            place = where.article or where.path
            self.counts[place] = self.counts.get(place, 0) + 1
            id = f"{place}#{self.counts[place]}"
            if found := self._result(id, line, ids, where, report):
                self._add(found, line, plan, report)
            ids.append(id)
        return tuple(ids)

    def _result(self, id: str, line: StatementLine, above: list[str], where: StatementSource, report: Report) -> Result | None:
        """Return the result of a line, without its plan and target; None if it has no day. `above`: the ids of the lines above it."""
        extra: dict[str, Any] = line.extra
        unit = body_id(line.unit, where.day, self.registries, report) if line.unit else ""
        said = line.statement
        if not (where.article or where.dated or said.as_of or (said.period and said.period.end)):
            report.add("W172", line.line, field="kết quả")
            return None
        day = fact_day(said, where.day, filed=not where.article)
        return Result(
            id, said, where.article, day, "", "", unit, extra.get("document", ""), extra.get("verdict", ""),
            bool(extra.get("sensitive")), extra.get("note", ""), part_place(line, above), line.number,
        )  # fmt: skip

    def _add(self, found: Result, line: StatementLine, plan: Plan | None, report: Report) -> None:
        """Add a result to the target it belongs to, otherwise to its plan."""
        target = self._reported(line, plan)
        result = self.results[found.id] = replace(found, plan=plan.id if plan else "", target=target)
        if target:
            known = self.targets[target]
            if not result.part_of and is_unrelated(known.statement, result.statement):
                self._doubt(line, known, report)
            self.targets[target] = replace(known, results=(*known.results, result.id), sensitive=known.sensitive or result.sensitive)
        elif plan:
            self.on_plan.setdefault(plan.id, []).append(result.id)
            if named := self.targets.get(f"{plan.id}-{line.number}"):
                self._doubt(line, named, report)

    def _doubt(self, line: StatementLine, named: Target, report: Report) -> None:
        """Report a result whose words differ from the target of its number."""
        report.add("W171", line.line, line.number, line.statement.quote, named.statement.quote, field="kết quả")

    def _reported(self, line: StatementLine, plan: Plan | None) -> str:
        """Return the target of a result: that of its number; for one part of a sentence, the target with the same words."""
        if plan is None or not line.number:
            return ""
        named = f"{plan.id}-{line.number}" if f"{plan.id}-{line.number}" in self.targets else ""
        best = self._spoken_of(line, plan.id)
        if not line.letter:
            return best or named
        if not best and line.whole >= 0:
            return named  # a part that was never promised belongs to the whole and judges nothing
        return best

    def _spoken_of(self, line: StatementLine, plan: str) -> str:
        """Return which one a result means: a number's target, its parts, or (5a), (5b) of its sentence; "" if unsure."""
        if not line.letter and line.number != base_of(line.number):
            return ""
        own = [self.targets[id] for id in self.by_plan.get(plan, ()) if base_of(self.targets[id].number) == base_of(line.number)]
        own = [one for one in own if (one.part_of or line.whole < 0) and not is_unrelated(one.statement, line.statement)]
        near = {one.id: nearness(one.statement, line.statement) for one in own}
        if not line.letter:  # a single line: the target of its number, unless another one is nearer by its words
            least = near.get(f"{plan}-{line.number}", (False, 0.0))[1]
            own = [one for one in own if one.number == line.number or near[one.id][1] > least]
        best = max(own, key=lambda one: (near[one.id], not one.part_of, one.number == line.label), default=None)
        return best.id if best else ""
