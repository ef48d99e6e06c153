"""Owns the life of targets and results while articles are applied in order of time: set, restated, changed, reported on.

A later article that gives the same number other figures makes a change and needs a note; old and new stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.domain.plan import Origin, Plan, Standing, State, Target
from portal.domain.statement_history import changed, in_force, stated_earlier
from portal.source.linking.bodies import body_id
from portal.source.linking.numbering import base_of, typed_here
from portal.source.linking.results import Results
from portal.source.reading.draft import Mention
from portal.source.reading.faults import Report
from portal.source.reading.fields.statement_facts import (
    baseline_of,
    is_unrelated,
    measured_thing,
    with_deadline,
)
from portal.source.reading.fields.statements import StatementLine
from portal.source.reading.statement_source import StatementContext, StatementSource
from portal.text.sentence.likeness import same_figures
from portal.text.statement import Form, Statement

UNJUDGED = Standing(State.RUNNING, "", "")
FIGURED = frozenset({Form.VALUE, Form.QUALITY, Form.UNREAD})  # a result of these forms belongs to a target, or is an error


@dataclass(slots=True)
class Promises(Results):
    """All targets and results so far, by plan and number."""

    def check(self, plan: str, name: str, mention: Mention, report: Report) -> None:
        """Report what would contradict the register, before anything of it is applied."""
        seen: set[str] = set()
        for line in mention.targets:
            if line.label and line.label in seen:
                report.add("C111", line.line, line.label, name)
            seen.add(line.label)
        for line in mention.results:
            known = {f"{plan}-{label}" for label in (line.label, line.number)} & self.targets.keys() or {line.label, line.number} & seen
            meant = bool(known or self._spoken_of(line, plan)) or self._is_unread(line, plan)
            if line.number and not meant and line.statement.form in FIGURED:
                report.add("C108", line.line, line.number, name, self._numbers(plan), field="kết quả")
                self.lacking.append((report.problems[-1], line.number))

    def _is_unread(self, line: StatementLine, plan: str) -> bool:
        """Return whether a sentence was not understood (already reported) and its number has parts: it belongs to the plan, as written."""
        parts = (base_of(self.targets[id].number) for id in self.by_plan.get(plan, ()))
        return line.statement.form is Form.UNREAD and line.number in parts

    def _numbers(self, plan: str) -> str:
        """Return what numbers a plan has instead."""
        numbers = [f"({self.targets[id].number})" for id in self.by_plan.get(plan, ())]
        return f"Đã có các chỉ tiêu: {', '.join(numbers)}." if numbers else "Kế hoạch này chưa có chỉ tiêu nào."

    def _name(self, plan: str) -> str:
        return self.plan_names.ids.get(plan, plan)

    def add(self, plan: Plan, mention: Mention, where: StatementSource, report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Add the targets and results of one mention; return the ids of both."""
        context = StatementContext(plan, where, report, mention.note, frozenset(self.by_plan.get(plan.id, ())), typed_here(mention.targets))
        for line in mention.targets:
            context.ids.append(self._target(line, context))
        return ((), ()) if where.withdrawn else (tuple(context.ids), self.report(mention.results, where, report, plan))

    def _target(self, line: StatementLine, context: StatementContext) -> str:
        plan = context.plan
        statement = self._placed(with_deadline(line.statement, plan), line, context)
        number = line.label or self._number_of(line, statement, context)
        known = None if f"{plan.id}-{number}" in self.unsaid else self.targets.get(f"{plan.id}-{number}")
        if context.where.withdrawn:
            known = known or self.targets.get(f"{plan.id}-{number}")
            return known.id if known else self._unsaid(number, statement, line, context)
        if known and not line.extra.get("note") and is_unrelated(known.statement, statement):
            number = self._separate_number(known, line, statement, context)
            known = None
        id = f"{plan.id}-{number}"
        if known is None:
            self._set(id, number, statement, line, context)
        elif statement.form is Form.UNREAD:
            self._quote(known, line, statement, context.where)
        else:
            self._apply_statement(known, statement, line, context)
        return id

    def _unsaid(self, number: str, statement: Statement, line: StatementLine, context: StatementContext) -> str:
        id = f"{context.plan.id}-{number}"
        self._set(id, number, statement, line, context)
        self.unsaid.add(id)
        return id

    def _apply_statement(self, known: Target, statement: Statement, line: StatementLine, context: StatementContext) -> None:
        """Apply another statement of a target: the same, different, or before the day of its plan's file."""
        where, id = context.where, known.id
        early, same = self._early(known, where), same_figures(in_force(known, where.day), statement)
        if early and not same and id in self.filed:  # as drafts do: the file's later wording overrides it
            self.targets[id] = stated_earlier(known, where.day, where.article, replace(statement, number=known.number))
            return
        known = stated_earlier(known, where.day, where.article) if early else known
        if same:
            self._restate(known, line, where)
        else:
            self._change(known, statement, line, context)

    def _placed(self, statement: Statement, line: StatementLine, context: StatementContext) -> Statement:
        """Return the statement with the number of the line it is a part of, whatever number that line got."""
        if not 0 <= line.whole < len(context.ids):
            return statement
        return replace(statement, part_of=self.targets[context.ids[line.whole]].number)

    def _number_of(self, line: StatementLine, statement: Statement, context: StatementContext) -> str:
        """Return the number of a line that has none: that of the same promise stated or published before, otherwise the next free one."""
        plan = context.plan
        if line.letter not in ("", "a") and context.base:
            return f"{context.base}{line.letter}"
        if line.letter and line.whole >= 0:
            context.base = base_of(self.targets[context.ids[line.whole]].number)
            return f"{context.base}{line.letter}"
        alike = [id for id in self.alike.get(measured_thing(plan.id, statement), ()) if id in context.before]
        alike = [id for id in alike if self.targets[id].number not in context.typed]
        same = [id for id in alike if same_figures(self.targets[id].statement, statement)]
        if same or len(alike) == 1:
            number = self.targets[(same or alike)[0]].number
            context.base = base_of(number)
            return number
        published = self.numbers.published_for(plan.id, context.where.article, statement, context.typed)
        number = published or self.numbers.free(plan, len(self.by_plan.get(plan.id, ())), statement, context.typed)
        context.base = base_of(number)
        return number if published else f"{number}{line.letter}"

    def _separate_number(self, known: Target, line: StatementLine, statement: Statement, context: StatementContext) -> str:
        """Return a separate number for a line whose number is in use for something else. It is reported, never published as a change."""
        number = self.numbers.free(context.plan, len(self.by_plan[context.plan.id]), statement, context.typed)
        said = (known.number, context.plan.name, known.statement.quote, statement.quote, number)
        context.report.add("W170", line.line, *said, field="chỉ tiêu")
        return number

    def _quote(self, known: Target, line: StatementLine, statement: Statement, where: StatementSource) -> None:
        """Record a later statement that was not understood: the known figure stays, and the page says so."""
        self._restate(known, line, where)
        if known.statement.quote != statement.quote:
            known = self.targets[known.id]
            self.targets[known.id] = replace(known, unread=(*known.unread, (where.article, statement.quote)))

    def _early(self, known: Target, where: StatementSource) -> bool:
        """Return whether an article states it before the day of the plan's file that sets it."""
        return bool(where.article) and not known.article and known.day is not None and where.day < known.day

    def _restate(self, known: Target, line: StatementLine, where: StatementSource) -> None:
        """Record a citation; details that the first statement left out (better direction, who set it) are added."""
        cited = bool(where.article) and where.article not in (known.article, *known.citations)
        self.targets[known.id] = replace(
            known,
            citations=(*known.citations, where.article) if cited else known.citations,
            better=known.better or line.extra.get("better", ""),
            origin=known.origin or Origin(line.extra.get("origin", "")),
            baseline=known.baseline or baseline_of(line.extra.get("baseline", ""), where.day),
            sensitive=known.sensitive or bool(line.extra.get("sensitive")),
        )

    def _set(self, id: str, number: str, statement: Statement, line: StatementLine, context: StatementContext) -> None:
        plan, where, extra = context.plan, context.where, line.extra
        unit = body_id(line.unit, where.day, self.registries, context.report) if line.unit else ""
        part_of = f"{plan.id}-{statement.part_of}" if statement.part_of else ""
        before = self.targets.get(id)  # set by a withdrawn article
        self.unsaid.discard(id)
        self.targets[id] = Target(
            id, plan.id, number, replace(statement, number=number), UNJUDGED, where.known_day, where.article,
            extra.get("document", ""), unit or plan.issuer, Origin(extra.get("origin", "")), extra.get("better", ""),
            bool(extra.get("sensitive")), extra.get("note") or context.note, part_of,
            baseline=baseline_of(extra.get("baseline", ""), where.day), parts=before.parts if before else (),
            results=before.results if before else (),
        )  # fmt: skip
        self.places[id] = (where.path, line.line)
        self.alike.setdefault(measured_thing(plan.id, statement), []).append(id)
        if before is None:
            self.numbers.assign(plan.id, number)
            self.by_plan.setdefault(plan.id, []).append(id)
        if where.dated:
            self.filed[id] = where.day, self.targets[id].statement
        parent = self.targets.get(part_of)
        if parent and id not in parent.parts:
            self.targets[part_of] = replace(parent, parts=(*parent.parts, id))

    def _change(self, known: Target, statement: Statement, line: StatementLine, context: StatementContext) -> None:
        new, where = replace(statement, number=known.number), context.where
        if known.statement.form is Form.UNREAD:  # understood at last: nothing was changed
            self._restate(known, line, where)
            self.targets[known.id] = replace(self.targets[known.id], statement=new)
            return
        note = line.extra.get("note") or context.note
        if not note:
            context.report.add("C107", line.line, known.number, self._name(known.plan), known.statement.quote, field="chỉ tiêu")
        filed = self.filed.get(known.id)
        known = changed(known, new, where.day, where.article, note)
        if filed and where.day < filed[0] and not same_figures(in_force(known, filed[0]), filed[1]):  # the file states it again
            known = changed(known, filed[1], filed[0], "", "")
        self.targets[known.id] = known
