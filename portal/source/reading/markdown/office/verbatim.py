"""Owns the lines of a body that are not converted: code between fences, blocks of HTML."""

from __future__ import annotations

import re

from portal.source.reading.markdown.office.tags import BLOCKS, VOID

CODE_LINES = 2_000  # the longest verbatim block
_FENCE = re.compile(r"(`{3,}|~{3,})[^`\n]*$")
_OPENING = re.compile(r" {0,3}<([a-zA-Z][a-zA-Z0-9]*)", re.A)


def verbatim_end(lines: list[str], place: int) -> int:
    """Return the line after the verbatim block that begins here; 0 if none does."""
    line = lines[place]
    if fence := _FENCE.match(line):
        return _closing(lines, place, fence[1])
    tag = _OPENING.match(line)
    name = tag[1].lower() if tag else ""
    return _html_end(lines, place, name) if name in BLOCKS else 0


def _closing(lines: list[str], place: int, fence: str) -> int:
    """Return the line after the closing fence; blank lines do not end code, but an unusual length does."""
    for at in range(place + 1, min(len(lines), place + CODE_LINES)):
        if lines[at].rstrip() == fence:
            return at + 1
    return 0


def _html_end(lines: list[str], place: int, name: str) -> int:
    """Return where the element ends; without an end, at the next blank line."""
    if name in VOID:
        return place + 1
    edges = re.compile(rf"<(/?){name}(?![a-z0-9-])", re.I)
    depth, gap = 0, 0
    for at in range(place, min(len(lines), place + CODE_LINES)):
        gap = gap or (at if not lines[at].strip() else 0)
        for edge in edges.finditer(lines[at]):
            depth += -1 if edge[1] else 1
        if depth <= 0:
            return at + 1
    return gap or min(len(lines), place + CODE_LINES)
