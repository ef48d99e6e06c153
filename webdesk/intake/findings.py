"""Owns what an article's own text says that its form does not: its event, people, papers, plans, targets and results, as suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.importer import named
from portal.importer.compose import NAMES
from portal.importer.event_sentences import read_event, read_people
from portal.importer.found import Evidence
from portal.source.reading.markdown.body import render
from portal.source.reading.registries.registry import Registries
from portal.text.fold import fold
from portal.text.plain import plain
from portal.text.sentence import read_statement
from webdesk.intake.article import Suggestion
from webdesk.sheet.accepting import ACCEPTED, LINES, OF_EVENT, accepted
from webdesk.sheet.article import Sheet
from webdesk.sheet.values import AT, Value, is_empty

MOST = 40
ROLES = {"targets": "target", "results": "result"}


def suggested(sheet: Sheet, registries: Registries, day: date) -> list[Suggestion]:
    """What may be added to a form; `day`: the day from which days without a year are understood."""
    paragraphs = [line.strip() for line in plain(render(sheet.body).html).split("\n") if line.strip()]
    known = set(_said(list(sheet.values.values())))
    found = [
        Suggestion(one.field, NAMES.get(one.field, one.field), one.value, one.quote, one.basis, _reading(one, day))
        for one in _found(sheet, paragraphs, registries, day)
        if one.field in ACCEPTED and not _is_known(sheet, one, known)
    ]
    return list(dict.fromkeys(found))[:MOST]


def _found(sheet: Sheet, paragraphs: list[str], registries: Registries, day: date) -> Iterator[Evidence]:
    title = str(sheet.values.get("title", ""))
    yield from read_event(title, paragraphs, day, registries)
    yield from read_people(paragraphs)
    yield from named.read_plans("", paragraphs, registries)
    yield from named.read_papers(paragraphs)
    yield from named.read_statements(paragraphs, day)


def _reading(one: Evidence, day: date) -> str:
    """How a target or result is understood by itself, which is how the form will hold it."""
    role = ROLES.get(one.field)
    return read_statement(one.value, role=role, reference=day).explanation if role else ""


def _is_known(sheet: Sheet, one: Evidence, known: set[str]) -> bool:
    """Whether the form says it already, or something else in a box for one thing."""
    if one.field in OF_EVENT:
        event = sheet.values.get("event")
        if one.field == "event.host" and _flat(one.value) == _flat(str(sheet.values.get("unit", ""))):
            return True  # by default the article's unit is its host
        return isinstance(event, dict) and not is_empty(event.get(OF_EVENT[one.field]))
    if one.field in LINES:
        name = _flat(one.value.partition(" – ")[0])
        return any(name in _flat(text) for text in _said([sheet.values.get(one.field, "")]))
    if one.field == "documents":
        papers = accepted({}, one.field, one.value)["documents"]
        number = next((str(part.get("number", "")) for part in papers if isinstance(part, dict)), "") if isinstance(papers, list) else ""
        return _flat(number or one.value) in known
    return _flat(one.value) in known


def _said(values: list[Value]) -> Iterator[str]:
    """Every text of a form, flat."""
    for value in values:
        if isinstance(value, dict):
            yield from _said([part for key, part in value.items() if key != AT])
        elif isinstance(value, list):
            yield from _said(value)
        else:
            yield _flat(value)


def _flat(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .;,")
