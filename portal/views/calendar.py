"""Owns the calendar of events for calendar programs: coming events, and those of the last years.

"Last" is determined by content, not by the clock: the latest years that have events.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from portal import urls
from portal.domain.event import Event, EventReport, EventState
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.text.hour import moment_of, said_hour
from portal.views.feed import origin_of
from portal.views.naming import held_name

YEARS = 3
WORDS = {EventState.CANCELLED: "Hủy: ", EventState.POSTPONED: "Hoãn: "}


@dataclass(frozen=True)
class Appointment:
    """One event. If `at` is None it lasts whole days: from `first` to `last`. `status` is RFC 5545's word."""

    uid: str
    sequence: int
    last_update: datetime
    title: str
    first: date
    last: date
    at: datetime | None
    until: datetime | None
    status: str
    place: str
    text: str
    url: str


@dataclass(frozen=True)
class CalendarView:
    """A calendar without its events; `url` is its own address."""

    name: str
    url: str


def calendar_view(portal: Portal, origin: str) -> CalendarView:
    """Return the calendar without its events."""
    identity = portal.identity()
    return CalendarView(f"Hội nghị, hội thảo – {identity.name}", origin_of(identity, origin) + urls.CALENDAR)


def calendar_events(portal: Portal) -> tuple[str, ...]:
    """Return all coming events and those of the latest years."""
    years = portal.group("events", "years")[:YEARS]
    past = [id for year in years for id in portal.group("events", "year", year)]
    return tuple(dict.fromkeys([*portal.group("events", "coming"), *past]))


def dated_events(portal: Portal) -> tuple[str, ...]:
    """Return the calendar's events with a known day: each also has a file of its own."""
    return tuple(id for id in calendar_events(portal) if _first(portal.event(id).report))


def _first(event: EventReport) -> date | None:
    return event.day or event.old_day


def appointment(portal: Portal, id: str, origin: str) -> Appointment | None:
    """Return one event as a calendar entry, None if its day is unknown."""
    identity, event = portal.identity(), portal.event(id)
    host = identity.feed_authority.split(",")[0].rpartition("@")[2]
    report = event.report
    first = _first(report)
    if first is None:
        return None
    last = report.end_day if report.end_day and report.day else first
    newest = portal.article(event.articles[0])
    return Appointment(
        uid=f"{event.id}@{host}",
        sequence=event.sequence,
        last_update=max(portal.article(id).last_update for id in event.articles),
        title=_title(event),
        first=first,
        last=last,
        at=moment_of(first, report.time) if report.time and first == last else None,
        until=report.ends_at,
        status=_status(report),
        place=report.place,
        text="\n".join(_lines(portal, report)),
        url=origin_of(identity, origin) + newest.url,
    )


def _title(event: Event) -> str:
    report = event.report
    name = held_name(event.title, report)
    moved = report.state is EventState.POSTPONED and report.day
    return name if moved else WORDS.get(report.state, "") + name


def _status(event: EventReport) -> str:
    """Return the status: an event postponed without a new day is TENTATIVE on its old one; with a new day it is CONFIRMED on that."""
    if event.state is EventState.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if event.state is EventState.POSTPONED and not event.day else "CONFIRMED"


def _lines(portal: Portal, event: EventReport) -> Iterator[str]:
    if event.state is EventState.CANCELLED:
        yield f"Đã hủy. {event.reason}".strip()
    if event.old_day and event.day != event.old_day:
        until = f" sang ngày {format_day(event.day)}" if event.day else ", chưa định ngày mới"
        yield f"Hoãn từ ngày {format_day(event.old_day)}{until}. {event.reason}".strip()
    if event.session and not event.time:
        yield f"Buổi {event.session}"
    if event.time and event.end_day:
        yield f"Bắt đầu lúc {said_hour(event.time)}" + (f", kết thúc lúc {said_hour(event.end_time)}" if event.end_time else "")
    if event.said:
        yield f"Thời gian: {event.said}"
    if event.hosts:
        yield f"Cơ quan tổ chức: {', '.join(portal.unit(host).name for host in event.hosts)}"
    for conclusion in event.conclusions:
        yield f"Kết luận: {conclusion}"


def after(day: date) -> date:
    """Return the exclusive end of a range of whole days."""
    return day + timedelta(days=1)
