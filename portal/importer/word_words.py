"""Owns the words of a .docx as its XML holds them: what the conversion to HTML is checked against. What was removed does not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from portal.importer.completeness import counted
from portal.importer.word_xml import W, attribute

LEFT_OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr"))
LETTERS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
REFERENCES = {f"{W}footnote": f"{W}footnoteReference", f"{W}endnote": f"{W}endnoteReference"}


def words_in(document: Element, notes: Iterable[Element]) -> Counter[str]:
    """Return the words of a document and of the notes it refers to."""
    found = _words(document)
    used = {(note, attribute(mark, "id")) for note, mark_name in REFERENCES.items() for mark in document.iter(mark_name)}
    for tree in notes:
        for note in tree:
            if (note.tag, attribute(note, "id")) in used:
                found.update(_words(note))
    return found


def _words(root: Element) -> Counter[str]:
    return counted("".join(_letters(root)).split("\n"))


def _letters(element: Element) -> Iterator[str]:
    """Yield the letters of an element; paragraphs are lines, those of a text box within another too."""
    if element.tag in LEFT_OUT:
        return
    if element.tag == f"{W}t":
        yield element.text or ""
    yield LETTERS.get(element.tag, "")
    ends = element.tag in (f"{W}p", f"{W}txbxContent")
    yield "\n" if ends else ""
    for child in element:
        yield from _letters(child)
    yield "\n" if ends else ""
