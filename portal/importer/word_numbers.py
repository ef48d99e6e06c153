"""Owns the numbers that Word computes («Điều 3.», "a)", "1.2."): they are written into the text, as on the printed page.

Bullets stay Word's lists. The meaning of a number is not interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from portal.importer.word_xml import Styles, W, attribute
from portal.record import dataclass

PLACE = re.compile(r"%([1-9])")
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
         (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
UNSEEN = frozenset({"bullet", "none", ""})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list counts: its form, its text ("%1.%2."), its first number, and whether all numbers are Arabic."""

    form: str
    text: str
    start: int
    arabic: bool


class Numbering:
    """The lists of a document, and the current count of each."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[tuple[str, int], ListLevel] = {}
        self._lists: dict[str, str] = {}  # number of a list → the definition that shares its counts
        self._counts: dict[tuple[str, int], int] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        kinds = {attribute(kind, "abstractNumId"): kind for kind in root.iter(f"{W}abstractNum")}
        for entry in root.findall(f"{W}num"):
            id, kind = attribute(entry, "numId"), attribute(entry.find(f"{W}abstractNumId"), "val")
            overrides = entry.findall(f"{W}lvlOverride")
            own = any(over.find(f"{W}startOverride") is not None for over in overrides)
            self._lists[id] = f"{kind}/{id}" if own else kind
            for level in kinds[kind].findall(f"{W}lvl") if kind in kinds else ():
                self._levels[id, _number(attribute(level, "ilvl"))] = _level(level)
            for over in overrides:
                self._override(id, over)

    def _override(self, id: str, over: Element) -> None:
        place = _number(attribute(over, "ilvl"))
        level, start = over.find(f"{W}lvl"), over.find(f"{W}startOverride")
        if level is not None:
            self._levels[id, place] = _level(level)
        if start is not None:
            self._restarts[self._lists[id], place] = _number(attribute(start, "val"), 1)

    def next(self, paragraph: Element) -> str:
        """Return the number Word prints before a paragraph, "" for none and for bullets. It must be called for all paragraphs in order."""
        numbered = self._styles.numbering(paragraph)
        id = attribute(numbered.find(f"{W}numId"), "val") if numbered is not None else ""
        place = _number(attribute(numbered.find(f"{W}ilvl"), "val")) if numbered is not None else 0
        level = self._levels.get((id, place))
        if level is None or id == "0":
            return ""
        counted = self._lists[id]
        first = self._restarts.get((counted, place), level.start)
        self._counts[counted, place] = self._counts.get((counted, place), first - 1) + 1
        for key in [key for key in self._counts if key[0] == counted and key[1] > place]:
            del self._counts[key]
        return "" if level.form in UNSEEN else PLACE.sub(lambda found: self._one(id, int(found[1]) - 1, level), level.text)

    def _one(self, id: str, place: int, within: ListLevel) -> str:
        level = self._levels.get((id, place), within)
        count = self._counts.get((self._lists[id], place), level.start)
        return str(count) if within.arabic else _formed(count, level.form)


def _level(element: Element) -> ListLevel:
    def value(name: str) -> str:
        return attribute(element.find(f"{W}{name}"), "val")

    arabic = element.find(f"{W}isLgl") is not None
    return ListLevel(value("numFmt") or "decimal", value("lvlText"), _number(value("start"), 1), arabic)


def _number(text: str, other: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else other


def _formed(count: int, form: str) -> str:
    forms: dict[str, Callable[[int], str]] = {
        "upperRoman": _roman, "lowerRoman": lambda n: _roman(n).lower(),
        "upperLetter": _letters, "lowerLetter": lambda n: _letters(n).lower(),
        "decimalZero": lambda n: f"{n:02}",
    }  # fmt: skip
    return forms.get(form, str)(count)


def _roman(count: int) -> str:
    made = ""
    for value, letters in ROMAN:
        times, count = divmod(max(count, 0), value)
        made += letters * min(times, 50)
    return made


def _letters(count: int) -> str:
    """Return A … Z, then AA, BB as Word does."""
    return chr(ord("A") + (count - 1) % 26) * min(1 + (count - 1) // 26, 9) if count > 0 else str(count)


def write_numbers(root: Element, numbering: Numbering) -> int:
    """Write the computed numbers into the text of their paragraphs, which lose their list; return how many."""
    made = 0
    for paragraph in root.iter(f"{W}p"):
        number = numbering.next(paragraph)
        if number.strip():
            _put(paragraph, number.strip())
            made += 1
    return made


def _put(paragraph: Element, number: str) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    SubElement(SubElement(properties, f"{W}numPr"), f"{W}numId", {f"{W}val": "0"})  # not even that of its style
    first = paragraph.find(f".//{W}r/{W}rPr")
    run = Element(f"{W}r")
    if first is not None:
        run.append(first)
    text = SubElement(run, f"{W}t", {SPACE: "preserve"})
    text.text = f"{number} "
    paragraph.insert(list(paragraph).index(properties) + 1, run)
