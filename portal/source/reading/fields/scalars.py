"""Owns the parsing of single values: lines, ids, days, words of a list. Every fault becomes a problem.

`values` parses mappings. Nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from portal.source.reading import filenames
from portal.source.reading.faults import Report
from portal.source.reading.fields import schema
from portal.source.reading.fields.hints import advice_on_choice
from portal.source.reading.fields.node import Name, Node
from portal.source.reading.fields.schema import Field
from portal.source.reading.ids import is_device, is_id, is_place, is_reserved, is_serial
from portal.source.reading.limits import DIGITS
from portal.text.dates import format_day, read_moment, read_when
from portal.text.day import YEARS
from portal.text.lunar import LUNAR, solar
from portal.text.normalise import clean, one_line
from portal.text.percent import written
from portal.text.slug import slug

EDGE = re.compile(r"^(?:(?:kể\s+từ|từ|đến|tới|hết|chậm\s+nhất|muộn\s+nhất|trễ\s+nhất|không\s+quá|là|vào)\s+)+", re.I)
BEFORE = re.compile(r"^(?:(?:đến|tới|chậm\s+nhất|muộn\s+nhất)\s+)*trước\s+", re.I)
YEARLESS = re.compile(
    r"(?:\d{1,2}(?::|\s*(?:giờ|h|g)\s*)(?:\d{1,2})?(?:\s*phút)?[\s,]+)?"
    r"(?:ngày\s+)?\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}", re.I
)
MIDNIGHT = re.compile(r"(?<![\d/.,:])24\s*(?:giờ|h|:)(?:\s*00(?:\s*phút)?(?![\d/:]))?(?![\d:])", re.I)  # midnight as the end of a day
SPAN = re.compile(
    r"(?:giai đoạn|nhiệm kỳ|từ năm|từ|năm)?\s*(\d{4})(?:\s*(?:[-–—/]|đến năm|đến|tới)\s*(\d{4}))?"
    r"[\s,;(]*(?:(?:và\s+)?(?:định hướng|tầm nhìn)\s*(?:đến|tới)?\s*(?:năm)?\s*(\d{4}))?[\s.)]*",
    re.I | re.ASCII,
)
YES = frozenset({"co", "yes", "true", "dung", "1"})
SHOWN = 200  # characters of a value that a message shows
NO = frozenset({"khong", "no", "false", "sai", "0"})


def wrong(node: Node, item: Field, report: Report) -> None:
    """Report T103: a value whose form does not fit its field."""
    example = f"Viết như «{item.vi}: {item.example}». " if item.example else ""
    report.add("T103", node.line, item.vi, schema.TYPES[item.type], example, field=item.vi)


def single(node: Node) -> Node:
    """Return the only item of a list: staff write "- " before a single value too."""
    items = [part for part in node.items or () if not part.empty]
    return items[0] if len(items) == 1 and items[0].items is None else node


def line(node: Node, item: Field, report: Report) -> Name | None:
    """Return one line of text."""
    if node.items is not None or node.pairs is not None:
        wrong(node, item, report)
        return None
    return Name(one_line(node.text), node.line)


def _id(node: Node, item: Field, report: Report) -> Name | None:
    return _named(node, item, report, is_id, "T160")


def _place(node: Node, item: Field, report: Report) -> Name | None:
    name = _named(node, item, report, is_place, "T160")
    if name and is_reserved(name.text):
        report.add("T161", name.line, name.text, "là địa chỉ của một trang dựng sẵn", field=item.vi, mark=name.text)
        return None
    return name


def _serial(node: Node, item: Field, report: Report) -> Name | None:
    name = line(node, item, report)
    inner = name and name._replace(text=name.text.removeprefix("(").removesuffix(")").strip())
    if inner and not is_serial(inner.text):
        report.add("T162", inner.line, inner.text, field=item.vi, mark=inner.text)
        return None
    return inner


def _named(node: Node, item: Field, report: Report, good: Callable[[str], bool], code: str) -> Name | None:
    """Return a name that pages and files are called by; an invalid one is reported."""
    name = line(node, item, report)
    if name is None:
        return None
    if not good(name.text):
        report.add(code, name.line, name.text[:SHOWN], item.vi, _as_id(name.text), field=item.vi, mark=name.text)
        return None
    if is_device(name.text):
        report.add("T161", name.line, name.text, "không thể là tên tệp trên Windows", field=item.vi, mark=name.text)
        return None
    return name


def _as_id(text: str) -> str:
    return "/".join(filter(None, (slug(part, 80) for part in text[:SHOWN].split("/")))) or "xa-tan-phu"


def _text(node: Node, item: Field, report: Report) -> Name | None:
    if node.items is not None or node.pairs is not None:
        wrong(node, item, report)
        return None
    return Name(clean(node.text).strip(), node.line)


def _lines(node: Node, item: Field, report: Report) -> list[Name] | None:
    if node.pairs is not None:
        wrong(node, item, report)
        return None
    parts = node.items if node.items is not None else [Node(node.line, text) for text in node.text.split(";")]
    return [name for part in parts if not part.empty and (name := line(part, item, report))]


def _day(node: Node, item: Field, report: Report) -> date | None:
    found = _dated(node, item, report, read_when)
    if isinstance(found, datetime):
        report.add("W150", node.line, one_line(node.text), format_day(found), item.vi, field=item.vi, mark=node.text.strip())
        return found.date()
    return found  # type: ignore[no-any-return]


def _limit(node: Node, item: Field, report: Report) -> date | None:
    """Return a day, or a moment if an hour is written; «từ ngày 25/5/2024»."""
    return _limited(node, item, report, lambda text: read_when(EDGE.sub("", text)))


def _end(node: Node, item: Field, report: Report) -> date | None:
    """Return a limit that ends something: «đến 24 giờ ngày 25/5/2024» is the end of that day, like the day alone."""
    found = _limited(node, item, report, lambda text: read_when(EDGE.sub("", BEFORE.sub("", MIDNIGHT.sub(" ", text).strip()))))
    if found is None or isinstance(found, datetime) or not BEFORE.match(node.text.strip()):
        return found
    last = found - timedelta(days=1)  # the named day is excluded
    report.add("N212", node.line, one_line(node.text), format_day(last), field=item.vi, mark=node.text.strip())
    return last


def _limited(node: Node, item: Field, report: Report, read: Callable[[str], Any]) -> date | None:
    found = _dated(node, item, report, read)
    return found.replace(tzinfo=None) if isinstance(found, datetime) else found


def _moment(node: Node, item: Field, report: Report) -> Any:
    moment = _dated(node, item, report, read_moment)
    return moment and moment.replace(tzinfo=None)  # the zone is always ours, and would be packed for every article


def _dated(node: Node, item: Field, report: Report, read: Callable[[str], Any]) -> Any:
    name = line(node, item, report)
    if name is None:
        return None
    try:
        found = read(solar(name.text))
    except ValueError as error:
        report.add("T106", node.line, name.text, error, field=item.vi, mark=name.text)
        return None
    if found is None:
        report.add(_undated(name.text), node.line, name.text, field=item.vi, mark=name.text)
    return found


def _undated(text: str) -> str:
    """Return the fault of a text that is no day: one without a year, one of the lunar calendar, anything else."""
    if YEARLESS.fullmatch(EDGE.sub("", BEFORE.sub("", text))):
        return "T163"
    return "T164" if LUNAR.search(text) else "T107"


def _whole(node: Node, item: Field, report: Report) -> int | None:
    if not node.text.strip().isdecimal() or DIGITS.passed(len(node.text.strip())):
        wrong(node, item, report)
        return None
    return int(node.text)


def _flag(node: Node, item: Field, report: Report) -> bool | None:
    word = schema.key_of(node.text)
    if word in YES or word in NO:
        return word in YES
    wrong(node, item, report)
    return None


def choice(name: Name, item: Field, report: Report) -> str | None:
    """Return a word of a closed vocabulary as its value."""
    found = schema.choices(item.of).get(schema.key_of(name.text))
    if found is None:
        report.add("T108", name.line, name.text, item.vi, advice_on_choice(name.text, item), field=item.vi, mark=name.text)
    return found


def _choice(node: Node, item: Field, report: Report) -> str | None:
    name = line(node, item, report)
    return choice(name, item, report) if name else None


def _address(node: Node, item: Field, report: Report) -> Name | None:
    name = line(node, item, report)
    if name and not re.match(r"(https?://|/|mailto:|tel:)\S+$", name.text):
        report.add("W117", name.line, name.text, field=item.vi, mark=name.text)
        return None
    return Name(written(name.text), name.line) if name else None


def _file(node: Node, item: Field, report: Report) -> Name | None:
    """Return a file's name relative to the content folder."""
    name = line(node, item, report)
    if name is None:
        return None
    file = filenames.field(name.text)
    if filenames.is_within(file) if filenames.is_local(name.text) else "\\" in name.text:
        report.add("N130", node.line, name.text, file, field=item.vi, mark=name.text)
    return Name(file, node.line)


def _span(node: Node, item: Field, report: Report) -> tuple[int, int, int | None] | None:
    found = SPAN.fullmatch(node.text.strip())
    years = [int(year) for year in found.groups() if year] if found else []
    if found is None or years != sorted(years) or not all(year in YEARS for year in years):
        report.add("T114", node.line, node.text.strip(), field=item.vi, mark=node.text.strip())
        return None
    return int(found[1]), int(found[2] or found[1]), int(found[3]) if found[3] else None


SCALARS: dict[str, Callable[[Node, Field, Report], Any]] = {
    "id": _id, "place": _place, "serial": _serial, "line": line, "lines": _lines, "text": _text, "day": _day, "moment": _moment,
    "limit": _limit, "end": _end, "whole": _whole, "flag": _flag, "choice": _choice, "ref": line, "refs": _lines, "file": _file,
    "address": _address, "span": _span,
}  # fmt: skip
