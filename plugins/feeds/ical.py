"""Owns iCalendar (RFC 5545): content lines escaped and folded at 75 octets, moments in UTC, days as days.

The UID never changes; SEQUENCE and LAST-MODIFIED tell a calendar program that an event was moved, postponed or cancelled. It is a file for
subscription, not an iTIP message: METHOD:PUBLISH (RFC 5546) would need an ORGANIZER with an address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from portal.views.calendar import Appointment, CalendarView, after

WIDTH = 75  # octets of a line without its end
END = b"\r\n"
ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""}  # the backslash first: the other replacements contain it


def calendar(view: CalendarView, events: Iterable[bytes]) -> bytes:
    """Return the calendar as a file; `events` come from `event`."""
    return b"".join([*map(fold, _head(view)), *events, fold("END:VCALENDAR")])


def event(one: Appointment) -> bytes:
    """Return one event."""
    return b"".join(map(fold, _event(one)))


def _head(view: CalendarView) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//portal//lich//VI"
    yield "CALSCALE:GREGORIAN"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT12H"
    yield f"NAME:{escaped(view.name)}"
    yield f"X-WR-CALNAME:{escaped(view.name)}"
    yield "X-WR-TIMEZONE:Asia/Ho_Chi_Minh"
    yield f"SOURCE;VALUE=URI:{view.url}"


def _event(one: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one.uid)}"
    stamp = moment(one.last_update)
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{one.sequence}"
    yield f"STATUS:{one.status}"
    yield f"SUMMARY;LANGUAGE=vi:{escaped(one.title)}"
    if one.at:
        yield f"DTSTART:{moment(one.at)}"
        if one.until:
            yield f"DTEND:{moment(one.until)}"
    else:
        yield f"DTSTART;VALUE=DATE:{day(one.first)}"
        yield f"DTEND;VALUE=DATE:{day(after(one.last))}"
    if one.place:
        yield f"LOCATION;LANGUAGE=vi:{escaped(one.place)}"
    if one.text:
        yield f"DESCRIPTION;LANGUAGE=vi:{escaped(one.text)}"
    yield f"URL:{one.url}"
    yield f"TRANSP:{'TRANSPARENT' if one.status == 'CANCELLED' or not one.at else 'OPAQUE'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a value of type TEXT; control characters are removed."""
    fit = text if text.isprintable() else "".join(letter for letter in text if letter >= " " or letter in "\t\n")
    for letter, escape in ESCAPES.items():
        fit = fit.replace(letter, escape)
    return fit


def moment(at: datetime) -> str:
    """Return a moment in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def day(value: date) -> str:
    """Return a whole day."""
    return f"{value:%Y%m%d}"


def fold(line: str) -> bytes:
    """Return a content line as octets, folded between characters so that no part is longer than WIDTH."""
    octets = line.encode()
    if len(octets) <= WIDTH:
        return octets + END
    parts, start = [], 0
    while start < len(octets):
        end = start + WIDTH - (start > 0)  # a continued part begins with a space
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # never within a character
            end -= 1
        parts.append(octets[start:end])
        start = end
    return (END + b" ").join(parts) + END
