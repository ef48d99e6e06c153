"""Owns consultations: one as a row, the page /gop-y/, and the lists by year."""

from __future__ import annotations

from collections.abc import Iterable

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.answering import drafts, form, letter
from portal.views.card import article_link, crumbs, limit_view, plan_link, unit_link
from portal.views.filters import year_text
from portal.views.head import head
from portal.views.parts import Link, Meta, StatePart
from portal.views.periods import ListPart, neighbours_nav, parts, period_nav, period_text
from portal.views.rows import ConsultationRow, PeriodNav

TITLE = "Lấy ý kiến góp ý dự thảo"
LATEST = 20  # closed ones; older ones are listed by year
OPEN = StatePart("open", "Đang lấy ý kiến")
COMING = StatePart("planned", "Chưa đến ngày góp ý")
CLOSED = StatePart("closed", "Đã kết thúc")
UNDATED = StatePart("unknown", "Không nêu hạn góp ý")


@dataclass(frozen=True)
class ConsultationsView:
    """The page of consultations, or that of one year or month (then only `parts` has entries)."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    open: tuple[ConsultationRow, ...] = ()
    undated: tuple[ConsultationRow, ...] = ()
    closed: tuple[ConsultationRow, ...] = ()  # the latest
    parts: tuple[ListPart[ConsultationRow], ...] = ()  # of one year or month
    years: tuple[Link, ...] = ()
    nav: PeriodNav = PeriodNav()


def consultation_row(portal: Portal, article: str) -> ConsultationRow | None:
    """Return a consultation by the article that opened it; None if that article is not published."""
    if not portal.has_article(article):
        return None
    opening = portal.article(article)
    asked = opening.consultation
    if asked is None:
        return None
    card, source = portal.card(article), asked.outcome_article
    return ConsultationRow(
        title=card.title,
        href=card.url,
        state=OPEN if asked.open else COMING if asked.awaited else CLOSED if asked.closes or asked.outcome else UNDATED,
        closes=limit_view(asked.closes, asked.closes_at, *(("đến hết ngày", "đến") if asked.open else ("hạn góp ý", "hạn góp ý"))),
        opens=limit_view(asked.opens, asked.opens_at, "từ ngày", "từ"),
        where=asked.where if asked.open or asked.awaited or not (asked.closes or asked.outcome) else "",
        unit=unit_link(portal, card.unit),
        outcome=asked.outcome,
        plan=plan_link(portal, asked.plan) if asked.plan else None,
        outcome_source=article_link(portal, source) if source and portal.has_article(source) else None,
        form=form(portal, opening) if asked.open else "",
        mail=letter(portal, asked, opening) if asked.open else None,
        drafts=drafts(portal, asked, opening) if asked.open else (),
    )


def consultations_view(portal: Portal, origin: str = "") -> ConsultationsView:
    """Return the page /gop-y/: the open ones, and the latest of the others."""
    opened = rows(portal, portal.group("consultation", "open"))
    others = rows(portal, portal.latest(LATEST, "consultation", "closed"))
    lede = (
        "Các dự thảo được đưa ra lấy ý kiến, hạn góp ý và nơi nhận."
        if opened or others
        else "Trang này chưa có dự thảo nào được đưa ra lấy ý kiến."
    )
    trail = crumbs(Link(TITLE))
    return ConsultationsView(
        meta=head(TITLE, urls.CONSULTATIONS, trail, origin, description=lede),
        breadcrumb=trail,
        title=TITLE,
        lede=lede,
        open=tuple(sorted(opened, key=lambda row: row.closes.iso if row.closes else "9999")),
        undated=tuple(row for row in others if row.state is UNDATED),
        closed=tuple(row for row in others if row.state is CLOSED),
        years=_years(portal) if portal.count("consultation", "closed") > LATEST else (),
    )


def consultations_of_view(portal: Portal, year: str, month: str = "", origin: str = "") -> ConsultationsView:
    """Return the consultations of one year, some of each month if there are many; or those of one month."""
    key = ("consultation", year, *([month] if month else []))
    url = urls.period(urls.CONSULTATIONS, *key[1:])
    of_year = urls.consultations(year)
    trail = crumbs(Link(TITLE, urls.CONSULTATIONS), Link(year_text(year), of_year if month else ""))
    trail = (*trail, Link(period_text(month))) if month else trail
    title, lede = f"{TITLE} {period_text(*key[1:]).lower()}", f"{portal.count(*key)} dự thảo."
    return ConsultationsView(
        meta=head(title, url, trail, origin, description=lede),
        breadcrumb=trail,
        title=title,
        lede=lede,
        parts=parts(portal, key, url, rows, "dự thảo"),
        nav=period_nav(portal, key, of_year, Link(f"Cả năm {year}", of_year)) if month else _nav(portal, year),
    )


def _years(portal: Portal) -> tuple[Link, ...]:
    found = portal.years("consultation")
    return tuple(Link(year_text(year), urls.consultations(year), f"({count})") for year, count in found)


def _nav(portal: Portal, year: str) -> PeriodNav:
    years = portal.names("years", "consultation")
    return neighbours_nav(years, year, lambda other: Link(year_text(other), urls.consultations(other)), Link(TITLE, urls.CONSULTATIONS))


def rows(portal: Portal, ids: Iterable[str]) -> tuple[ConsultationRow, ...]:
    """Return consultations of several articles."""
    return tuple(row for id in ids if (row := consultation_row(portal, id)))
