"""Owns the plan register during a load: which plan a name means, which names create a plan, and each plan's life.

Articles are applied in order of time; one that contradicts the register is held as a whole. Targets and results: `targets`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.article import Status
from portal.domain.plan import DRAFTS, Plan, Stage, StageEntry, YearSpan
from portal.domain.problem import Problem
from portal.source.linking.bodies import bodies_on, check_issuers, listed
from portal.source.linking.link import Linked
from portal.source.linking.plan_names import NUMBER, bare, kind_of, misdated, period_of, spellings
from portal.source.reading.draft import Mention
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.values import Entries
from portal.source.reading.registries.names import Names
from portal.source.reading.registries.registry import Registries
from portal.text.slug import whole_slug

ORDER = {stage: place for place, stage in enumerate(Stage)}


@dataclass(slots=True)
class PlanRecord:
    """A plan under construction."""

    plan: Plan
    filed: bool
    articles: list[str] = field(default_factory=list)  # oldest first
    stages: list[StageEntry] = field(default_factory=list)
    topics: dict[str, None] = field(default_factory=dict)
    draft_flag: bool | None = None


class PlanNames:
    """The resolution of plan names: plans with files, and those that articles create by naming them, in order of time."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self.plans: dict[str, Plan] = {}  # those with files first, the others as they were created
        self.names = Names()
        self.faults: dict[str, list[Problem]] = {}  # of plan files, by plan
        for id, (path, entries) in registries.plans.items():
            report = Report(path)
            self._enter(filed_plan(id, path, entries, registries, report))
            self.faults[id] = report.problems

    def _enter(self, plan: Plan) -> None:
        self.plans[plan.id] = plan
        self.names.add(plan.id, {form: None for name in plan.names for form in spellings(name, plan.kind)})

    def one(self, name: str) -> str:
        """Return the one plan that a name means now; "" if there is none, or several."""
        found = self.names.find(name).ids if name else ()
        return found[0] if len(found) == 1 else ""

    def resolve(self, names: Sequence[Name], unit: str, report: Report) -> tuple[str, ...]:
        """Return the plans that an article of a unit means, in order; an unknown name creates one.

        "" with a problem if a name is ambiguous; then none is created.
        """
        ids = tuple([self._resolve(name, unit, report) for name in names])
        return self.enter(names, ids, unit) if all(ids) else ids

    def enter(self, names: Sequence[Name], ids: tuple[str, ...], unit: str) -> tuple[str, ...]:
        """Create those of some plans that are not known yet."""
        for id, name in zip(ids, names, strict=True):
            if id not in self.plans:
                known = self._registries.units.get(unit)
                self._enter(named_plan(id, name.text, known.id if known else ""))
        return ids

    def _resolve(self, name: Name, unit: str, report: Report) -> str:
        found = self.names.find(name.text).ids or self.names.find(bare(name.text)).ids
        if not found and (number := NUMBER.search(name.text)):
            found = self.names.find(number[0]).ids
        own = tuple(id for id in found if unit and self.plans[id].issuer == unit)
        if len(found) == 1 or len(own) == 1:
            return (own or found)[0]
        if found:
            listed = "; ".join(f"{self.plans[id].name} (mã {id})" for id in found)
            report.add("T105", name.line, name.text, "kế hoạch", listed, field="kế hoạch", mark=name.text)
            return ""
        return self._unheard(name, report)

    def _unheard(self, name: Name, report: Report) -> str:
        near = self.names.near_alike(name.text)
        looks_like_id = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name.text)
        if near or looks_like_id:
            hint = f"«{near or self.names.near(name.text)}»?" if near or self.names.near(name.text) else ""
            report.add("T104", name.line, "kế hoạch", name.text, hint, field="kế hoạch", mark=name.text)
            return ""
        return whole_slug(name.text, 70)


def add_mention(record: PlanRecord, mention: Mention, linked: Linked) -> None:
    """Record that an article reports on a plan."""
    if not (record.filed or record.articles):
        linked.report.add("C106", mention.name.line, mention.name.text, field="kế hoạch", mark=mention.name.text)
        if misdated(mention.name.text):
            linked.report.add("W160", mention.name.line, mention.name.text, field="kế hoạch", mark=mention.name.text)
    if record.articles[-1:] != [linked.article.id]:  # articles are applied one after the other
        record.articles.append(linked.article.id)
    if mention.stage and linked.article.card.status is not Status.WITHDRAWN:
        event = linked.article.event
        day = event.day if event and event.day else linked.day
        if mention.stage == Stage.ISSUED and record.plan.day and record.plan.day <= day:
            day = record.plan.day  # the article reports a later day
        record.stages.append(StageEntry(Stage(mention.stage), day, linked.article.id, note=mention.note))
    if not record.filed:
        record.topics.update(dict.fromkeys(linked.article.topics))


