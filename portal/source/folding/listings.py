"""Owns the lists of plans, targets and documents for list pages: by stage, state, unit, year …

Each list of values ("plans", "stages") contains those with entries, so that no filter leads to an empty page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from portal.domain.document import Document
from portal.domain.facts import Groups
from portal.domain.groups import NO_YEAR
from portal.domain.plan import Plan, Stage, State, Target
from portal.source.folding.periods import Dated, parted

Key = tuple[str, ...]
STAGES = {stage.value: place for place, stage in enumerate(Stage)}
STATES = {state.value: place for place, state in enumerate(State)}
FRESH = 20


def group_plans(plans: Mapping[str, Plan]) -> Groups:
    """Return ("plans",), ("plans", "stage"|"kind"|"issuer"|"year", value) → plan ids, latest fact first; ("plans", "stages") … → values."""
    ordered = sorted(plans.values(), key=lambda plan: (plan.fact_day or date.min, plan.id), reverse=True)
    lists = _lists((plan.id, _of_plan(plan)) for plan in ordered)
    whole = _whole(lists, ("plans",), {"stages": STAGES, "kinds": None, "issuers": None, "years": None})
    return whole | _long(lists, lambda id: plans[id].year.removeprefix(NO_YEAR))


def _of_plan(plan: Plan) -> Iterator[Key]:
    yield ("plans",)
    yield "plans", "stage", plan.stage.value
    yield "plans", "kind", plan.kind
    if plan.issuer:
        yield "plans", "issuer", plan.issuer
    yield "plans", "year", plan.year


def group_targets(targets: Mapping[str, Target]) -> Groups:
    """Return ("targets",), ("targets", "state"|"unit"|"due", value), and by state and year of the deadline; in order of plans.

    ("targets", "early"): due, with figures from before the deadline only. ("targets", "fresh"): latest fact first, a few of many plans.
    ("targets", "stamps"): «2016-11-28 ke-hoach-1», all that a site map needs.
    """
    lists = _lists((target.id, _of_target(target)) for target in targets.values())
    lists["targets", "fresh"] = _fresh(targets.values())
    lists["targets", "stamps"] = [f"{target.standing.fact_day or ''} {target.id}" for target in targets.values()]
    return _whole(lists, ("targets",), {"states": STATES, "units": None, "dues": None})


def _fresh(targets: Iterable[Target]) -> list[str]:
    """Return targets with the latest results, at most two of each plan: one report covers many."""
    reported = sorted((target for target in targets if target.standing.result), key=_freshness, reverse=True)
    chosen: list[str] = []
    of_plan: dict[str, int] = {}
    for target in reported:
        of_plan[target.plan] = of_plan.get(target.plan, 0) + 1
        if of_plan[target.plan] <= 2:
            chosen.append(target.id)
        if len(chosen) == FRESH:
            break
    return chosen


def _freshness(target: Target) -> tuple[date, str]:
    return target.standing.fact_day or date.min, target.id


def _of_target(target: Target) -> Iterator[Key]:
    yield ("targets",)
    state = target.standing.state.value
    year = due_year(target)
    yield "targets", "state", state
    yield "targets", "state", state, year
    yield "targets", "due", year
    if target.unit:
        yield "targets", "unit", target.unit
    if target.standing.early:
        yield "targets", "early"


def due_year(target: Target) -> str:
    """Return the year of a target's deadline, NO_YEAR without one."""
    by = target.statement.by
    return f"{by.day.year:04}" if by else NO_YEAR


def group_documents(documents: Mapping[str, Document]) -> Groups:
    """("documents",), ("documents", "kind"|"issuer"|"year", value) → document ids, newest first; ("documents", "stamps") as of targets."""
    lists = _lists((document.id, _of_document(document)) for document in documents.values())
    whole = _whole(lists, ("documents",), {"kinds": None, "issuers": None, "years": None})
    stamps = tuple(f"{documents[id].day or ''} {id}" for id in whole.get(("documents",), ()))
    return whole | {("documents", "stamps"): stamps} | _long(lists, lambda id: f"{day:%Y-%m}" if (day := documents[id].day) else "")


def _of_document(document: Document) -> Iterator[Key]:
    yield ("documents",)
    yield "documents", "kind", document.kind
    if document.issuer:
        yield "documents", "issuer", document.issuer
    yield "documents", "year", f"{document.day.year:04}" if document.day else NO_YEAR


def _lists(entries: Iterable[tuple[str, Iterator[Key]]]) -> dict[Key, list[str]]:
    lists: dict[Key, list[str]] = {}
    for id, keys in entries:
        for key in keys:
            lists.setdefault(key, []).append(id)
    return lists


def _long(lists: dict[Key, list[str]], dated: Dated) -> Groups:
    """Return the parts of the lists of one value that are too long for a page."""
    return parted(lists, [key for key in lists if len(key) == 3], dated)


def _whole(lists: dict[Key, list[str]], root: Key, values: Mapping[str, Mapping[str, int] | None]) -> Groups:
    """Return the lists with, for each way of listing, the values that have entries; years newest first."""
    groups: Groups = {key: tuple(ids) for key, ids in lists.items()}
    for name, order in values.items():
        single = name.removesuffix("s")
        found = [key[-1] for key in lists if len(key) == len(root) + 2 and key[: len(root) + 1] == (*root, single)]
        groups[*root, name] = tuple(_ordered(name, found, order))
    return groups


def _ordered(name: str, found: list[str], order: Mapping[str, int] | None) -> list[str]:
    if order is not None:
        return sorted(found, key=lambda value: order.get(value, len(order)))
    if name in ("years", "dues"):
        return sorted(found, key=lambda value: (value != NO_YEAR, value), reverse=True)
    return sorted(found)
