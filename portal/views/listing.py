"""Owns the lists of articles: the newest, those of a year or a month, and the years of a unit, section or topic.

Lists are divided by periods, never by page numbers: the address of a period's list is permanent.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.numbers import format_number
from portal.views.card import KEPT_SHORT, cards, crumbs
from portal.views.following import feeds_of, followed
from portal.views.head import head
from portal.views.parts import CardPart, CountLink, Feed, Link, Meta
from portal.views.periods import neighbours_nav, parts, period_nav, period_text
from portal.views.rows import PeriodNav, YearRow
from portal.views.titles import group_title

LATEST = 20  # cards on /tin/
LONG = 60  # entries above which a list has no summaries
HUGE = 240  # entries above which a year shows the newest of each month only
SOME = 5  # of each month then
MONTHS = 6  # listed above the newest


@dataclass(frozen=True)
class MonthCards:
    """The cards of one month under its heading; `more` leads to the whole month."""

    heading: str
    anchor: str
    cards: tuple[CardPart, ...]
    more: Link | None = None


@dataclass(frozen=True)
class ListingView:
    """A list of articles. `compact` lists are titles and dates only."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    count: str
    groups: tuple[MonthCards, ...]  # one with heading "" if months do not matter
    compact: bool
    sections: tuple[Link, ...]
    years: tuple[YearRow, ...]
    nav: PeriodNav
    feeds: tuple[Feed, ...]
    recent: tuple[Link, ...] = ()  # the last months that have articles


def news_view(portal: Portal, origin: str = "") -> ListingView:
    """Return /tin/: the newest articles, the sections, the years."""
    trail = crumbs(Link("Tin tức"))
    latest = portal.latest(LATEST, "all")
    return ListingView(
        meta=head("Tin tức", urls.NEWS, trail, origin, description="Tin, bài mới nhất, theo chuyên mục và theo năm, tháng."),
        breadcrumb=trail,
        title="Tin tức",
        lede="",
        count="",
        groups=(MonthCards("", "moi-nhat", cards(portal, latest)),) if latest else (),
        compact=False,
        sections=section_links(portal),
        years=year_rows(portal),
        nav=PeriodNav(),
        feeds=(),
        recent=_recent(portal),
    )


def _recent(portal: Portal) -> tuple[Link, ...]:
    """Return the last months that have articles, newest first: «Tháng 10/2026»."""
    names = (name for year in portal.group("years")[:2] for name, _ in portal.months(year))
    return tuple(Link(f"Tháng {int(name[5:])}/{name[:4]}", urls.month(name)) for name in islice(names, MONTHS))


def section_links(portal: Portal) -> tuple[Link, ...]:
    """Return the sections that have articles, in the order of their registry."""
    shown = (id for id in portal.ids("sections") if portal.has_group("section", id))
    return tuple(Link(portal.section(id).name, urls.section(id)) for id in shown)


def year_rows(portal: Portal) -> tuple[YearRow, ...]:
    """Return all years with their months, newest first."""
    return tuple(
        YearRow(CountLink(f"Năm {year}", urls.news(year), count), month_links(portal, year))
        for year, count in portal.years("all")
    )


def month_links(portal: Portal, year: str) -> tuple[CountLink, ...]:
    """Return the months of a year that have articles, newest first."""
    return tuple(CountLink(f"Tháng {int(name[5:])}", urls.month(name), count) for name, count in portal.months(year))


def year_view(portal: Portal, year: str, origin: str = "") -> ListingView:
    """Return /tin/2016/: a year, month by month."""
    title = f"Tin tức năm {year}"
    trail = crumbs(Link("Tin tức", urls.NEWS), Link(f"Năm {year}"))
    months = portal.months(year)
    count = sum(number for _, number in months)
    return ListingView(
        meta=head(title, urls.news(year), trail, origin, description=f"{_count_text(count)} của năm {year}, xếp theo tháng."),
        breadcrumb=trail,
        title=title,
        lede="",
        count=_count_text(count),
        groups=tuple(_month_group(portal, name, number, count > HUGE) for name, number in months),
        compact=count > LONG,
        sections=(),
        years=(),
        nav=neighbours_nav(portal.group("years"), year, _year_link, Link("Tất cả các năm", f"{urls.NEWS}#cac-nam")),
        feeds=(),
    )


