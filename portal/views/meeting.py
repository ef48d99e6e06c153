"""Owns the facts of a meeting on an article's page (Thông tin hội nghị). Rows of events: `event`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.domain.event import EventReport, EventState, Person
from portal.domain.portal import Portal
from portal.text.dates import format_day
from portal.text.hour import said_hour
from portal.views.card import unit_link
from portal.views.naming import A_DAY, held_name
from portal.views.parts import Fact, Link

STATES = {EventState.PLANNED: "Sẽ diễn ra", EventState.POSTPONED: "Hoãn", EventState.CANCELLED: "Hủy"}
ACTIONS = {"chủ trì": "Chủ trì", "phát biểu": "Phát biểu", "kết luận": "Kết luận"}


def event_facts(portal: Portal, event: EventReport) -> Iterator[Fact]:
    """Yield Thời gian · Địa điểm · Cơ quan tổ chức · Chủ trì · Phát biểu · Thành phần dự · Kết luận."""
    if event.name:
        yield Fact("Tên", (Link(held_name(event.name, event)),))
    if event.state in STATES:
        yield Fact("Tình trạng", (Link(STATES[event.state], note=event.reason),))
    if event.day or event.said:
        yield Fact("Thời gian", (Link(when(event), note=_year_note(event)),), event.day.isoformat() if event.day else "")
    if event.old_day:
        yield Fact("Ngày đã định trước", (Link(format_day(event.old_day)),), event.old_day.isoformat())
    if event.place:
        yield Fact("Địa điểm", (Link(event.place),))
    hosts = tuple(link for host in event.hosts if (link := unit_link(portal, host)))
    if hosts:
        yield Fact("Cơ quan tổ chức", hosts)
    yield from people_facts(event.people, ("chủ trì", "phát biểu"))
    if event.attendees:
        yield Fact("Thành phần dự", tuple(Link(text) for text in event.attendees))
    concluded = tuple(_person(person) for person in event.people if person.action == "kết luận")
    if concluded or event.conclusions:
        yield Fact("Kết luận", (*concluded, *(Link(text) for text in event.conclusions)))
    yield from people_facts(event.people, ("",))


def people_facts(people: Iterable[Person], actions: tuple[str, ...] = ("chủ trì", "phát biểu", "kết luận", "")) -> Iterator[Fact]:
    """Yield the people named, by their part."""
    everyone = tuple(people)
    for action in actions:
        named = tuple(_person(person) for person in everyone if person.action == action)
        if named:
            yield Fact(ACTIONS.get(action, "Người tham gia"), named)


def _person(person: Person) -> Link:
    return Link(person.name, note=f"– {', '.join(person.roles)}" if person.roles else "")


def when(event: EventReport) -> str:
    """Return the time of an event; what could not be parsed is printed as written.

    «Sáng ngày 19/11/2020», «8 giờ 30 đến 11 giờ, ngày 02/3/2026 đến ngày 03/3/2026».
    """
    said_days = [(int(day), int(month)) for day, month in A_DAY.findall(event.said)]
    if event.day and (event.day.day, event.day.month) in said_days:  # «dự kiến 5/6/2024» says the day itself
        return event.said[:1].upper() + event.said[1:]
    clock = f"{hour(event)}, " if event.time else ""
    session = f"{event.session} " if event.session else ""
    until = f" đến {event.end_session} ngày {format_day(event.end_day)}".replace("  ", " ") if event.end_day else ""
    day = f"{session}ngày {format_day(event.day)}{until}" if event.day else session
    words = f"{clock}{day}".strip(" ,")
    words = ", ".join(filter(None, (words, event.said)))
    return words[:1].upper() + words[1:]


def _year_note(event: EventReport) -> str:
    if not event.year_inferred:
        return ""
    return "(năm suy ra từ ngày đăng)" if event.year_inferred == "ngày đăng" else f"(năm được suy ra: {event.year_inferred})"


def hour(event: EventReport) -> str:
    """Return «8 giờ 30», «8 giờ 30 đến 11 giờ», «Sáng», "" if none is given."""
    if event.time:
        return said_hour(event.time) + (f" đến {said_hour(event.end_time)}" if event.end_time else "")
    return event.session[:1].upper() + event.session[1:]
