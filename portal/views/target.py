"""Owns the view of a target's page: the promise, its state with the rule, and where all of it is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.direction import direction
from portal.domain.figure import figure
from portal.domain.plan import Plan, State, Target
from portal.domain.portal import Portal
from portal.domain.standing import SILENCE
from portal.domain.unit import Unit
from portal.record import dataclass
from portal.text.dates import format_day
from portal.text.statement import Comparator, Form
from portal.views import parts
from portal.views.adjustments import Adjustment, adjustments
from portal.views.card import article_link, crumbs, day_view, plan_link, plan_name, unit_link
from portal.views.document_names import matter, named
from portal.views.following import TARGETS, feeds_of, followed
from portal.views.ground import heirs_of, succession
from portal.views.head import head
from portal.views.measured import measured
from portal.views.parts import DateView, Fact, Feed, Link, Meta
from portal.views.programme import capital
from portal.views.promise import ORIGINS, deadline_words, target_row, target_title
from portal.views.rows import TargetRow
from portal.views.series import Series, series
from portal.views.social import announced, target_card
from portal.views.statements import state_view
from portal.views.titles import target_page_title

PLANS = Link("Chương trình, đề án, kế hoạch", urls.PLANS)
NO_HEIR = "(đã kết thúc hoạt động; trang này chưa có thông tin về đơn vị kế tiếp)"
OTHERS = 6  # other targets of the plan, nearest by number
NO_FIGURE = {Form.QUALITY: "Không nêu con số", Form.UNREAD: "Chưa đọc được thành số liệu"}
BETTER = {"higher": "Cao hơn là tốt hơn", "lower": "Thấp hơn là tốt hơn"}


@dataclass(frozen=True)
class TargetView:
    """Everything on a target's page. `silence` is printed if there is no result."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    kicker: str
    title: str
    whole: Link | None  # what this is a "trong đó" of
    plan: Link
    state: parts.StatePart
    rule: str
    latest: DateView | None
    facts: tuple[Fact, ...]
    series: Series | None
    silence: str
    sources: tuple[Link, ...]
    adjustments: tuple[Adjustment, ...]
    parts: tuple[TargetRow, ...]
    others: tuple[TargetRow, ...]
    all_targets: Link | None
    feeds: tuple[Feed, ...]
    data: Link


def target_view(portal: Portal, id: str, origin: str = "", cards_drawn: bool = False) -> TargetView:
    """Return the page of one target. `cards_drawn`: there is a card for social networks."""
    target = portal.target(id)
    plan = portal.plan(target.plan)
    title = target_title(target)
    trail = crumbs(PLANS, plan_link(portal, plan.id), Link(f"Chỉ tiêu {target.number}"))
    standing = target.standing
    results = series(portal, id)
    others = _others(plan, target)
    return TargetView(
        meta=replace(
            head(target_page_title(portal, target), urls.target(id), trail, origin, description=standing.sentence),
            feeds=feeds_of(portal, ("plan", plan.id)),
            image=announced(urls.target(id), target_card(portal, id)) if cards_drawn else None,
        ),
        breadcrumb=trail,
        kicker=f"Chỉ tiêu {target.number}",
        title=title,
        whole=_whole(portal, target),
        plan=plan_link(portal, plan.id),
        state=state_view(standing),
        rule=standing.rule,
        latest=day_view(standing.fact_day, "Số liệu tính đến"),
        facts=tuple(_facts(portal, target, plan)),
        series=results,
        silence="" if results or standing.state is State.DRAFT else SILENCE,
        sources=tuple(_sources(portal, target, plan)),
        adjustments=adjustments(portal, [target], named=False),
        parts=tuple(target_row(portal, part) for part in target.parts),
        others=tuple(target_row(portal, other) for other in others),
        all_targets=_all(plan, len(others) + len(target.parts) + 1),
        feeds=followed(portal, ("plan", plan.id), TARGETS),
        data=Link("Tải dữ liệu các chỉ tiêu của kế hoạch (CSV)", urls.plan_data(plan.id)),
    )


def _whole(portal: Portal, target: Target) -> Link | None:
    if not target.part_of or target.part_of not in portal.plan(target.plan).targets:
        return None
    return Link(target_title(portal.target(target.part_of)), urls.target(target.part_of))


