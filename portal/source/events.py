"""Owns the reading of an article's event and people, with a missing year resolved from the publication date or reported."""

from __future__ import annotations

import re
from datetime import date

from portal.domain.article import DateBasis
from portal.domain.event import Event, EventState, Person
from portal.source.faults import Report
from portal.source.node import Name
from portal.source.people import read_person
from portal.source.registry import Registries, resolve
from portal.source.values import Entries
from portal.text.dates import EventDate, find_event_date, resolve_year

KINDS = (
    "hội thảo", "hội nghị", "tọa đàm", "lễ công bố", "lễ ra mắt", "lễ khởi công", "lễ", "kỳ họp", "phiên họp", "đối thoại",
    "tiếp xúc cử tri", "tập huấn", "kiểm tra", "giám sát", "đại hội", "cuộc họp",
)  # fmt: skip
KIND = re.compile("|".join(KINDS), re.I)
ACTIONS = (("chair", "chủ trì"), ("speakers", "phát biểu"), ("concluded_by", "kết luận"))
TIME = re.compile(r"^(\d{1,2})\s*(?:giờ|h|:)\s*(\d{2})?", re.I)


def read_event(
    entries: Entries, registries: Registries, unit: str, published: date | None, basis: DateBasis | None, report: Report
) -> Event | None:
    """The event an article tells of, None when it names none."""
    given = entries.entries("event")
    line = entries.name("event")
    if given is None and line is None:
        return None
    details = given or Entries(entries.line_of("event"))
    written = given.name("date") if given else line
    when = _when(written, report)
    day, inferred = _day(when, written, details, published, basis, report)
    name = (given.text("name") if given else line.text if line else "").strip()
    kind = details.text("kind") or _kind_of(name) or _kind_of(entries.text("title")) or "sự kiện"
    return Event(
        kind=kind.lower(),
        name=name,
        day=day,
        end_day=_end(when, day),
        session=details.values.get("session") or (when.session if when else ""),
        time=_time(details.text("time")) or (when.time if when else ""),
        place=details.text("place"),
        hosts=_hosts(details, registries, report) or (unit,),
        state=_state(details, day, published),
        reason=details.text("reason"),
        old_day=details.day("old_date"),
        people=read_people(entries) + tuple(read_person(text, "") for text in details.texts("people")),
        attendees=entries.texts("attendees") or details.texts("attendees"),
        conclusions=entries.texts("conclusions") or details.texts("conclusions"),
        year_inferred=inferred,
    )


def read_people(entries: Entries) -> tuple[Person, ...]:
    """Everybody named with something they did."""
    return tuple(read_person(text, action) for key, action in ACTIONS for text in entries.texts(key))


def _state(details: Entries, day: date | None, published: date | None) -> EventState:
    """As written; else an event told of before its day is still to come."""
    given = details.values.get("state")
    if given:
        return EventState(given)
    return EventState.PLANNED if day and published and day > published else EventState.HELD


def _when(written: Name | None, report: Report) -> EventDate | None:
    if written is None:
        return None
    try:
        return find_event_date(written.text)
    except ValueError as error:
        report.add("T106", written.line, written.text, error, field="sự kiện", mark=written.text)
        return None


def _day(
    when: EventDate | None, written: Name | None, details: Entries, published: date | None, basis: DateBasis | None, report: Report
) -> tuple[date | None, str]:
    """The day of an event, and where its year comes from when it was not written."""
    if when is None:
        return None, ""
    if when.year:
        return date(when.year, when.month, when.day), details.text("year_basis")
    if basis and published is None:
        return resolve_year(when.day, when.month, basis.day), details.text("year_basis") or basis.text
    if published:
        return resolve_year(when.day, when.month, published), details.text("year_basis") or "ngày đăng"
    if written:
        report.add("W114", written.line, written.text, field="sự kiện", mark=written.text)
    return None, ""


def _end(when: EventDate | None, start: date | None) -> date | None:
    if when is None or when.end is None or start is None:
        return None
    day, month, year = when.end
    end = date(year or start.year, month, day)
    return end if end >= start else end.replace(year=end.year + 1)


def _hosts(details: Entries, registries: Registries, report: Report) -> tuple[str, ...]:
    found = (resolve(name, "cơ quan tổ chức", "đơn vị", registries.unit_names, report) for name in details.names("host"))
    return tuple(id for id in found if id)


def _kind_of(text: str) -> str:
    found = KIND.search(text)
    return found[0] if found else ""


def _time(text: str) -> str:
    found = TIME.match(text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else ""
