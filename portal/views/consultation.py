"""Owns drafts put to comment: one as a row, and the page /gop-y/ with those open and those closed."""

from __future__ import annotations

from dataclasses import dataclass

from portal import urls
from portal.domain.portal import Portal
from portal.views.card import article_link, crumbs, day_view, plan_link, unit_link
from portal.views.head import head
from portal.views.parts import Link, Meta, State
from portal.views.rows import ConsultationRow

TITLE = "Lấy ý kiến góp ý dự thảo"
OPEN = State("open", "Đang lấy ý kiến")
CLOSED = State("closed", "Đã kết thúc")
UNDATED = State("unknown", "Không nêu hạn góp ý")


@dataclass(frozen=True, slots=True)
class ConsultationsView:
    """The page of all consultations."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    open: tuple[ConsultationRow, ...]
    undated: tuple[ConsultationRow, ...]
    closed: tuple[ConsultationRow, ...]


def consultation_row(portal: Portal, article: str) -> ConsultationRow | None:
    """A consultation by the article that opened it; None when that article is not published."""
    if not portal.has_article(article):
        return None
    asked = portal.article(article).consultation
    if asked is None:
        return None
    card = portal.card(article)
    return ConsultationRow(
        title=card.title,
        href=card.url,
        state=OPEN if asked.open else CLOSED if asked.closes or asked.outcome else UNDATED,
        closes=day_view(asked.closes, "đến hết ngày" if asked.open else "hạn góp ý"),
        where=asked.where if asked.open or not (asked.closes or asked.outcome) else "",
        unit=unit_link(portal, card.unit),
        outcome=asked.outcome,
        plan=plan_link(portal, asked.plan) if asked.plan else None,
        outcome_source=article_link(portal, asked.told_in) if asked.told_in and portal.has_article(asked.told_in) else None,
    )


def consultations_view(portal: Portal, origin: str = "") -> ConsultationsView:
    """The page /gop-y/."""
    trail = crumbs(Link(TITLE))
    opened = rows(portal, portal.group("consultation", "open"))
    ordered = sorted(opened, key=lambda row: row.closes.iso if row.closes else "9999")
    others = rows(portal, portal.group("consultation", "closed"))
    lede = (
        "Các dự thảo được đưa ra lấy ý kiến, hạn góp ý và nơi nhận."
        if opened or others
        else "Trang này chưa có dự thảo nào được đưa ra lấy ý kiến."
    )
    return ConsultationsView(
        meta=head(TITLE, urls.CONSULTATIONS, trail, origin, description=lede),
        breadcrumb=trail,
        title=TITLE,
        lede=lede,
        open=tuple(ordered),
        undated=tuple(row for row in others if row.state is UNDATED),
        closed=tuple(row for row in others if row.state is CLOSED),
    )


def rows(portal: Portal, ids: tuple[str, ...]) -> tuple[ConsultationRow, ...]:
    """Consultations of several articles."""
    return tuple(row for id in ids if (row := consultation_row(portal, id)))
