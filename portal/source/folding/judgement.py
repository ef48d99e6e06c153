"""Owns the state of all promises at the as-of date: what is known by then, each plan complete, each target judged.

A stage, target or figure dated after the as-of date is not known yet, whatever file states it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from portal import urls
from portal.domain.document import Document
from portal.domain.plan import ENDS, Plan, Result, Stage, StageEntry, Target, TargetChange
from portal.domain.reckoning import day_known
from portal.domain.standing import Circumstances, circumstances, stand
from portal.domain.statement_history import as_it_was
from portal.source.folding.history import Histories, History
from portal.source.linking.plans import PlanNames, PlanRecord, whole_plan
from portal.source.reading.registries.published import Promise, changes_kept
from portal.source.reading.registries.registry import Registries
from portal.text.fold import fold_name


@dataclass(slots=True)
class Judged:
    """All plans, targets and results known at the as-of date."""

    plans: dict[str, Plan] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)


@dataclass(slots=True)
class Known:
    """The indexes that the judgement needs, built once."""

    histories: Histories
    targets: dict[str, Target]  # of all plans, not judged yet
    unsaid: frozenset[str]
    promised: Mapping[str, Promise]
    as_of: date
    articles: Articles
    documents: dict[str, list[Document]]  # folded number or title → documents
    of_plan: dict[str, list[str]]  # plan → document ids


class Articles(Protocol):
    """What the judgement needs to know about published articles."""

    def day(self, id: str) -> date | None:
        """Return the day an article was published, None if it is not published."""

    def is_withdrawn(self, id: str) -> bool:
        """Return whether an article was withdrawn."""

    def asks(self, id: str) -> bool:
        """Return whether an article opened a consultation."""

    def edited(self, id: str) -> date | None:
        """Return the day of the latest edit that an article lists."""

    def named(self, place: str) -> str:
        """Return the id of the article with this file, address or old address, "" if there is none."""


def judge(histories: Histories, articles: Articles, documents: Mapping[str, Document], registries: Registries, as_of: date) -> Judged:
    """Return everything at the as-of date, from the articles published by then."""
    known = _known(histories, articles, documents, registries, as_of)
    judged = Judged(results=_results(known))
    for id, history in histories.plans.items():
        if (plan := _plan(id, history, known, judged)) is not None:
            judged.plans[id] = plan
    plans = _connected(judged.plans, histories.names)
    judged.plans = {id: _timed(plan, plans, as_of) for id, plan in plans.items()}
    for plan in judged.plans.values():
        judged.targets |= _targets(plan, judged.results, known)
    return judged


def _known(histories: Histories, articles: Articles, documents: Mapping[str, Document], registries: Registries, as_of: date) -> Known:
    names: dict[str, list[Document]] = {}
    of_plan: dict[str, list[str]] = {}
    for id, document in documents.items():
        of_plan.setdefault(document.plan, []).append(id)
        for name in filter(None, (document.number, document.title)):
            names.setdefault(fold_name(name), []).append(document)
    return Known(histories, histories.targets, histories.unsaid, registries.promised, as_of, articles, names, of_plan)


def _results(known: Known) -> dict[str, Result]:
    """Return the figures published by the as-of date; one from a plan's own file counts from its own day."""
    found: dict[str, Result] = {}
    for result in known.histories.results():
        if result.article or result.day <= known.as_of:
            document, name = _document(result.document, result.plan, known)
            target = result.target if result.target and _is_set(result.target, known) else ""
            ahead = day_known(result, known.articles.day(result.article)) > known.as_of
            found[result.id] = replace(result, target=target, document=document, document_name=name, ahead=ahead)
    return found


def _document(name: str, plan: str, known: Known) -> tuple[str, str]:
    """Return (id, "") of the document a statement names by number or title, otherwise ("", the name as written)."""
    found = known.documents.get(fold_name(name), []) if name else []
    own = [document for document in found if document.plan == plan] or found
    return (own[0].id, "") if own else ("", name)


def _plan(id: str, history: History, known: Known, judged: Judged) -> Plan | None:
    record, articles = history.record, known.articles
    stages = [entry for stage in record.stages if (entry := _step(stage, id, known))]
    if not is_known(record, stages, known.as_of):
        return None
    record = replace(record, stages=stages)
    targets = tuple(id for id in history.targets if _is_set(id, known))
    early = (result for id, target in history.targets.items() if id not in targets for result in target.results)
    results = tuple(id for id in (*history.loose, *early) if id in judged.results)
    # a withdrawn article reports nothing any more, not even the day of the latest news
    days = {id: day for id in record.articles if (day := articles.day(id)) and not articles.is_withdrawn(id)}
    plan = whole_plan(record, days, targets=targets, results=results)
    asked = next((id for id in reversed(record.articles) if articles.asks(id)), "")  # the latest that opened a consultation
    return replace(plan, documents=tuple(known.of_plan.get(id, ())), consultation=asked)


