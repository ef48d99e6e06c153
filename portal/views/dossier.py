"""Owns the dossier of a plan: identity, targets, results, articles, documents and changes on one printable page.

It covers the whole life of the plan, or one year of it, and prints well as a PDF from the browser.
"""

from __future__ import annotations

from dataclasses import replace

from portal import urls
from portal.domain.plan import Plan
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.adjustments import Adjustment, adjustments
from portal.views.card import article_link, crumbs, document_row, plan_link, plan_name
from portal.views.head import head
from portal.views.parts import Fact, Link, Meta, StatementPart, StatePart
from portal.views.periods import neighbours_nav
from portal.views.plan import PLANS, plan_facts, steps
from portal.views.programme import stage_state
from portal.views.promise import rows_of_plan, target_title
from portal.views.rows import Bar, DocumentRow, PeriodNav, Step, TargetRow
from portal.views.series import Series, series
from portal.views.tally import plan_results, progress, tallies
from portal.views.titles import plan_title


@dataclass(frozen=True)
class TargetRecord:
    """One target with all its results and the rule its state follows."""

    link: Link
    anchor: str
    rule: str
    series: Series


@dataclass(frozen=True)
class DossierView:
    """Everything known about a plan, or about one year of it."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kicker: str
    stage: StatePart
    summary: str
    facts: tuple[Fact, ...]
    tallies: tuple[Bar, ...]
    progress: Bar | None
    targets: tuple[TargetRow, ...]
    records: tuple[TargetRecord, ...]
    results: tuple[StatementPart, ...]
    adjustments: tuple[Adjustment, ...]
    steps: tuple[Step, ...]
    news: tuple[Link, ...]
    documents: tuple[DocumentRow, ...]
    years: tuple[Link, ...]
    nav: PeriodNav


def dossier_view(portal: Portal, id: str, year: str = "", origin: str = "") -> DossierView:
    """Return the dossier of one plan; with a year only what happened in it, in addition to the plan's identity and targets."""
    whole = portal.plan(id)
    plan = _of_year(portal, whole, year) if year else whole
    name = plan_name(plan.kind, plan.name)
    title = f"Hồ sơ năm {year}" if year else "Hồ sơ"
    trail = crumbs(PLANS, plan_link(portal, id), Link(title))
    targets = [portal.target(target) for target in plan.targets]
    results = [portal.result(result) for result in plan.results]
    counted = tallies(portal, results)
    return DossierView(
        meta=head(f"{title}: {plan_title(portal, whole)}", urls.dossier(id, year), trail, origin, description=plan.summary),
        breadcrumb=trail,
        title=name,
        kicker=title,
        stage=stage_state(whole),
        summary="" if year else plan.summary,
        facts=tuple(plan_facts(portal, plan)),
        tallies=counted,
        progress=None if year else progress(portal, plan.targets, counted),
        targets=rows_of_plan(portal, id),
        records=tuple(record for target in plan.targets if (record := _record(portal, target, year))),
        results=plan_results(portal, plan),
        adjustments=adjustments(portal, targets, named=True, year=year),
        steps=tuple(steps(portal, plan, plan.stages)) if plan.stages else (),
        news=tuple(article_link(portal, article) for article in portal.group("plan", id, *((year,) if year else ()))),
        documents=tuple(document_row(portal, document) for document in plan.documents),
        years=() if year else _years(portal, id),
        nav=_nav(portal, id, year),
    )


def _of_year(portal: Portal, plan: Plan, year: str) -> Plan:
    """Return the plan with what is dated in one year."""
    return replace(
        plan,
        stages=tuple(entry for entry in plan.stages if entry.day and str(entry.day.year) == year),
        results=tuple(id for id in plan.results if str(portal.result(id).day.year) == year),
        documents=tuple(id for id in plan.documents if (day := portal.document(id).day) and str(day.year) == year),
    )


def _record(portal: Portal, id: str, year: str) -> TargetRecord | None:
    found = series(portal, id, year)
    if found is None:
        return None
    target = portal.target(id)
    title = f"Chỉ tiêu {target.number}: {target_title(target)}"
    return TargetRecord(Link(title, urls.target(id)), f"ket-qua-{target.number}", target.standing.rule, found)


def dossier_years(portal: Portal, id: str) -> tuple[tuple[str, int], ...]:
    """Return the years a plan has articles in, newest first; one year alone is the whole dossier."""
    years = portal.years("plan", id)
    return years if len(years) > 1 else ()


def _years(portal: Portal, id: str) -> tuple[Link, ...]:
    return tuple(Link(f"Năm {year}", urls.dossier(id, year), f"({count} tin)") for year, count in dossier_years(portal, id))


def _nav(portal: Portal, id: str, year: str) -> PeriodNav:
    if not year:
        return PeriodNav()
    years = [name for name, _ in dossier_years(portal, id)]
    return neighbours_nav(years, year, lambda at: Link(f"Năm {at}", urls.dossier(id, at)), Link("Toàn bộ hồ sơ", urls.dossier(id)))