def _month_group(portal: Portal, name: str, count: int, short: bool) -> MonthCards:
    ids = portal.latest(SOME, "month", name) if short else portal.group("month", name)
    word = f"Tháng {int(name[5:])}"
    more = Link(f"Tất cả {format_number(count)} tin tháng {int(name[5:])}", urls.month(name)) if len(ids) < count else None
    return MonthCards(word, f"thang-{name[5:]}", cards(portal, ids), more)


def month_view(portal: Portal, name: str, origin: str = "") -> ListingView:
    """Return /tin/2016/04/: all articles of a month ("2016-04")."""
    year, month = name.split("-")
    ids = portal.group("month", name)
    title = f"Tin tức tháng {int(month)} năm {year}"
    trail = crumbs(Link("Tin tức", urls.NEWS), Link(f"Năm {year}", urls.news(year)), Link(f"Tháng {int(month)}"))
    return ListingView(
        meta=head(title, urls.month(name), trail, origin, description=f"{_count_text(len(ids))} của tháng {int(month)} năm {year}."),
        breadcrumb=trail,
        title=title,
        lede="",
        count=_count_text(len(ids)),
        groups=(MonthCards("", "tin", cards(portal, ids)),),
        compact=len(ids) > LONG,
        sections=(),
        years=(),
        nav=neighbours_nav(_months_around(portal, year), name, _month_link, Link(f"Cả năm {year}", urls.news(year))),
        feeds=(),
    )


def _year_link(year: str) -> Link:
    return Link(f"Năm {year}", urls.news(year))


def _month_link(name: str) -> Link:
    return Link(f"Tháng {int(name[5:])} năm {name[:4]}", urls.month(name))


def _months_around(portal: Portal, year: str) -> list[str]:
    """Return the months of a year with the nearest ones before and after it, newest first."""
    years = portal.group("years")
    place = years.index(year)
    newer = portal.names("months", years[place - 1])[-1:] if place else ()
    older = portal.names("months", years[place + 1])[:1] if place + 1 < len(years) else ()
    return [*newer, *portal.names("months", year), *older]


OF = {
    "unit": ("Cơ quan, đơn vị", urls.UNITS, urls.unit),
    "topic": ("Chủ đề", urls.TOPICS, urls.topic),
    "section": ("Tin tức", urls.NEWS, urls.section),
}


def yearly_view(portal: Portal, of: str, id: str, period: tuple[str, ...], origin: str = "") -> ListingView:
    """Return one year of a unit, topic or section (`of` says which), some of each month if it is long; or one month: ("2021", "04")."""
    year, *months = period
    month = "".join(months)
    above, home, address = OF[of]
    name = name_of(portal, of, id)
    key = (of, id, *period)
    url = urls.period(address(id, year), *key[3:])
    count = portal.count(*key)
    trail = crumbs(Link(above, home), Link(name, address(id)), Link(f"Năm {year}", address(id, year) if month else ""))
    title = f"{name}: tin {period_text(*key[2:]).lower()}"
    return ListingView(
        meta=replace(
            head(title.replace(name, group_title(portal, of, id), 1), url, trail, origin, description=f"{_count_text(count)}."),
            feeds=feeds_of(portal, (of, id)),
        ),
        breadcrumb=(*trail, Link(period_text(month))) if month else trail,
        title=title,
        lede="",
        count=_count_text(count),
        groups=tuple(MonthCards(part.heading, part.anchor, part.rows, part.more) for part in parts(portal, key, url, cards, "tin")),
        compact=count > LONG,
        sections=(),
        years=(),
        nav=period_nav(portal, key, address(id, year), Link(f"Cả năm {year}", address(id, year)))
        if month
        else neighbours_nav(portal.names("years", of, id), year, lambda at: Link(f"Năm {at}", address(id, at)), Link(name, address(id))),
        feeds=followed(portal, (of, id)),
    )


def name_of(portal: Portal, of: str, id: str) -> str:
    """Return the name of a unit, topic or section."""
    return portal.unit(id).name if of == "unit" else portal.topic(id).name if of == "topic" else portal.section(id).name


def year_links(portal: Portal, of: str, id: str) -> tuple[Link, ...]:
    """Return the years of a unit, topic or section that have their own lists: if there is more than its page shows."""
    if portal.count(of, id) <= KEPT_SHORT:
        return ()
    address = OF[of][2]
    return tuple(Link(f"Năm {year}", address(id, year), f"({format_number(count)})") for year, count in portal.years(of, id))


def _count_text(count: int) -> str:
    return f"{format_number(count)} tin, bài"
