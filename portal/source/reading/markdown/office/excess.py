"""Owns how much a body may hold before anything reads it: each limit stands in portal/source/reading/limits.py."""

from __future__ import annotations

from collections.abc import Iterator

from portal.source.reading.limits import BODY_BRACKETS, BODY_LINE, BODY_LINES, BODY_MARKS, Limit
from portal.source.reading.markdown.office.finding import Finding

SMALL = 3_000  # letters of a body that passes no limit
_MARKS = "[]`~<&\\"  # what makes a reader of Markdown look far ahead


def too_much(text: str) -> Iterator[Finding]:
    """What passes a limit; nothing of such a body is read."""
    if len(text) <= SMALL:
        return
    lines = text.count("\n")
    longest = max(map(len, text.split("\n"))) if len(text) > BODY_LINE.most else 0
    marks = max(map(text.count, _MARKS))
    for limit, found in ((BODY_LINES, lines), (BODY_LINE, longest), (BODY_MARKS, marks)):
        if limit.passed(found):
            yield _told(limit, found)


def too_marked(text: str) -> Iterator[Finding]:
    """What passes a limit of marks once it is known which are letters."""
    marks = text.count("*") + text.count("_")
    brackets = max(part.count("[") for part in text.split("\n\n")) if text.count("[") > BODY_BRACKETS.most else 0
    for limit, found in ((BODY_MARKS, marks), (BODY_BRACKETS, brackets)):
        if limit.passed(found):
            yield _told(limit, found)


def _told(limit: Limit, found: int) -> Finding:
    return Finding("F160", 0, limit.told(found))
