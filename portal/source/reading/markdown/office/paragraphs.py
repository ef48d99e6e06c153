"""Owns the paragraphs of a converted body: where each begins, and the meaning of its line ends."""

from __future__ import annotations

from portal.source.reading.markdown.office.around import below_is_definition, block_at, has_likes, is_title
from portal.source.reading.markdown.office.breaks import SHORTEST, Break, break_after, ended, wrapped
from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.levels import Levels
from portal.source.reading.markdown.office.lines import Line, is_tabbed_item, read_line
from portal.source.reading.markdown.office.standins import GONE, OPEN
from portal.source.reading.markdown.office.tables import columns_of
from portal.source.reading.markdown.office.words import Labels, guarded, hidden


class Paragraphs:
    """The part of a body that is already written. `last` is the kind of the last element, "" after a blank line."""

    def __init__(self, text: str) -> None:
        self.lines = text.replace(GONE, "").split("\n") if GONE in text else text.split("\n")
        self.gone = [line.count(GONE) for line in text.split("\n")] if GONE in text else []
        self.out: list[str] = []
        self.levels = Levels()
        self.last = ""
        self.begin = 0  # first line of the current block
        self.block = (0, False)  # the end of the block of lines, whether an editor wrapped it
        self.loose = False  # the current item has paragraphs
        self.indents = False  # paragraphs of this body begin with an indent
        self.findings: list[Finding] = []
        self.labels = Labels(text)

    def part(self) -> None:
        """Ensure a blank line above."""
        if self.out and self.out[-1]:
            self.out.append("")

    def place_in_list(self, raw: str) -> str:
        """Return the indent that keeps a block in the item above it; none if it is independent."""
        line = read_line(raw)
        if self.levels and line.indent >= 2 and not self.indents:
            return self.levels.content(line.indent)
        self.levels.close()
        return ""

    def text(self, place: int, line: Line) -> int:
        """Write a line of text; return where to continue."""
        text = self._words(place, line)
        if self.last in ("text", "item"):
            self._continue(place, line, text)
        elif self.last == "quote" and not (ended(self.lines[place - 1]) and line.text[:1].isupper()):
            self.out.append(text)
        else:
            self._begin(place, line, text)
            if not self.levels and is_title(self.lines, place):
                self.out[-1] = f"{'#' if self.lines[place + 1].strip()[0] == '=' else '##'} {hidden(text)}"
                self.last = "heading"
                return place + 2
        return place + 1

    def _begin(self, place: int, line: Line, text: str) -> None:
        if self.last not in ("", "heading"):
            self.part()
        if not self.levels:
            self.indents = self.indents or line.indent >= 2
        indent = self.place_in_list(self.lines[place])
        self.loose = self.loose or bool(indent)
        self.out.append(indent + text)
        self.last, self.begin = "text", place

    def _words(self, place: int, line: Line) -> str:
        """Return a line of text whose beginning cannot be read as a mark."""
        text = self.lines[place].strip()
        if text[0] == "[" and self.labels.is_unused(text):
            return OPEN + text[1:]
        if not line.mark and line.kind in ("", "own"):
            return text
        return guarded(text)

    def _continue(self, place: int, line: Line, text: str) -> None:
        """Write a line right below another one of the same block."""
        if self.levels.in_note() and below_is_definition(self.lines, place):
            self.levels.close()
            self.out += ["", text]
            self.begin, self.last = place, "text"
            return
        what = self._break(place, line)
        if what is Break.PARAGRAPH:
            self.out.append("")
            if self.levels and line.kind != "own" and line.indent < 2:
                self.levels.close()
            self.out.append((self.levels.inner() if self.levels else "") + text)
            self.begin, self.last, self.loose = place, "text", True
            return
        if what is Break.LINE:
            self.out[-1] = self.out[-1].rstrip() + "  "
        self.out.append(text)
        self.last = "text"

    def _break(self, place: int, line: Line) -> Break:
        above, raw = self.lines[place - 1], self.lines[place]
        if above.endswith("  "):
            return Break.LINE
        columns = columns_of(raw)
        if columns > 1 and columns == columns_of(above) and not is_tabbed_item(raw):
            self._report_columns(place)
            return Break.LINE
        apart = ended(above) or len(above.strip()) < SHORTEST <= len(raw)
        if self.levels and apart and not line.indent and line.text[:1].isupper() and line.kind == "":
            return Break.PARAGRAPH
        if place >= self.block[0]:
            lines = list(block_at(self.lines, self.begin))
            self.block = (self.begin + len(lines), wrapped(lines))
        what = break_after(above, raw, in_wrapped=self.block[1])
        if line.kind == "own":
            alone = self.block[1] and not has_likes(self.lines, place)
            return what if what is Break.SOFT and alone else Break.PARAGRAPH
        return Break.SOFT if what is Break.PARAGRAPH and self.levels else what

    def _report_columns(self, place: int) -> None:
        if not self.findings or self.findings[-1].code != "W146" or self.findings[-1].line < self.begin:
            self.findings.append(Finding("W146", place - 1, "", self.lines[place - 1].strip()))
