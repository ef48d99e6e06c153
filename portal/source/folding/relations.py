"""Owns the lists that relate kinds of records: plans, documents, units and coming events of a topic, plans of a unit, latest results.

Like `listings`, they are computed once per build, so that no page has to scan a whole table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from portal.domain.document import Document
from portal.domain.event import Event
from portal.domain.facts import Groups
from portal.domain.groups import NO_YEAR
from portal.domain.plan import Plan, Result, Stage
from portal.source.folding.periods import Dated, parted

Key = tuple[str, ...]
UNDER_WAY = (Stage.ISSUED, Stage.LAUNCHED, Stage.RUNNING, Stage.INTERIM)
QUIET = 3 * 365  # days without news after which a plan without a period no longer counts as running
LATEST = 20  # results that pages may show


def cross_documents(
    documents: Mapping[str, Document], plans: Mapping[str, Plan], topics: Callable[[str], Iterable[str]]
) -> Groups:  # fmt: skip
    """Return ("documents", "topic", id) and the topics in use; `topics`: of a published article."""
    groups = _listed(_documents(documents, plans, topics))
    return groups | _by_topic(groups, "documents", lambda id: f"{day:%Y-%m}" if (day := documents[id].day) else "")


def cross_plans(plans: Mapping[str, Plan], results: Mapping[str, Result], as_of: date) -> Groups:
    """Return ("plans", "topic"|"unit", id), ("plans", "running"), ("results",)."""
    groups = _listed(_plans(plans, as_of))
    return groups | _by_topic(groups, "plans", lambda id: plans[id].year.removeprefix(NO_YEAR)) | {("results",): _latest(results)}


def coming_by_topic(coming: Iterable[Event], topics: Callable[[str], Iterable[str]]) -> Groups:
    """Return ("coming", "topic", id) → coming events, the next first; `topics`: of a published article."""
    return _listed(_coming(coming, topics))


def _listed(pairs: Iterable[tuple[Key, str]]) -> Groups:
    lists: dict[Key, dict[str, None]] = {}
    for key, id in pairs:
        lists.setdefault(key, {})[id] = None
    return {key: tuple(ids) for key, ids in lists.items()}


def _by_topic(groups: Groups, table: str, dated: Dated) -> Groups:
    """Return the topics that a table has entries for, and the periods of long lists."""
    keys = [key for key in groups if key[:2] == (table, "topic")]
    return {(table, "topics"): tuple(key[2] for key in keys)} | parted(groups, keys, dated)


def _plans(plans: Mapping[str, Plan], as_of: date) -> Iterator[tuple[Key, str]]:
    for plan in sorted(plans.values(), key=lambda plan: (plan.fact_day or date.min, plan.id), reverse=True):
        if runs(plan, as_of):
            yield ("plans", "running"), plan.id
        for topic in plan.topics:
            yield ("plans", "topic", topic), plan.id
        for unit in filter(None, (plan.issuer, plan.drafting_unit)):
            yield ("plans", "unit", unit), plan.id


def runs(plan: Plan, as_of: date) -> bool:
    """Return whether a plan is being carried out: begun, not closed, its period not over or, without one, recently reported on."""
    if plan.draft or plan.stage not in UNDER_WAY:
        return False
    if plan.period:
        return plan.period.end >= as_of.year
    return plan.fact_day is not None and (as_of - plan.fact_day).days <= QUIET


def _documents(
    documents: Mapping[str, Document], plans: Mapping[str, Plan], topics: Callable[[str], Iterable[str]]
) -> Iterator[tuple[Key, str]]:
    """Yield documents by topic: the topics of its plan or, without a plan, of the articles that name it."""
    for document in documents.values():
        plan = plans.get(document.plan)
        for topic in plan.topics if plan else _topics(document.articles, topics):
            yield ("documents", "topic", topic), document.id


def _coming(coming: Iterable[Event], topics: Callable[[str], Iterable[str]]) -> Iterator[tuple[Key, str]]:
    for item in sorted(coming, key=lambda item: (item.report.day or date.max, item.report.time, item.id)):
        for topic in _topics(item.articles, topics):
            yield ("coming", "topic", topic), item.id


def _topics(ids: Iterable[str], topics: Callable[[str], Iterable[str]]) -> dict[str, None]:
    return {topic: None for id in ids for topic in topics(id)}


def units_of_topic(topic: str, counts: Mapping[str, int]) -> Groups:
    """Return the two groups of one topic."""
    units = tuple(sorted(counts, key=lambda unit: (-counts[unit], unit)))
    return {("units", "topic", topic): units, ("counts", "topic", topic): tuple(str(counts[unit]) for unit in units)}


def _latest(results: Mapping[str, Result]) -> tuple[str, ...]:
    """Return figures for the front page: of a plan, not sensitive, complete. The latest first, one of each plan before others."""
    shown = (result for result in results.values() if result.article and result.plan and not result.sensitive and not result.part_of)
    ordered = sorted(shown, key=lambda result: (result.day, result.id), reverse=True)
    firsts = {result.plan: result.id for result in reversed(ordered)}
    leading = [result.id for result in ordered if firsts[result.plan] == result.id]
    return (*leading, *(result.id for result in ordered if firsts[result.plan] != result.id))[:LATEST]
