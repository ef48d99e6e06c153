"""Owns the wording and rows of plans: stage, period, issuer, and how much is known about it."""

from __future__ import annotations

from portal import urls
from portal.domain.plan import Plan, Stage, YearSpan
from portal.domain.portal import Portal
from portal.views.card import article_link, day_view, unit_link
from portal.views.parts import Link, StatePart
from portal.views.rows import PlanRow

STAGES = {
    Stage.DRAFTING: "Soạn thảo",
    Stage.CONSULTATION: "Lấy ý kiến",
    Stage.ISSUED: "Ban hành",
    Stage.LAUNCHED: "Triển khai",
    Stage.RUNNING: "Đang thực hiện",
    Stage.INTERIM: "Sơ kết",
    Stage.FINAL: "Tổng kết, đánh giá",
    Stage.OVER: "Đã hết giai đoạn",
    Stage.REPLACED: "Được thay thế",
    Stage.DROPPED: "Dừng thực hiện",
}


def stage_state(plan: Plan) -> StatePart:
    """Return the stage as a badge; a draft is tagged as one."""
    tags = ("Dự thảo",) if plan.draft and plan.stage not in (Stage.DRAFTING, Stage.CONSULTATION) else ()
    return StatePart(plan.stage.value, STAGES[plan.stage], tags=tags)


def span_text(span: YearSpan | None) -> str:
    """Return «2016 – 2020, định hướng đến năm 2025»."""
    if span is None:
        return ""
    years = str(span.start) if span.start == span.end else f"{span.start} – {span.end}"
    return f"{years}, định hướng đến năm {span.outlook}" if span.outlook else years


def issuer_link(portal: Portal, plan: Plan) -> Link | None:
    """Return the issuer of a plan; an inferred one is marked."""
    link = unit_link(portal, plan.issuer) or (Link(plan.issuer_name) if plan.issuer_name else None)
    if link and plan.issuer_inferred:
        return Link(link.text, link.href, "(theo cơ quan đưa tin)")
    return link


def capital(words: str) -> str:
    """Return words with a capital first letter."""
    return words[:1].upper() + words[1:]


def plan_row(portal: Portal, id: str) -> PlanRow:
    """Return a plan for a list. One without a page of its own shows its articles instead."""
    plan = portal.plan(id)
    news = portal.count("plan", id)
    amounts = [f"{len(plan.targets)}\u00a0chỉ tiêu" if plan.targets else "", f"{news}\u00a0tin" if news else ""]
    issuer = issuer_link(portal, plan)
    return PlanRow(
        name=capital(plan.name),
        href=urls.plan(id) if plan.page else "",
        kind="" if plan.name.casefold().startswith(plan.kind.casefold()) else capital(plan.kind),
        number=plan.number if plan.number not in plan.name else "",
        issuer=Link(issuer.text, issuer.href) if issuer else None,
        period=span_text(plan.period),
        stage=stage_state(plan),
        counts=", ".join(filter(None, amounts)),
        latest=day_view(plan.fact_day, "mới nhất" if news else "số liệu"),
        links=() if plan.page else tuple(article_link(portal, article) for article in portal.latest(3, "plan", id)),
        anchor=id,
    )
