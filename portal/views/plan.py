"""Owns the view of a plan's page, block by block as pages.md specifies; it works with no target and with two hundred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.plan import Plan, Stage, StageEntry
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.views.adjustments import Adjustment, adjustments
from portal.views.card import (
    article_link,
    cards,
    crumbs,
    day_view,
    document_row,
    plan_link,
    plan_name,
    topic_link,
    unit_link,
)  # fmt: skip
from portal.views.consultation import consultation_row
from portal.views.document_names import named
from portal.views.following import feeds_of, followed
from portal.views.head import head
from portal.views.parts import CardPart, DateView, Fact, Feed, Link, Meta, StatementPart, StatePart
from portal.views.programme import STAGES, capital, issuer_link, span_text, stage_state
from portal.views.rows import Bar, ConsultationRow, DocumentRow, Step
from portal.views.social import announced, plan_card
from portal.views.tally import plan_results, progress, tallies
from portal.views.target_groups import TargetParts, target_parts
from portal.views.titles import plan_title

NEWS = 20  # articles on the page; the dossier has all of them
PLANS = Link("Chương trình, đề án, kế hoạch", urls.PLANS)


@dataclass(frozen=True)
class PlanView:
    """Everything on a plan's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    kind: str
    stage: StatePart
    latest: DateView | None
    summary: str
    facts: tuple[Fact, ...]
    tallies: tuple[Bar, ...]
    progress: Bar | None
    results: tuple[StatementPart, ...]
    targets: TargetParts
    goals: tuple[str, ...]
    parts: tuple[str, ...]
    solutions: tuple[str, ...]
    steps: tuple[Step, ...]
    news: tuple[CardPart, ...]
    more_news: Link | None
    documents: tuple[DocumentRow, ...]
    adjustments: tuple[Adjustment, ...]
    consultation: ConsultationRow | None
    dossier: Link
    data: Link | None
    feeds: tuple[Feed, ...]
    empty: str  # printed if nothing is known about the plan but its identity


def plan_view(portal: Portal, id: str, origin: str = "", cards_drawn: bool = False) -> PlanView:
    """Return the page of one plan. `cards_drawn`: there is a card for social networks."""
    plan = portal.plan(id)
    name = plan_name(plan.kind, plan.name)
    trail = crumbs(PLANS, Link(name))
    news = portal.count("plan", id)
    consultation = consultation_row(portal, plan.consultation) if plan.consultation else None
    counted = tallies(portal, [portal.result(result) for result in plan.results])
    return PlanView(
        meta=replace(
            head(plan_title(portal, plan), urls.plan(id), trail, origin, description=plan.summary or described(portal, plan)),
            feeds=feeds_of(portal, ("plan", id)),
            image=announced(urls.plan(id), plan_card(portal, id)) if cards_drawn else None,
        ),
        breadcrumb=trail,
        title=capital(plan.name),
        kind=capital(plan.kind),
        stage=stage_state(plan),
        latest=day_view(plan.fact_day, "Số liệu tính đến"),
        summary=plan.summary,
        facts=tuple(plan_facts(portal, plan)),
        tallies=counted,
        progress=progress(portal, plan.targets, counted),
        results=plan_results(portal, plan),
        targets=target_parts(portal, plan.targets),
        goals=plan.goals,
        parts=plan.parts,
        solutions=plan.solutions,
        steps=tuple(steps(portal, plan, shortened(plan.stages))),
        news=cards(portal, portal.latest(NEWS, "plan", id)),
        more_news=Link(f"Tất cả {news} tin, bài trong hồ sơ", f"{urls.dossier(id)}#tin-bai") if news > NEWS else None,
        documents=tuple(document_row(portal, document) for document in plan.documents),
        adjustments=adjustments(portal, [portal.target(target) for target in plan.targets], named=True),
        consultation=consultation if consultation and consultation.state.state == "open" else None,
        dossier=Link("Bản in hồ sơ", urls.dossier(id)),
        data=Link("Tải dữ liệu chỉ tiêu (CSV)", urls.plan_data(id)) if plan.targets else None,
        feeds=followed(portal, ("plan", id)),
        empty="" if news or plan.targets or plan.stages or plan.documents else "Trang này chưa có tin, bài, văn bản về nội dung này.",
    )


def described(portal: Portal, plan: Plan) -> str:
    """Return the description for search engines of a plan without a summary."""
    issuer = issuer_link(portal, plan)
    words = [issuer.text if issuer else "", span_text(plan.period), STAGES[plan.stage]]
    return f"{' · '.join(filter(None, words))}."


def plan_facts(portal: Portal, plan: Plan) -> Iterator[Fact]:
    """Yield Cơ quan ban hành · Cơ quan chủ trì · Số, ký hiệu · Ngày ban hành · Giai đoạn · Ban Chỉ đạo, then the related records."""
    drafting = unit_link(portal, plan.drafting_unit) or (Link(plan.drafting_unit_name) if plan.drafting_unit_name else None)
    lines = (
        ("Cơ quan ban hành" if not plan.draft else "Cơ quan xây dựng dự thảo", issuer_link(portal, plan)),
        ("Cơ quan chủ trì", drafting),
        ("Số, ký hiệu", Link(plan.number) if plan.number else None),
        ("Ngày ban hành", Link(format_day(plan.day)) if plan.day else None),
        ("Giai đoạn", Link(span_text(plan.period)) if plan.period else None),
        ("Ban Chỉ đạo", Link(plan.steering) if plan.steering else None),
        ("Được thay bằng", plan_link(portal, plan.replaced_by) if plan.replaced_by else None),
    )
    for label, link in lines:
        if link:
            iso = plan.day.isoformat() if label == "Ngày ban hành" and plan.day else ""
            yield Fact(label, (link,), iso)
    if plan.replaces:
        yield Fact("Thay cho", tuple(plan_link(portal, id) for id in plan.replaces))
    if plan.topics:
        yield Fact("Chủ đề", tuple(topic_link(portal, id) for id in plan.topics))


def shortened(stages: tuple[StageEntry, ...]) -> tuple[StageEntry, ...]:
    """Return a log without repetitions: of reports that a plan is under way only the first, unless one has a note of its own."""
    seen = False
    kept = []
    for entry in stages:
        if entry.stage is not Stage.RUNNING or not seen or entry.note:
            kept.append(entry)
        seen = seen or entry.stage is Stage.RUNNING
    return tuple(kept)


def steps(portal: Portal, plan: Plan, stages: tuple[StageEntry, ...]) -> Iterator[Step]:
    """Yield the stages of a plan's life, oldest first, each with its source."""
    here = max((place for place, entry in enumerate(stages) if entry.stage is plan.stage), default=-1)
    for place, entry in enumerate(stages):
        links = [article_link(portal, entry.article)] if entry.article and portal.has_article(entry.article) else []
        if entry.document:
            links.append(Link(_document_name(portal, entry.document), urls.document(entry.document)))
        yield Step(STAGES[entry.stage], day_view(entry.day), entry.note, tuple(links), place == here)


def _document_name(portal: Portal, id: str) -> str:
    document = portal.document(id)
    return named(document) if document.number else document.title
