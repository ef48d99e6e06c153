"""Owns which "*" and "_" mean bold or italics, and which are letters ("10*15*20", "a_b", "khách sạn 5*", "_HỌ TÊN_").

Letters get a stand-in, so that the remaining marks form pairs. Stray blanks inside a pair ("**đậm **") are moved out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.source.reading.markdown.office.standins import LOW, STAR

PLACE = 40  # letters between two blanks to fill in, at most
DEPTH = 6  # nested pairs; deeper ones are letters

# Not text: code, escapes, tags, the address of a link; then runs of marks.
_TOKEN = re.compile(r"(`++)(?:(?!\1)[^\n])*\1(?!`)|`++|\\.|<[^<>\n]*+>|\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*\)|(\*++|_++)")
_GAP = re.compile(r"\n[^\S\n]*\n")
_BULLET = re.compile(r"\*[^\S\n]+\S")
_LOOSE = re.compile(r"(?<!\*)\*\*(?!\*)([^\S\n]*)([^*\n]*?[^\s*])([^\S\n]*)\*\*(?!\*)")
_BEGINS, _ENDS = "([{“‘«\"'", ")]}”’»\"'.,:;!?%…"  # words may begin, and end, with these
_OPENS, _CLOSES = "([{“‘«", ")]}”’»,:;!?%"
_FIRST, _LAST = _BEGINS + "*_`<![", _ENDS + "*_`>"  # next to a "_" that is no blank to fill in ("__/__/____")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>_]")  # a "_" in it is a letter
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(slots=True)
class _Run:
    """A run of equal marks: its position, how many are left to pair, what it may do."""

    start: int
    end: int
    mark: str
    left: int
    opens: bool
    closes: bool
    paired: int = 0  # how many of them became emphasis

    @property
    def size(self) -> int:
        return self.end - self.start


def lettered(text: str) -> str:
    """Return the text with a stand-in for every "*" and "_" that is a letter."""
    if "**" in text:
        text = _LOOSE.sub(_tightened, text)
    if "*" not in text and "_" not in text:
        return text
    if "_" in text and ("://" in text or "www." in text):
        text = _ADDRESS.sub(lambda found: found[0].replace("_", LOW), text)
    made, place = [], 0
    for gap in _GAP.finditer(text):
        made += [_paragraph(text[place : gap.start()]), gap[0]]
        place = gap.end()
    return "".join([*made, _paragraph(text[place:])])


def _tightened(found: re.Match[str]) -> str:
    before, words, after = found[1], found[2], found[3]
    if not (before or after) or not any(letter.isalpha() for letter in words):
        return found[0]
    begins = found.string[found.start() - 1 : found.start()] in ("", "\n")
    return f"{' ' if before and not begins else ''}**{words}**{' ' if after else ''}"


def _paragraph(text: str) -> str:
    if "*" not in text and "_" not in text:
        return text
    letters: list[tuple[int, int, str]] = []
    for run in _paired(text, list(_runs(text))):
        if run.paired < run.size:
            letters.append((run.start, run.end, run.mark))
    made, place = [], 0
    for start, end, mark in letters:
        made += [text[place:start], (STAR if mark == "*" else LOW) * (end - start)]
        place = end
    return "".join([*made, text[place:]])


def _runs(text: str) -> Iterator[_Run]:
    """Yield the runs that a Markdown parser would consider; bullets and rules are excluded."""
    begin, end, is_rule = 0, -1, False
    for found in _TOKEN.finditer(text):
        if not found[2]:
            continue
        start = found.start()
        if start > end:
            begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            end = len(text) if end < 0 else end
            marks = text[begin:end].replace(" ", "")
            is_rule = len(marks) >= 3 and not marks.strip(marks[0]) and marks[0] in "*_"
        bullet = found[2] == "*" and _BULLET.match(text, start) and not text[begin:start].strip(" >")
        if not (is_rule or bullet):
            yield _run(text, start, found.end())


def _run(text: str, start: int, end: int) -> _Run:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    mark, size = text[start], end - start
    left, right = _may_open(before, after), _may_open(after, before, begins=_ENDS, never=_OPENS)
    if size > 3:
        left = right = False
    if before.isalnum() and after.isalnum() and (size != 2 or mark == "_" or (before.isdigit() and after.isdigit())):
        left = right = False
    if mark == "_":
        left = left and not before.isalnum() and (after.isalnum() or after in _FIRST)
        right = right and not after.isalnum() and (before.isalnum() or before in _LAST)
    return _Run(start, end, mark, size, left, right)


def _may_open(outside: str, inside: str, begins: str = _BEGINS, never: str = _CLOSES) -> bool:
    """Return whether a mark may begin emphasis (or, seen in reverse, end it), by the letters on its two sides."""
    if inside.isspace() or inside in never:
        return False
    return not _is_punctuation(inside) or inside in begins or outside.isspace() or _is_punctuation(outside)


def _is_punctuation(letter: str) -> bool:
    return bool(_PUNCTUATION.match(letter))


def _paired(text: str, runs: list[_Run]) -> list[_Run]:
    """Return the runs with their pairs, innermost first, each with a run of the same length or with two that add up."""
    stack: list[_Run] = []
    for run in runs:
        if run.closes:
            _close(text, stack, run)
        if run.left and not run.paired and run.opens and len(stack) < DEPTH:
            stack.append(run)
    return runs


def _close(text: str, stack: list[_Run], run: _Run) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        opener = stack[depth]
        if opener.mark != run.mark or opener.left != run.left:
            continue
        if _is_sum(text, opener, run):
            return
        opener.paired, run.paired = opener.size, run.size
        opener.left = run.left = 0
        del stack[depth:]
        return
    if run.left == 3 and len(stack) > 1 and {stack[-1].left, stack[-2].left} == {1, 2} and {stack[-1].mark, stack[-2].mark} == {run.mark}:
        for opener in (stack.pop(), stack.pop()):
            opener.paired, opener.left = opener.size, 0
        run.paired, run.left = 3, 0


def _is_sum(text: str, opener: _Run, run: _Run) -> bool:
    """Return whether the marks are letters: "2 *3* 4" is a product, "_HỌ TÊN_" and "_…_" are blanks to fill in."""
    inside = text[opener.end : run.start]
    if run.mark == "_" and len(inside) < PLACE and not any(letter.isalnum() for letter in inside):
        return True
    if run.size != 1:
        return False
    if run.mark == "_":
        return inside.upper() == inside and inside.lower() != inside
    if any(letter.isalpha() for letter in inside):
        return False
    around = (text[: opener.start].rstrip()[-1:], text[run.end :].lstrip()[:1])
    return any(letter.isdigit() or letter in "()" for letter in around if letter)
