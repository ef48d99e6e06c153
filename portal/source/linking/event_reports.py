"""Owns the reading of an article's event and people: days and hours are parsed here, so that no page has to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.event import EventReport, EventState, Person
from portal.source.linking.bodies import body_id
from portal.source.linking.event_year import year_of
from portal.source.reading.faults import Report
from portal.source.reading.fields.entries import Entries
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.people import lines_of, people_of, read_person
from portal.source.reading.registries.registry import Registries
from portal.text.clock import Hours, read_hours
from portal.text.dates import WEEKDAYS, format_day
from portal.text.event_days import EventDays, days_at_end, find_event_days, read_event_days
from portal.text.lunar import solar

KINDS = (
    "hội thảo", "hội nghị", "tọa đàm", "lễ công bố", "lễ ra mắt", "lễ khởi công", "lễ", "kỳ họp", "phiên họp", "đối thoại",
    "tiếp xúc cử tri", "tập huấn", "kiểm tra", "giám sát", "đại hội", "cuộc họp",
)  # fmt: skip
KIND = re.compile("|".join(KINDS), re.I)
ACTIONS = (("chair", "chủ trì"), ("speakers", "phát biểu"), ("concluded_by", "kết luận"))
TAIL = re.compile(r"[,;(–—-]\s*(?P<days>[^,;()–—]*\d.*?)[)\s.]*$")
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
_THEN = r"\s*(?:-|–|—|,|và|đến|tới)\s*(?:(?:hết|ngày|sáng|trưa|chiều|tối)\s+)*"
STRETCH = re.compile(
    rf"(?<![\d/.,])(?P<days>(?:(?:từ|sáng|trưa|chiều|tối)\s+)*(?:\d{{1,2}}[-–]{_DAY}|{_DAY}(?:{_THEN}{_DAY})+))[)\s.]*$", re.I
)
LIKE_A_DAY = re.compile(
    r"(?<![\d/.,-])(?:[0-3]?\d/[01]?\d(?:/\d{2}(?:\d{2})?)?|[0-3]?\d([-.])[01]?\d\1\d{2}(?:\d{2})?|[0-3]?\d/[IVX]+/\d{4})(?![\d/%-])", re.I
)
_SPAN = r"(?:(?:đầu|giữa|cuối|(?:thượng|trung|hạ)\s+tuần)\s+)?(?:tháng\s+\d{1,2}|quý\s+(?:[IVX]+|\d))(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?"
RELATIVE = re.compile(  # days that only the writer's own day explains, or no day at all
    rf"[,;(–—-]\s*(?P<words>(?:(?:dự\s+kiến|trong|vào|khoảng)\s+)*(?:(?:sáng|trưa|chiều|tối|đêm|hôm)\s+(?:nay|mai|qua|kia)"
    rf"|ngày\s+(?:mai|kia)|(?:tuần|tháng|quý)\s+(?:này|tới|sau|trước)|{_SPAN}|(?:mùng|mồng)\s+\d+\s+tết))[)\s.]*$",
    re.I,
)
LUNAR = re.compile(r"(?:(?:ngày|mùng|mồng|rằm|từ)\s[^,;:()–—]*|\d[^,;:()–—]*)?\(?\s*(?:âm\s+lịch|(?<!\w)ÂL(?!\w))\)?", re.I)
PLACE = re.compile(r"\s+(?:tại|ở)\s+[^\d;,]*$", re.I)
FIELD = "sự kiện"
EMPTY = Name("", 0)


@dataclass(slots=True)
class ReportContext:
    """The article that reports on an event: the day it was published or is ordered by, and its first paragraph."""

    day: date
    basis: str  # what the day is based on, "" if it is the day of publication
    lead: str


@dataclass(slots=True)
class When:
    """The days and hours of an event; `said`: words that could not be parsed, to be printed as written."""

    day: date | None = None
    end: date | None = None
    hours: Hours = field(default_factory=Hours)
    end_session: str = ""
    inferred: str = ""
    said: tuple[str, ...] = ()


def read_event(entries: Entries, registries: Registries, unit: str, context: ReportContext, report: Report) -> EventReport | None:
    """Return the event an article reports on, None if it has none."""
    given = entries.entries("event")
    line = entries.name("event")
    if given is None and line is None:
        return None
    details = given or Entries(entries.line_of("event"))
    context.lead = " ".join((entries.text("title"), entries.text("summary"), (line or details.name("name") or EMPTY).text, context.lead))
    when = _with_hours(_when(details.name("date"), details.name("name") or line, details, context, report), details, report)
    name = (given.text("name") if given else line.text if line else "").strip()
    kind = details.text("kind") or _kind_of(name) or _kind_of(entries.text("title")) or "sự kiện"
    return EventReport(
        kind=kind.lower(),
        name=name,
        day=when.day,
        end_day=when.end,
        session=details.values.get("session") or when.hours.session,
        time=when.hours.start,
        end_time=when.hours.end,
        said=", ".join(when.said),
        place=details.text("place"),
        hosts=_hosts(details, when.day or context.day, registries, report) or (unit,),
        state=_state(details, when.day, context),
        reason=details.text("reason"),
        old_day=details.day("old_date"),
        people=read_people(entries) + tuple(read_person(one, "") for text in lines_of(details.names("people")) for one in people_of(text)),
        attendees=entries.texts("attendees") or details.texts("attendees"),
        conclusions=entries.texts("conclusions") or details.texts("conclusions"),
        end_session=when.end_session,
        year_inferred=when.inferred,
    )


def read_people(entries: Entries) -> tuple[Person, ...]:
    """Return all people named with their part in the event."""
    return tuple(read_person(one, action) for key, action in ACTIONS for text in lines_of(entries.names(key)) for one in people_of(text))


def _state(details: Entries, day: date | None, context: ReportContext) -> EventState:
    """Return the state as written; otherwise an event reported before its day is planned."""
    given = details.values.get("state")
    if given:
        return EventState(given)
    return EventState.PLANNED if day and not context.basis and day > context.day else EventState.HELD


def _when(alone: Name | None, line: Name | None, details: Entries, context: ReportContext, report: Report) -> When:
    """Return when the event is. `alone`: the field of the day; without it the event's name, or its one line, may end with a day."""
    written = alone or line
    if written is None:
        return When()
    try:
        days = _alone(written, report) if alone else _in_a_line(written, report)
        if not isinstance(days, EventDays):
            return When(said=(days,) if days else ())
        dated = _dated(days, written, details, context, report)
        return replace(dated, said=(written.text,)) if alone and read_event_days(solar(written.text)) is None else dated
    except ValueError as error:
        report.add("T106", written.line, written.text, error, field=FIELD, mark=written.text)
        return When()