def is_known(record: PlanRecord, stages: list[StageEntry], as_of: date) -> bool:
    """Return whether anything about a plan is known by the as-of date: an article, a stage, or nothing that is dated later."""
    if record.articles or stages:
        return True
    return not record.stages and (record.plan.day is None or record.plan.day <= as_of)


def _is_set(id: str, known: Known) -> bool:
    """Return whether a target is stated: by a published article that was not withdrawn, or by a plan's file from its day on."""
    target = known.targets[id]
    return id not in known.unsaid and (bool(target.article) or target.day is None or target.day <= known.as_of)


def _step(entry: StageEntry, plan: str, known: Known) -> StageEntry | None:
    """Return a stage with its article and document as ids; None if it is in the future."""
    if entry.day and entry.day > known.as_of:
        return None
    place = entry.article.strip("/").removeprefix("content/")
    document, name = _document(entry.document, plan, known)
    note = entry.note or name
    article = place and (known.articles.named(place) or known.articles.named(urls.old(place).strip("/")))
    return replace(entry, article=article, document=document, note=note)


def _connected(plans: dict[str, Plan], names: PlanNames) -> dict[str, Plan]:
    """Return plans with predecessors and successors as ids; a relation stated on one side holds on both. A draft replaces nothing yet."""
    before = {id: [found for name in plan.replaces if (found := _other(name, id, plans, names))] for id, plan in plans.items()}
    after = {id: _other(plan.replaced_by, id, plans, names) for id, plan in plans.items()}
    for id, olds in before.items():
        for old in olds if not plans[id].draft else ():
            after[old] = after[old] or id
    for id, new in after.items():
        if new and id not in before[new]:
            before[new].append(id)
    return {id: replace(plan, replaces=tuple(before[id]), replaced_by=after[id]) for id, plan in plans.items()}


def _other(name: str, id: str, plans: dict[str, Plan], names: PlanNames) -> str:
    found = names.one(name)
    return found if found in plans and found != id else ""


def _succeeds(after: Plan, plan: Plan) -> bool:
    """Return whether a plan begins when its predecessor has ended: issued a week early, it still stops none of its targets."""
    return after.period is not None and plan.period is not None and after.period.start > plan.period.end


def _timed(plan: Plan, plans: Mapping[str, Plan], as_of: date) -> Plan:
    """Return a plan with the day it was replaced or dropped, if that day has come; it is running until its period has passed."""
    days = [entry.day for entry in plan.stages if entry.stage in ENDS and entry.day]
    after = plans.get(plan.replaced_by)
    if not days and after and not after.draft and after.day and after.day <= as_of and not _succeeds(after, plan):
        days = [after.day]
    over = plan.stage is Stage.RUNNING and plan.period is not None and plan.period.end < as_of.year
    ended = max(days, default=date.min if plan.stage in ENDS else None)
    return replace(plan, ended=ended, stage=Stage.OVER if over and not plan.draft else plan.stage)


def _targets(plan: Plan, results: Mapping[str, Result], known: Known) -> dict[str, Target]:
    said = circumstances(plan)
    return {id: _target(known.targets[id], said, results, known) for id in plan.targets}


def _target(target: Target, plan: Circumstances, results: Mapping[str, Result], known: Known) -> Target:
    dated = sorted((results[id] for id in target.results if id in results), key=lambda result: result.day)
    document, name = _document(target.document, target.plan, known)
    target = _limited_to_known(as_it_was(target, known.as_of), known)
    target = replace(target, changes=_changes(target, plan, known))
    judged = stand(target, dated, plan, known.as_of)
    return replace(target, standing=judged, results=tuple(result.id for result in dated), document=document, document_name=name)


def _limited_to_known(target: Target, known: Known) -> Target:
    """Return a target without the parts, and without the whole, that are set after the as-of date."""
    if not (target.parts or target.part_of):
        return target
    whole = target.part_of if target.part_of in known.targets and _is_set(target.part_of, known) else ""
    return replace(target, part_of=whole, parts=tuple(id for id in target.parts if _is_set(id, known)))


def _changes(target: Target, plan: Circumstances, known: Known) -> tuple[TargetChange, ...]:
    """Return the changes made by articles, and those recorded only in the list of published promises."""
    edited = known.articles.edited(target.article) or target.day or known.as_of
    kept = changes_kept(known.promised.get(target.id), target, edited)
    return tuple(_of_draft(change, plan) for change in kept if change.day <= known.as_of)


def _of_draft(change: TargetChange, plan: Circumstances) -> TargetChange:
    draft = plan.draft or (plan.issued is not None and change.day <= plan.issued)
    return replace(change, draft=True) if draft else change
