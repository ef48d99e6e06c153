"""Owns the views of events: /su-kien/ with coming ones by date, and the past by year and month. Its calendar is a feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from portal import urls
from portal.domain.event import Event, EventReport, EventState
from portal.domain.groups import NO_YEAR
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.views.card import crumbs, unit_link
from portal.views.feed import origin_of
from portal.views.filters import year_text
from portal.views.head import head
from portal.views.meeting import hour
from portal.views.naming import held_name
from portal.views.parts import Link, Meta, StatePart
from portal.views.periods import ListPart, neighbours_nav, parts, period_nav, period_text
from portal.views.programme import capital
from portal.views.rows import EventRow, PeriodNav
from portal.views.shared import shared

TITLE = "Hội nghị, hội thảo"
LATEST = 20
UNDATED = "Không rõ ngày"
NO_NEWS = StatePart("silent", "Trang này chưa có tin sau ngày dự kiến")


@dataclass(frozen=True)
class EventsView:
    """The page of events, or that of one past year or month (then `coming`, `off` and `latest` are empty).

    `off` are those to come that were called off, or put off without a new day; `subscribe` puts all into a reader's calendar.
    """

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    coming: tuple[EventRow, ...] = ()
    off: tuple[EventRow, ...] = ()
    latest: tuple[EventRow, ...] = ()
    months: tuple[ListPart[EventRow], ...] = ()
    years: tuple[Link, ...] = ()
    nav: PeriodNav = PeriodNav()
    subscribe: tuple[Link, ...] = ()


def events_view(portal: Portal, origin: str = "") -> EventsView:
    """Return the page /su-kien/."""
    known = rows(portal, portal.group("events", "coming"))
    lede, trail = _lede(known, portal.has_group("events", "past")), crumbs(Link(TITLE))
    return EventsView(
        meta=head(TITLE, urls.EVENTS, trail, origin, description=lede),
        breadcrumb=trail,
        title=TITLE,
        lede=lede,
        coming=tuple(row for row in known if not row.off),
        off=tuple(row for row in known if row.off),
        latest=rows(portal, portal.latest(LATEST, "events", "past")),
        years=_years(portal),
        subscribe=tuple(_subscribe(portal, origin)),
    )


def _lede(known: tuple[EventRow, ...], past: bool) -> str:
    """Return how many will take place, were postponed without a new day, or were cancelled: as many as the page shows."""
    if not known:
        return "Trang này chưa có tin về hội nghị, hội thảo sắp tới." if past else "Trang này chưa có tin về hội nghị, hội thảo nào."
    off = Counter(row.state.state for row in known if row.off and row.state)
    counts = (
        (len(known) - off.total(), "hội nghị, hội thảo sắp tới"), (off["postponed"], "cuộc hoãn chưa có ngày mới"),
        (off["cancelled"], "cuộc đã hủy"),
    )  # fmt: skip
    return ", ".join(f"{count} {words}" for count, words in counts if count) + "."


def _subscribe(portal: Portal, origin: str) -> Iterator[Link]:
    """Yield links to subscribe to the calendar, and to download it once."""
    if portal.has_events():
        host = origin_of(portal.identity(), origin)
        webcal = f"webcal:{host.partition(':')[2]}{urls.CALENDAR}"
        yield Link("Theo dõi lịch này", webcal, "lịch trên điện thoại, máy tính tự cập nhật khi có cuộc mới, hoãn, hủy")
        yield Link("Tải tệp lịch (.ics)", urls.CALENDAR, "hoặc chép địa chỉ tệp này vào lịch trực tuyến (Google Calendar, Outlook)")


def events_of_view(portal: Portal, year: str, month: str = "", origin: str = "") -> EventsView:
    """Return the past events of one year by month, newest first, some of each month if there are many; or those of one month."""
    period = (year, month) if month else (year,)
    key, url = ("events", "year", *period), urls.period(urls.EVENTS, *period)
    name = period_text(*period, unknown=UNDATED)
    trail = crumbs(Link(TITLE, urls.EVENTS), Link(period_text(year, unknown=UNDATED), urls.events(year) if month else ""))
    if month:
        trail = (*trail, Link(period_text(month)))
        nav = period_nav(portal, key, urls.events(year), Link(f"Cả năm {year}", urls.events(year)))
    else:
        nav = _nav(portal, year)
    long = month or portal.names("periods", *key)
    found = parts(portal, key, url, rows, "hội nghị, hội thảo") if long else _months(portal, portal.group(*key))
    title, lede = f"{TITLE} {name[:1].lower()}{name[1:]}", f"{portal.count(*key)} hội nghị, hội thảo."
    return EventsView(
        meta=head(title, url, trail, origin, description=lede), breadcrumb=trail, title=title, lede=lede, months=found, nav=nav
    )


def _years(portal: Portal) -> tuple[Link, ...]:
    years = portal.group("events", "years")
    return tuple(Link(year_text(year, UNDATED), urls.events(year), f"({portal.count('events', 'year', year)})") for year in years)


def _nav(portal: Portal, year: str) -> PeriodNav:
    years = portal.group("events", "years")
    return neighbours_nav(years, year, lambda other: Link(year_text(other, UNDATED), urls.events(other)), Link(TITLE, urls.EVENTS))


def _months(portal: Portal, ids: Iterable[str]) -> tuple[ListPart[EventRow], ...]:
    months: dict[str, list[EventRow]] = {}
    for id in ids:
        row = event_row(portal, id)
        months.setdefault(row.iso[:7], []).append(row)
    return tuple(ListPart(_month(name), f"thang-{name or NO_YEAR}", tuple(found)) for name, found in months.items())


def _month(name: str) -> str:
    return f"Tháng {int(name[5:])}" if name else UNDATED


def rows(portal: Portal, ids: Iterable[str]) -> tuple[EventRow, ...]:
    """Return events in order."""
    return tuple(event_row(portal, id) for id in ids)


@shared
def event_row(portal: Portal, id: str) -> EventRow:
    """Return an event with the leaf of its date; one without a new day keeps the leaf of the old one."""
    event = portal.event(id)
    report = event.report
    day = report.day or report.old_day
    host = unit_link(portal, report.hosts[0]) if report.hosts else None
    articles = [article for article in event.articles if portal.has_article(article)]
    return EventRow(
        title=capital(held_name(event.title, report)),
        href=portal.card(articles[0]).url if articles else "",
        day=f"{day.day:02}" if day else "?",
        month=f"Tháng {day.month}" if day else "không rõ ngày",
        year=str(day.year) if day else "",
        iso=day.isoformat() if day else "",
        kind=capital(report.kind),
        time=_time(report),
        place=report.place,
        host=host,
        state=event_state(event),
        note=_note(report),
        off=_is_off(report),
        id=id,
        ics=urls.meeting(id) if event.coming and report.day and not _is_off(report) else "",
    )


def _is_off(event: EventReport) -> bool:
    return event.state is EventState.CANCELLED or (event.state is EventState.POSTPONED and event.day is None)


def _time(event: EventReport) -> str:
    clock = hour(event)
    until = f"đến hết ngày {format_day(event.end_day)}" if event.end_day else ""
    return ", ".join(filter(None, (clock, until, event.said)))


def event_state(event: Event) -> StatePart | None:
    """Return a badge for events that did not simply take place: coming, postponed, cancelled, or without a report."""
    report = event.report
    if report.state is EventState.CANCELLED:
        return StatePart("cancelled", "Hủy", _sentence(report.reason))
    if report.state is EventState.POSTPONED:
        return StatePart("postponed", "Hoãn", _sentence(", ".join(filter(None, (report.reason, _moved(report))))))
    if report.state is EventState.PLANNED:
        return StatePart("planned", "Sắp diễn ra", _sentence(_moved(report))) if event.coming else NO_NEWS
    return None


def _moved(event: EventReport) -> str:
    if event.day is None:
        return "chưa có ngày mới"
    return (
        f"đã định ngày {format_day(event.old_day)}, chuyển sang ngày {format_day(event.day)}" if _is_moved(event) and event.old_day else ""
    )


def _is_moved(event: EventReport) -> bool:
    return event.old_day is not None and event.day is not None and event.old_day != event.day


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""


def _note(event: EventReport) -> str:
    """Return a note on an event held after a postponement: the postponement and its reason."""
    if event.state is not EventState.HELD or not _is_moved(event):
        return ""
    return f"Đã hoãn từ {_day(event.old_day)}" + (f": {event.reason.rstrip('.')}." if event.reason else ".")


def _day(day: date | None) -> str:
    return f"ngày {format_day(day)}" if day else ""