def _alone(written: Name, report: Report) -> EventDays | str:
    """Return the days, or the words as written."""
    text = solar(written.text)
    days = read_event_days(text)
    if (days is None and (days := find_event_days(text))) or (days and text != written.text):
        report.add("N150", written.line, written.text, days.quote, field=FIELD, mark=written.text)
    if days is None:
        report.add("W151", written.line, "ngày", written.text, field=FIELD, mark=written.text)
    return days or written.text


def _in_a_line(written: Name, report: Report) -> EventDays | str:
    """Return the day of «Hội thảo nước sạch, sáng 25/5»: introduced by words, or alone at the end; or words that resemble a day."""
    said = solar(written.text)
    if lunar := LUNAR.search(said):
        report.add("W151", written.line, "ngày", lunar[0].strip(), field=FIELD, mark=lunar[0].strip())
        return lunar[0].strip()
    text = PLACE.sub("", said)
    days = _or_none(text) or _at_the_end(text) or find_event_days(said)
    if days is None and (like := LIKE_A_DAY.search(said) or RELATIVE.search(said)):
        words = like.groupdict().get("words") or like[0]
        report.add("W152", written.line, words, field=FIELD, mark=words)
        tail = TAIL.search(text)
        return tail["days"].strip() if tail else words
    return days or ""


