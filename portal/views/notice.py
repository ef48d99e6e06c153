"""Owns the views of notices: /thong-bao/ with those in force, and the past ones by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.numbers import format_number
from portal.views.card import crumbs, day_view, limit_view, unit_link
from portal.views.feed import NOTICES
from portal.views.filters import year_text
from portal.views.following import feeds_of, followed
from portal.views.head import PageHeader
from portal.views.parts import Feed, Link, Meta, StatePart
from portal.views.periods import ListPart, neighbours_nav, parts, period_nav, period_text
from portal.views.rows import NoticeRow, PeriodNav

TITLE = "Thông báo"
LATEST = 30  # of the expired ones
MANY = 60  # notices in force that the page shows; all are listed in their years
PAST = StatePart("closed", "Hết hạn")
COMING = StatePart("planned", "Chưa đến ngày hiệu lực")


@dataclass(frozen=True)
class NoticesView:
    """The page of notices, or that of one year or month (then `current` and `coming` are empty and `past` is the year's)."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    current: tuple[NoticeRow, ...] = ()
    coming: tuple[NoticeRow, ...] = ()
    past: tuple[ListPart[NoticeRow], ...] = ()
    years: tuple[Link, ...] = ()
    nav: PeriodNav = PeriodNav()
    feeds: tuple[Feed, ...] = ()


def notices_view(portal: Portal, origin: str = "") -> NoticesView:
    """Return the page /thong-bao/."""
    past = portal.latest(LATEST, "notice", "past")
    listed = rows(portal, portal.latest(MANY, "notice", "current"))
    coming = tuple(row for row in listed if row.state is COMING)
    lede = _lede(portal.count("notice", "current"), len(coming), bool(past))
    view = _view(portal, PageHeader(TITLE, urls.NOTICES, crumbs(Link(TITLE)), lede, origin))
    return replace(
        view,
        current=tuple(row for row in listed if row.state is not COMING),
        coming=coming,
        past=(ListPart("Thông báo đã hết hạn", "het-han", rows(portal, past)),) if past else (),
        years=_years(portal),
    )


def _lede(current: int, coming: int, past: bool) -> str:
    if current:
        said = "còn" if not coming else "sắp có" if coming == current else "đang hoặc sắp có"
        return f"{format_number(current)} thông báo {said} hiệu lực."
    return "Không có thông báo nào còn hiệu lực." if past else "Trang này chưa có thông báo nào."


def notices_of_view(portal: Portal, year: str, month: str = "", origin: str = "") -> NoticesView:
    """Return all notices published in one year, some of each month if there are many; or those of one month."""
    key = ("kind", ArticleKind.NOTICE.value, year, *([month] if month else []))
    url = urls.period(urls.NOTICES, *key[2:])
    trail = crumbs(Link(TITLE, urls.NOTICES), Link(year_text(year), urls.notices(year) if month else ""))
    trail = (*trail, Link(period_text(month))) if month else trail
    header = PageHeader(f"{TITLE} {period_text(*key[2:]).lower()}", url, trail, f"{portal.count(*key)} thông báo.", origin)
    nav = period_nav(portal, key, urls.notices(year), Link(f"Cả năm {year}", urls.notices(year))) if month else _nav(portal, year)
    return replace(_view(portal, header), past=parts(portal, key, url, rows, "thông báo"), nav=nav)


def _view(portal: Portal, header: PageHeader) -> NoticesView:
    return NoticesView(
        meta=replace(header.meta, feeds=feeds_of(portal, NOTICES)),
        breadcrumb=header.trail,
        title=header.title,
        lede=header.lede,
        feeds=followed(portal, NOTICES),
    )


def notice_years(portal: Portal) -> tuple[tuple[str, int], ...]:
    """Return (year, notices), newest first."""
    return portal.years("kind", ArticleKind.NOTICE.value)


def _years(portal: Portal) -> tuple[Link, ...]:
    return tuple(Link(year_text(year), urls.notices(year), f"({count})") for year, count in notice_years(portal))


def _nav(portal: Portal, year: str) -> PeriodNav:
    years = [found for found, _ in notice_years(portal)]
    return neighbours_nav(years, year, lambda other: Link(year_text(other), urls.notices(other)), Link(TITLE, urls.NOTICES))


def rows(portal: Portal, ids: Iterable[str]) -> tuple[NoticeRow, ...]:
    """Return notices in order."""
    return tuple(notice_row(portal, id) for id in ids)


def notice_row(portal: Portal, id: str) -> NoticeRow:
    """Return a notice with its start and end."""
    article = portal.article(id)
    card = article.card
    return NoticeRow(
        title=card.title,
        href=card.url,
        date=limit_view(article.starts, article.starts_at, "từ ngày", "từ") or day_view(card.at.date(), "ngày"),
        until=limit_view(article.expires, article.expires_at, "đến hết ngày", "đến"),
        unit=unit_link(portal, card.unit),
        state=PAST if article.expired else COMING if article.pending else None,
        summary=card.summary,
    )
