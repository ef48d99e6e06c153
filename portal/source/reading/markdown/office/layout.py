"""Owns the layout of a body: lines as offices type them, converted to plain Markdown that every parser reads the same way.

Indented lines are paragraphs, lists and tables need no blank line above, the marks that offices put before items are bullets. A mark that a
parser would misread gets a stand-in. docs/markdown.md describes the conversions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from portal.source.reading.limits import BODY_DEPTH
from portal.source.reading.markdown.office.around import has_kin, may_interrupt, quotation_at
from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.inside import unwrapped, worded
from portal.source.reading.markdown.office.lines import Line, read_line
from portal.source.reading.markdown.office.paragraphs import Paragraphs
from portal.source.reading.markdown.office.standins import GONE, as_typed
from portal.source.reading.markdown.office.tables import table_at
from portal.source.reading.markdown.office.verbatim import verbatim_end
from portal.source.reading.markdown.office.words import guarded, hidden

# Two lines without a blank one between, or one line that begins with anything but words, a bullet, a heading or a quotation.
_TRIGGER = re.compile(r"\n(?:(?<=[^\n]\n)[^\n]|(?![^\W\d_]|[“\"(‘!\n]|\*\*|#{1,6} [^\n#]*(?:\n|\Z)|- [^\W\d_]|> [“\"]|> [^\W\d_])[^\n])")

_ITEM = re.compile(r"( *)(?:-|[0-9]+\.) ")  # as it is written


class LayoutText(NamedTuple):
    """The text to be parsed, and its findings."""

    text: str
    findings: list[Finding]


def lay_out(text: str) -> LayoutText:
    """Return the body in plain Markdown."""
    if not _TRIGGER.search("\n" + text) and GONE not in text:
        return LayoutText(text, [])
    layout = _Layout(text)
    layout.run()
    if BODY_DEPTH.passed(layout.levels.deepest):
        return LayoutText("", [Finding("F160", 0, BODY_DEPTH.described(layout.levels.deepest))])
    return LayoutText("\n".join(layout.out), layout.placed_findings())


class _Layout(Paragraphs):
    """The conversion of one body, line by line."""

    def run(self) -> None:
        place = 0
        while place < len(self.lines):
            place = self._step(place)

    def placed_findings(self) -> list[Finding]:
        """Return the findings, with the lines of the file."""
        if not self.gone:
            return self.findings
        return [one._replace(line=one.line + sum(self.gone[: one.line + 1])) for one in self.findings]

    def _step(self, place: int) -> int:
        """Convert what begins with this line; return where to continue."""
        raw = self.lines[place]
        if not raw or raw.isspace():
            self.out.append("")
            self.last = ""
            return place + 1
        if raw[0] in "`~< " and (end := verbatim_end(self.lines, place)):
            return self._verbatim(place, end)
        if ("|" in raw or "\t" in raw or raw[:2] == "+-") and (table := table_at(self.lines, place)):
            self.part()
            self.out += [f"{self.place_in_list(raw)}{row}" for row in table.rows] + [""]
            self.findings += table.findings
            self.last = "table"
            return place + table.consumed
        if not self.last and raw[:2].isalpha() and not any(self.lines[place + 1 : place + 2]):  # a paragraph of one line
            self.levels.close()
            self.out.append(raw)
            self.last, self.begin = "text", place
            return place + 1
        line = read_line(raw)
        return self._writers[line.kind](self, place, line)

    def _verbatim(self, place: int, end: int) -> int:
        lines = self.lines[place:end]
        is_html = lines[0].lstrip().startswith("<")
        inner = unwrapped(lines) if is_html else None
        self.part()
        self.levels.close()
        if inner is not None:
            laid = lay_out("\n".join(inner))
            self.findings += [one._replace(line=one.line + place) for one in laid.findings]
            lines = [*laid.text.split("\n"), ""]
        self.out += worded(lines) if is_html and inner is None else lines
        self.last = "html"
        return end

    def _item(self, place: int, line: Line) -> int:
        below_text = self.last in ("item", "text") and not (self.levels and self.levels.has(line))
        if not (line.sure or has_kin(self.lines, place, line)) or (below_text and not may_interrupt(self.lines, place, line)):
            return self.text(place, line)
        if self.last not in ("", "item", "text") or (self.last == "text" and not self.levels):
            self.part()
        apart = self.levels.item(line, blank=not self.last)
        if apart or (self.loose and self.last == "text") or self._is_below_inner_list():
            self.part()
        self.loose = False
        mark = f"{line.mark}." if line.kind == "ol" else "-"
        self.out.append(f"{self.levels.outer()}{mark} {guarded(line.text)}")
        self.last, self.begin = "item", place
        return place + 1

    def _is_below_inner_list(self) -> bool:
        """Return whether the block right above begins within an inner list: a parser would read this item as words of that list."""
        outer = self.levels.outer()
        for above in reversed(self.out):
            if not above:
                return True
            if (mark := _ITEM.match(above)) and len(mark[1]) <= len(outer):
                return False
        return False

    def _heading(self, place: int, line: Line) -> int:
        self.part()
        self.levels.close()
        self.out.append(f"{line.mark} {hidden(line.text)}")
        self.last = "heading"
        return place + 1

    def _rule(self, place: int, line: Line) -> int:
        self.part()
        self.levels.close()
        self.out += ["---", ""]
        self.last = "rule"
        return place + 1

    def _quote(self, place: int, line: Line) -> int:
        """Convert a quotation as a body of its own."""
        inner, depth = quotation_at(self.lines, place)
        end = place + len(inner)
        if BODY_DEPTH.passed(depth):
            self.findings.append(Finding("F160", place, BODY_DEPTH.described(depth)))
            return end
        laid = lay_out("\n".join(inner))
        self.findings += [one._replace(line=one.line + place) for one in laid.findings]
        self.part()
        indent = self.place_in_list(self.lines[place])
        self.out += [f"{indent}> {text}" if text else f"{indent}>" for text in laid.text.strip("\n").split("\n")]
        self.last = "quote"
        return end

    def _note(self, place: int, line: Line) -> int:
        self.part()
        self.levels.note()
        self.out.append(line.text)
        self.last, self.begin = "item", place
        return place + 1

    def _definition(self, place: int, line: Line) -> int:
        if not any(self.out[-2:]) or self.last not in ("", "text", "item"):
            return self.text(place, line)
        self.levels.note()
        self.out.append(f":   {line.text[1:].strip()}")
        self.last, self.begin = "item", place
        return place + 1

    _writers: ClassVar[dict[str, Callable[[_Layout, int, Line], int]]] = {
        "": Paragraphs.text, "own": Paragraphs.text, "ul": _item, "ol": _item, "heading": _heading, "rule": _rule, "quote": _quote,
        "note": _note, "definition": _definition,
    }  # fmt: skip


def typed(finding: Finding) -> Finding:
    """Return a finding with the marks as they were typed."""
    return finding._replace(detail=as_typed(finding.detail), mark=as_typed(finding.mark))