def _at_the_end(text: str) -> EventDays | None:
    """Return the days at the end of a name; a range of days («26/3-26/4») is never split at its own dash."""
    if found := days_at_end(text):
        return found[1]
    tail, stretch = TAIL.search(text), STRETCH.search(text)
    if stretch and (tail is None or stretch.start("days") < tail.start("days")):
        announced = find_event_days(text)
        return announced if announced and announced.last else _or_none(stretch["days"])
    return _or_none(tail["days"]) if tail else None


def _or_none(text: str) -> EventDays | None:
    try:
        return read_event_days(text)
    except ValueError:
        return None  # "10/16 mục tiêu" at the end of a name; a day introduced by words is parsed anyway


def _dated(days: EventDays, written: Name, details: Entries, context: ReportContext, report: Report) -> When:
    """Return the days with their years. Raises ValueError for a day that does not exist."""
    day, month, year = days.first
    inferred = details.text("year_basis")
    if year is None:
        year, sure = year_of(days, context.day, details.values.get("state"), context.lead)
        inferred = inferred or context.basis or "ngày đăng"
        if not sure:
            report.add("N151", written.line, written.text, format_day(date(year, month, day)), field=FIELD, mark=written.text)
    start = date(year, month, day)
    end = _end(days, start)
    _check_weekday(days, start, written, report)
    if days.gaps and end:
        report.add("N152", written.line, written.text, format_day(start), format_day(end), field=FIELD, mark=written.text)
    return When(start, end, days.hours, days.end_session if end else "", inferred)


def _end(days: EventDays, start: date) -> date | None:
    if days.last is None:
        return None
    day, month, year = days.last
    year = year or start.year + ((month, day) < (start.month, start.day))
    if (month, day) == (2, 29) and year % 4:
        raise ValueError(f"Tháng 2 năm {year} không có ngày 29")
    end = date(year, month, day)
    if end < start:
        raise ValueError("Ngày kết thúc đứng trước ngày bắt đầu")
    return end if end > start else None


def _check_weekday(days: EventDays, start: date, written: Name, report: Report) -> None:
    if days.weekday is not None and days.weekday != start.weekday():
        words = (format_day(start), WEEKDAYS[start.weekday()], WEEKDAYS[days.weekday])
        report.add("W153", written.line, *words, field=FIELD, mark=written.text)


def _with_hours(when: When, details: Entries, report: Report) -> When:
    """Apply the hours of their own field; they override those next to the day."""
    written = details.name("time")
    try:
        hours = _hours(written.text, details.values.get("session", "")) if written else when.hours
        if hours is None:
            assert written is not None
            report.add("W151", written.line, "giờ", written.text, field=FIELD, mark=written.text)
            return replace(when, said=(*when.said, written.text))
        _check_hours(hours)
    except ValueError as error:
        name = written or details.name("date") or Name("", details.line)
        report.add("T106", name.line, name.text, error, field=FIELD, mark=name.text)
        return replace(when, hours=Hours())
    return replace(when, hours=replace(hours, session=hours.session or when.hours.session))


def _hours(text: str, session: str) -> Hours | None:
    """Return the hours: «buổi: Chiều» with «giờ: 2 giờ» is 14 o'clock."""
    hours = read_hours(text)
    return (read_hours(f"{session}, {text}") or hours) if hours and session and not hours.session else hours


def _check_hours(hours: Hours) -> None:
    """Check the hours: an evening may last beyond midnight; otherwise the end must be after the start."""
    if hours.end and hours.end <= hours.start and not (hours.start >= "18:00" and hours.end <= "06:00"):
        raise ValueError("Giờ kết thúc đứng trước giờ bắt đầu")


def _hosts(details: Entries, day: date, registries: Registries, report: Report) -> tuple[str, ...]:
    found = (body_id(name, day, registries, report, "cơ quan tổ chức") for name in details.names("host"))
    return tuple(id for id in found if id)


def _kind_of(text: str) -> str:
    found = KIND.search(text)
    return found[0] if found else ""
