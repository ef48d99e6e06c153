"""Owns the context of a line: whether a list may begin here, whether a line is a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.source.reading.markdown.office.breaks import LONGEST, SHORTEST, ended
from portal.source.reading.markdown.office.lines import Line, read_line

_QUOTE = re.compile(r"\s*> ?")
_QUOTES = re.compile(r"[\s>]*")
_NOT_A_TITLE = frozenset(".,;:!?…")


def may_interrupt(lines: list[str], place: int, line: Line) -> bool:
    """Return whether a list begins right below text; False for a line that an editor wrapped before a number or a dash."""
    above = lines[place - 1].strip()
    if ended(above) or (line.kind == "ol" and line.mark == "1") or has_kin(lines, place, line):
        return True
    return line.kind == "ul" and not line.text[:1].isdigit() and not SHORTEST <= len(above) <= LONGEST


def has_kin(lines: list[str], place: int, line: Line) -> bool:
    """Return whether a neighbour is an item of the same list, or the line above announces one."""
    step = 1 if line.kind == "ol" else 0
    above = _near(lines, place, -1)
    for near, difference in ((above, -step), (_near(lines, place, 1), step)):
        other = read_line(near)
        if other.kind == line.kind and (not step or int(other.mark) == int(line.mark) + difference):
            return True
    return above.rstrip().endswith(":")


def _near(lines: list[str], place: int, way: int) -> str:
    """Return the next line above or below that holds words, across at most one blank line."""
    for at in (place + way, place + 2 * way):
        if 0 <= at < len(lines) and lines[at].strip():
            return lines[at]
    return ""


def is_title(lines: list[str], place: int) -> bool:
    """Return whether this is a short line with the words of a title and "===" or "---" right below it."""
    below = lines[place + 1].strip() if place + 1 < len(lines) else ""
    words = lines[place].strip()
    ruled = len(below) >= 3 and below[0] in "=-" and not below.strip(below[0])
    return ruled and len(words) <= 100 and words[-1] not in _NOT_A_TITLE


def has_likes(lines: list[str], place: int) -> bool:
    """Return whether the line right above or below begins with a mark of its own too ("a)", "1/", "1.1.")."""
    return any(read_line(line).kind == "own" for line in (lines[place - 1], *lines[place + 1 : place + 2]))


def below_is_definition(lines: list[str], place: int) -> bool:
    """Return whether the line is a term with its definition right below it."""
    return place + 1 < len(lines) and read_line(lines[place + 1]).kind == "definition"


def block_at(lines: list[str], place: int) -> Iterator[str]:
    """Yield the lines from here to the next blank one."""
    while place < len(lines) and lines[place].strip():
        yield lines[place]
        place += 1


def quotation_at(lines: list[str], place: int) -> tuple[list[str], int]:
    """Return the lines of a quotation that begins here, without their mark, and how deeply quotations are nested in it."""
    inner: list[str] = []
    deepest = 0
    while place < len(lines) and read_line(lines[place]).kind == "quote":
        marks = _QUOTES.match(lines[place])
        deepest = max(deepest, marks[0].count(">") if marks else 0)
        inner.append(_QUOTE.sub("", lines[place], count=1))
        place += 1
    return inner, deepest