def _all(plan: Plan, shown: int) -> Link | None:
    total = len(plan.targets)
    return Link(f"Tất cả {total} chỉ tiêu của kế hoạch", f"{urls.plan(plan.id)}#chi-tieu") if total > shown else None


def _others(plan: Plan, target: Target) -> tuple[str, ...]:
    """Return the targets nearest in the plan's list, in its order, without this one and its parts."""
    place = plan.targets.index(target.id)
    around = range(max(0, place - 2 * OTHERS), min(place + 2 * OTHERS, len(plan.targets)))
    near = sorted(around, key=lambda other: abs(other - place))
    excluded = {target.id, *target.parts}
    chosen = [other for other in near[: OTHERS * 2] if plan.targets[other] not in excluded][:OTHERS]
    return tuple(plan.targets[other] for other in sorted(chosen))


def _facts(portal: Portal, target: Target, plan: Plan) -> Iterator[Fact]:
    """Yield Mức đề ra · Hạn · Phạm vi · Đơn vị chịu trách nhiệm · Nguồn gốc, then what else is known."""
    said = target.statement
    yield Fact("Mức đề ra", (Link(figure(said) if said.value is not None else NO_FIGURE[said.form]),))
    if said.by:
        yield Fact("Hạn", (Link(deadline_words(target), note=f"(hết ngày {format_day(said.by.day)})"),), said.by.day.isoformat())
    for label, words in zip(("Nội dung đo", "Phạm vi"), measured(said), strict=True):
        if words:
            yield Fact(label, (Link(capital(words)),))
    if target.unit:
        yield Fact("Đơn vị chịu trách nhiệm", tuple(_responsible(portal, target.unit, measured(said)[1])))
    elif plan.issuer_name:
        yield Fact("Đơn vị chịu trách nhiệm", (Link(plan.issuer_name),))
    yield Fact("Nguồn gốc", (Link(ORIGINS[target.origin]),))
    if target.baseline:
        yield Fact("Mức đầu kỳ", (Link(target.baseline.statement),))
    better = direction(target)[0]
    if better and said.comparator in (Comparator.EQ, Comparator.RANGE):
        yield Fact("Hướng đánh giá", (Link(BETTER[better]),))
    if target.note:
        yield Fact("Ghi chú", (Link(target.note),))


def _responsible(portal: Portal, id: str, place: str) -> Iterator[Link]:
    """Yield the unit responsible for a target, and its successors if it has ended."""
    link = unit_link(portal, id)
    if link is None:
        return
    if not portal.has_ended(id):
        yield link
        return
    own, (_, heirs) = heirs_of(portal, id), succession(portal, portal.unit(id))
    yield Link(link.text, link.href, "(đã kết thúc hoạt động)" if heirs else NO_HEIR)
    for unit in _of_place(portal, heirs, place) or heirs:
        yield Link(unit.name, urls.unit(unit.id), "(đơn vị kế tiếp)" if own else "(nay quản lý địa bàn)")


def _of_place(portal: Portal, heirs: tuple[Unit, ...], place: str) -> tuple[Unit, ...]:
    """Return the heirs to which the place that a promise speaks of came; none where it names none of their grounds."""
    before = {unit.id: {portal.unit(id).name.casefold() for id in unit.predecessors} | {unit.name.casefold()} for unit in heirs}
    return tuple(unit for unit in heirs if place.casefold() in before[unit.id])


def _sources(portal: Portal, target: Target, plan: Plan) -> Iterator[Link]:
    """Yield where the promise is stated: first, then every place that repeats it."""
    if target.article and portal.has_article(target.article):
        yield article_link(portal, target.article)
    if target.document:
        document = portal.document(target.document)
        yield Link(named(document), urls.document(document.id), matter(document))
    elif target.document_name:
        yield Link(target.document_name)
    if not target.article and not target.document:
        yield Link(plan_name(plan.kind, plan.name), urls.plan(plan.id), format_day(plan.day) if plan.day else "")
    for article in target.citations:
        if portal.has_article(article):
            link = article_link(portal, article)
            yield Link(link.text, link.href, f"{link.note}, nêu lại")
