"""Owns the division of a run of words and pictures into paragraphs: at pictures, at two breaks, at a break after a whole sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4.element import PageElement, Tag

from portal.importer.blocks import add_class, holds, new, text_of

SENTENCE_END = re.compile(r"[.!?…:;”\"/)]\s*$")
BREAKS, BREAK = frozenset({"img", "br"}), frozenset({"br"})
LONG = 60  # letters: a line of this length that ends as a sentence is a paragraph


def paragraphs(name: str, children: list[PageElement], classes: list[str]) -> Iterator[Tag]:
    """Yield the paragraphs as elements called `name` ("p", "h2"), and the pictures between them; empty ones are left out."""
    for piece in _pieces(children):
        if isinstance(piece, Tag):
            yield piece
        else:
            yield from _one(name, piece, classes)


def _one(name: str, children: list[PageElement], classes: list[str]) -> Iterator[Tag]:
    block = new(name, children)
    if classes:
        add_class(block, *classes)
    if text_of(block):
        yield block


def _pieces(children: list[PageElement]) -> Iterator[Tag | list[PageElement]]:
    """Yield runs of words, and the pictures between them; two breaks, or one after a whole sentence, separate paragraphs."""
    line: list[PageElement] = []
    for child in _opened(children):
        if isinstance(child, Tag) and child.name == "img":
            yield line
            yield child.extract()
            line = []
        elif isinstance(child, Tag) and child.name == "br" and _ends(line):
            yield line
            line = []
            child.extract()  # what is left in its box would make the removal of each further child slower
        else:
            line.append(child)
    yield line


def _opened(children: list[PageElement]) -> Iterator[PageElement]:
    """Yield the children of a paragraph; those that hold pictures or breaks are opened."""
    for child in children:
        if isinstance(child, Tag) and child.name not in ("img", "br") and holds(child, BREAKS):
            if child.name == "a" and not holds(child, BREAK) and not text_of(child):
                yield from _opened(list(child.children))
                continue
            for inner in list(_opened(list(child.children))):
                keeps = isinstance(inner, Tag) and inner.name in ("img", "br")
                yield inner if keeps or child.name in ("span", "font") else _like(child, inner)
        else:
            yield child


def _like(tag: Tag, child: PageElement) -> Tag:
    attributes = {key: str(value) for key, value in tag.attrs.items() if key in ("href", "title")}
    made = new(tag.name, [child])
    made.attrs.update(attributes)
    return made


def _ends(line: list[PageElement]) -> bool:
    """Return whether a break separates paragraphs: after a break, or a whole sentence."""
    last = next((child for child in reversed(line) if isinstance(child, Tag) or str(child).strip()), None)
    if last is None or (isinstance(last, Tag) and last.name == "br"):
        return True
    text = ""
    for child in reversed(line):
        if isinstance(child, Tag) and child.name == "br":
            break
        text = (child.get_text() if isinstance(child, Tag) else str(child)) + text
    return len(text.strip()) >= LONG and SENTENCE_END.search(text) is not None