def named_plan(id: str, name: str, unit: str) -> Plan:
    """Return a plan known by its name only; issuer and period are inferred."""
    number = NUMBER.search(name)
    return Plan(
        id, kind_of(name) or "kế hoạch", name, issuer=unit, issuer_inferred=True, number=number[0] if number else "", period=period_of(name)
    )


def filed_plan(id: str, path: str, entries: Entries, registries: Registries, report: Report) -> Plan:
    """Return a plan as its file describes it; references to other plans are ids or names, resolved later."""
    name = entries.text("name")
    given = entries.values.get("period")
    if not given and misdated(name):
        report.add("W160", entries.line_of("name"), name, field="tên", mark=name)
    span = YearSpan(*given) if given else period_of(name)
    day = _begun(entries, span)
    issuer, issuer_name = _body(entries, "issuer", day, registries, report)
    drafting, drafting_name = _body(entries, "drafting_unit", day, registries, report)
    topics = (registries.topic_names.find(text).ids for text in entries.texts("topics"))
    check_issuers(entries, day, registries, report)
    return Plan(
        id=id,
        kind=(entries.text("kind") or kind_of(name) or "kế hoạch").lower(),
        name=name,
        aliases=entries.texts("aliases"),
        issuer=issuer,
        issuer_name=issuer_name,
        drafting_unit=drafting,
        drafting_unit_name=drafting_name,
        number=entries.text("number"),
        day=entries.day("date"),
        period=span,
        parts=entries.texts("parts"),
        goals=entries.texts("goals"),
        solutions=entries.texts("solutions"),
        steering=entries.text("steering"),
        topics=tuple(ids[0] for ids in topics if len(ids) == 1),
        replaces=entries.texts("replaces"),
        replaced_by=entries.text("replaced_by"),
        summary=entries.text("summary"),
        line=entries.line,
        path=path,
    )


def _body(entries: Entries, key: str, day: date | None, registries: Registries, report: Report) -> tuple[str, str]:
    """Return (unit id, "") of a body, or ("", name as written) if no unit has that name."""
    name = entries.name(key)
    if name is None:
        return "", ""
    ids = bodies_on(name.text, day, registries)
    if len(ids) > 1:
        report.add("T105", name.line, name.text, "đơn vị", listed(ids, registries), field=key, mark=name.text)
    return (ids[0], "") if len(ids) == 1 else ("", name.text)


def _begun(entries: Entries, span: YearSpan | None) -> date | None:
    """Return the reference day of a plan's names: its issue, otherwise its first stage, otherwise the start of its period."""
    steps = [day for item in entries.many("stages") if isinstance(item, Entries) and (day := item.day("date"))]
    return entries.day("date") or min(steps, default=date(span.start, 1, 1) if span else None)


def whole_plan(record: PlanRecord, articles: dict[str, date], *, targets: tuple[str, ...], results: tuple[str, ...]) -> Plan:
    """Return the complete plan, from its file and its articles (id → day)."""
    plan = record.plan
    stages = tuple(sorted(_unique(record.stages), key=lambda entry: (entry.day or date.min, ORDER[entry.stage])))
    days = [entry.day for entry in stages if entry.day] + [articles[id] for id in record.articles if id in articles]
    draft = is_draft(stages, record.draft_flag)
    rich = bool(plan.number or targets or results or record.filed or stages or len(record.articles) > 1)
    return replace(
        plan,
        stages=stages,
        stage=stage_of(stages, draft),
        draft=draft,
        topics=tuple(record.topics),
        targets=targets,
        results=results,
        page=rich,
        fact_day=max(days, default=plan.day),
    )


def stage_of(stages: tuple[StageEntry, ...], draft: bool) -> Stage:
    """Return the latest stage: for a draft its own, otherwise one after its issue, since comments on changes do not make it a draft again.
    """
    own = [entry.stage for entry in stages if draft or entry.stage not in DRAFTS]
    return own[-1] if own else Stage.DRAFTING if draft else Stage.RUNNING


def is_draft(stages: tuple[StageEntry, ...], flag: bool | None) -> bool:
    """Return whether a plan is still a draft: a log entry of its issue overrides a flag that was left in place."""
    reached = {entry.stage for entry in stages}
    if any(ORDER[Stage.ISSUED] <= ORDER[stage] <= ORDER[Stage.REPLACED] for stage in reached):
        return False
    return flag if flag is not None else bool(reached & {Stage.DRAFTING, Stage.CONSULTATION})


def _unique(stages: list[StageEntry]) -> list[StageEntry]:
    """Return one entry per stage and article; the file's own wording comes first."""
    kept: dict[tuple[Stage, str, date | None], StageEntry] = {}
    for entry in stages:
        kept.setdefault((entry.stage, entry.article, None if entry.article else entry.day), entry)
    return list(kept.values())
