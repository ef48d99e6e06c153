"""Owns the rules between the fields of one file: a start precedes its end, a withdrawal has its day and reason."""

from __future__ import annotations

from datetime import date, datetime, time

from portal.source.reading.faults import Report
from portal.source.reading.fields import schema
from portal.source.reading.fields.entries import Entries
from portal.text.dates import format_day

SPANS = {  # table → (first, last)
    "article": (("starts", "expires"),), "consultation": (("opens", "closes"),),
    "unit": (("valid_from", "valid_to"),), "law": (("effective_from", "effective_to"),),
}  # fmt: skip
OF_EVENT = {"attendees": "thành phần dự", "conclusions": "nội dung kết luận"}  # printed only together with an event
NOT_BEFORE = ("expires", "featured", "withdrawn", "changes", "consultation")  # not before the day an article was published


def check_article(entries: Entries, report: Report) -> None:
    """Report contradictions between an article's fields."""
    if entries.values.get("status") == "withdrawn" and "withdrawn" not in entries.lines:
        report.add("T152", entries.line_of("status"), field="trạng thái")
    check_spans(entries, "article", report)
    if "event" not in entries.lines:
        for key in entries.values.keys() & OF_EVENT:
            report.add("W158", entries.line_of(key), OF_EVENT[key], field=OF_EVENT[key])
    if asked := entries.entries("consultation"):
        check_spans(asked, "consultation", report)
    published = entries.values.get("date")
    if isinstance(published, datetime) and not entries.values.keys().isdisjoint(NOT_BEFORE):
        _check_after(entries, published.date(), report)


def check_spans(entries: Entries, table: str, report: Report) -> None:
    """T153: a first day after the last."""
    for first, last in SPANS.get(table, ()):
        start, end = entries.values.get(first), entries.values.get(last)
        if start and end and _beginning(start) > _end(end):
            named = schema.keys(table)
            words = (named[schema.key_of(first)].vi.capitalize(), _day_text(start), named[schema.key_of(last)].vi, _day_text(end))
            report.add("T153", entries.line_of(first), *words, field=words[0].lower())


def _check_after(entries: Entries, published: date, report: Report) -> None:
    """Report W154: what can only follow publication is dated before it."""
    asked, withdrawn = entries.entries("consultation"), entries.entries("withdrawn")
    dates = [("Hết hạn", entries, "expires"), ("Nổi bật đến", entries, "featured")]
    dates += [("Hạn góp ý", asked, "closes")] if asked else []
    dates += [("Ngày rút bài", withdrawn, "date")] if withdrawn else []
    dates += [("Ngày cập nhật", change, "date") for change in entries.many("changes")]
    for words, where, key in dates:
        day = where.day(key)
        if day and day < published:
            report.add("W154", where.line_of(key), words, format_day(day), format_day(published), field=words.lower())


def _beginning(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def _end(value: date) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, time.max)


def _day_text(value: date) -> str:
    return format_day(value) + (f" {value:%H:%M}" if isinstance(value, datetime) else "")
