"""Owns the parts of a .docx as XML: they are parsed without entities, and queried for styles, fonts and texts. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from portal.importer.found import NotImported
from portal.source.reading.limits import ARTICLE_BYTES, BODY_LINES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DOCUMENT, STYLES, NUMBERING, COMMENTS = "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/comments.xml"
WITH_TEXT = (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
DEEPEST = 200  # nested elements; Word itself writes fewer than forty
ANCESTORS = 20  # styles that one is based on; Word itself allows eleven
MOST_MARKS = 300_000  # "<" of one part: twice its elements; a report of two hundred pages has half of that
TOO_LONG = "Văn bản Word quá dài cho một bài: chia thành nhiều tệp rồi nhập lại."
BROKEN = "Tệp Word bị hỏng: mở bằng Word, chọn Lưu thành… một tệp .docx mới rồi nhập lại."


def parsed(data: bytes) -> Element:
    """Return a part as a tree. Raises NotImported if it is not XML, unreasonably nested, or longer than any article."""
    if data.count(b"<") > MOST_MARKS:
        raise NotImported(TOO_LONG)
    try:
        root = ElementTree.fromstring(data)
    except (ParseError, ValueError, LookupError):
        raise NotImported(BROKEN) from None
    _check_depth(root)
    letters = sum(len(text.text or "") for text in root.iter(f"{W}t"))
    if letters > ARTICLE_BYTES.most or BODY_LINES.passed(sum(1 for _ in root.iter(f"{W}p"))):
        raise NotImported(TOO_LONG)
    return root


def _check_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise NotImported(BROKEN)
        level = [child for element in level for child in element]


def written(root: Element) -> bytes:
    """Return a tree as bytes."""
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def attribute(element: Element | None, name: str) -> str:
    """Return a `w:` attribute, "" if there is none."""
    return element.get(f"{W}{name}", "") if element is not None else ""


def is_on(element: Element | None) -> bool:
    """Return whether a switch such as <w:b/> is present and not off."""
    return element is not None and attribute(element, "val") not in ("false", "0", "off", "none")


def text_of(element: Element) -> str:
    """Return the letters of an element; paragraphs are lines. Deleted text counts, since this reports what is removed."""
    parts: list[str] = []
    for part in element.iter():
        if part.tag in (f"{W}t", f"{W}delText"):
            parts.append(part.text or "")
        elif part.tag in (f"{W}tab", f"{W}br"):
            parts.append(" ")
        elif part.tag == f"{W}p" and parts:
            parts.append("\n")
    return "".join(parts).strip()


def with_parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield (parent, child) of all elements, children last to first so that they may be removed."""
    for parent in list(root.iter()):
        for child in reversed(list(parent)):
            yield parent, child


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else iter(())
        self._styles = {attribute(style, "styleId"): style for style in found}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._default = defaults

    def chain(self, id: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while id in self._styles and id not in seen and len(seen) < ANCESTORS:
            seen.add(id)
            yield self._styles[id]
            id = attribute(self._styles[id].find(f"{W}basedOn"), "val")

    def of_run(self, run: Element, paragraph: Element | None) -> Iterator[Element]:
        """Yield the run properties that apply to a run, the nearest first."""
        own = run.find(f"{W}rPr")
        names = [attribute(own.find(f"{W}rStyle"), "val")] if own is not None else []
        if paragraph is not None:
            names.append(attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val"))
        if own is not None:
            yield own
        for name in names:
            yield from (found for style in self.chain(name) if (found := style.find(f"{W}rPr")) is not None)
        if self._default is not None:
            yield self._default

    def name(self, id: str) -> str:
        """Return the name of a style, "" for none."""
        return attribute(self._styles[id].find(f"{W}name"), "val") if id in self._styles else ""

    def outline(self, paragraph: Element) -> int:
        """Return the level of a paragraph in the outline, 1 to 9, its own or that of its style; 0 for running text."""
        style = attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val")
        levels = [paragraph.find(f"{W}pPr/{W}outlineLvl"), *(one.find(f"{W}pPr/{W}outlineLvl") for one in self.chain(style))]
        text = next((attribute(level, "val") for level in levels if level is not None), "")
        return int(text) + 1 if text in {*"012345678"} else 0

    def is_hidden(self, run: Element, paragraph: Element | None) -> bool:
        """Return whether a run is invisible on the printed page."""
        switches = (found for properties in self.of_run(run, paragraph) if (found := properties.find(f"{W}vanish")) is not None)
        return is_on(next(switches, None))

    def font(self, run: Element, paragraph: Element | None) -> str:
        """Return the font of a run's Latin letters, "" if none is named."""
        for properties in self.of_run(run, paragraph):
            fonts = properties.find(f"{W}rFonts")
            name = attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
            if name:
                return name
        return ""

    def numbering(self, paragraph: Element) -> Element | None:
        """Return the w:numPr that applies to a paragraph, its own or that of its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            return own
        name = attribute(paragraph.find(f"{W}pPr/{W}pStyle"), "val")
        return next((found for style in self.chain(name) if (found := style.find(f"{W}pPr/{W}numPr")) is not None), None)


def runs(root: Element) -> Iterator[tuple[Element | None, Element]]:
    """Yield (paragraph, run) of all runs, in reading order."""
    for paragraph in root.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            yield paragraph, run
