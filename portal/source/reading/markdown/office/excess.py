"""Owns the size limits of a body, checked before it is parsed: the limits are in portal/source/reading/limits.py."""

from __future__ import annotations

from collections.abc import Iterator

from portal.source.reading.limits import BODY_BRACKETS, BODY_LINE, BODY_LINES, BODY_MARKS, Limit
from portal.source.reading.markdown.office.finding import Finding

SMALL = 3_000  # letters of a body that cannot exceed a limit
_MARKS = "[]`~<&\\"  # marks that make a Markdown parser look far ahead


def too_much(text: str) -> Iterator[Finding]:
    """Yield exceeded limits; such a body is not read at all."""
    if len(text) <= SMALL:
        return
    lines = text.count("\n")
    longest = max(map(len, text.split("\n"))) if len(text) > BODY_LINE.most else 0
    marks = max(map(text.count, _MARKS))
    for limit, found in ((BODY_LINES, lines), (BODY_LINE, longest), (BODY_MARKS, marks)):
        if limit.passed(found):
            yield _finding(limit, found)


def too_marked(text: str) -> Iterator[Finding]:
    """Yield exceeded limits of marks, once it is known which are letters."""
    marks = text.count("*") + text.count("_")
    brackets = max(part.count("[") for part in text.split("\n\n")) if text.count("[") > BODY_BRACKETS.most else 0
    for limit, found in ((BODY_MARKS, marks), (BODY_BRACKETS, brackets)):
        if limit.passed(found):
            yield _finding(limit, found)


def _finding(limit: Limit, found: int) -> Finding:
    return Finding("F160", 0, limit.described(found))
