"""Owns the parts of an article that name nothing of other files: pictures, credits, source, changes, consultation."""

from __future__ import annotations

from portal.domain.article import Change, Credit, Picture, Source
from portal.domain.document import Consultation
from portal.source.reading.faults import Report
from portal.source.reading.fields.people import read_credit
from portal.source.reading.fields.values import Entries


def clock_of(entries: Entries, key: str) -> str:
    """Return the hour written with a date, "" if there is only a day."""
    at = entries.clock(key)
    return f"{at:%H:%M}" if at else ""


def consultation_of(entries: Entries, id: str) -> Consultation | None:
    """Return the consultation that an article opens, None for any other article."""
    given = entries.entries("consultation")
    if given is None:
        return None
    return Consultation(
        id, given.day("closes"), given.text("where"), outcome=given.text("outcome"), closes_at=clock_of(given, "closes"),
        opens=given.day("opens"), opens_at=clock_of(given, "opens"),
    )  # fmt: skip


def images_of(entries: Entries, report: Report) -> tuple[Picture, ...]:
    """Return the pictures; one without a description is reported."""
    pictures = []
    for given in entries.many("images"):
        picture = Picture(given.text("file"), given.text("alt"), given.text("caption"), given.text("credit"))
        if picture.file and not picture.alt:
            report.add("L103", given.line, picture.file, field="ảnh", mark=picture.file)
        pictures.append(picture)
    return tuple(pictures)


def credits_of(entries: Entries) -> tuple[Credit, ...]:
    """Return authors, photographers and credits, in this order."""
    roles = (("author", "tác giả"), ("photographer", "ảnh"), ("credits", "ghi công"))
    return tuple(read_credit(text, role) for key, role in roles for text in entries.texts(key))


def source_of(entries: Entries) -> Source | None:
    """Return where the article was taken from, None if it is our own."""
    given = entries.entries("source")
    return Source(given.text("name"), given.text("url"), given.text("title")) if given else None


def changes_of(entries: Entries) -> tuple[Change, ...]:
    """Return the dated changes, latest first."""
    changes = (Change(item.values["date"], item.text("note")) for item in entries.many("changes") if item.values.get("date"))
    return tuple(sorted(changes, key=lambda change: change.day, reverse=True))
