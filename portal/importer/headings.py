"""Owns headings that are only bold or numbered paragraphs, as in Word files: which they are, and their level.

A number determines the level («Chương», "I.", "1.", "a)"); without numbers all have one level, below the last numbered one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4.element import NavigableString, PreformattedString, Tag

from portal.importer.blocks import HEADINGS, new, text_of

MOST = 220  # letters of a heading
NUMBERS = (
    (1, re.compile(r"^(?:Phần|Chương|PHẦN|CHƯƠNG)\s+(?:[IVXLC]+|\d+|thứ\s+\w+)\b")),
    (2, re.compile(r"^(?:Mục|MỤC)\s+(?:[IVXLC]+|\d+)\b")),
    (3, re.compile(r"^(?:Điều|ĐIỀU)\s+\d+\b")),
    (1, re.compile(r"^[IVXLC]{1,6}\s*[.)/–-]\s*\S")),
    (2, re.compile(r"^\d{1,2}\s*[.)/]\s*(?!\d)\S")),
    (3, re.compile(r"^\d{1,2}\.\d{1,2}[.)/]?\s*(?!\d)\S")),
    (4, re.compile(r"^\d{1,2}\.\d{1,2}\.\d{1,2}[.)/]?\s*\S")),
    (3, re.compile(r"^[a-zđ]\s*[.)/]\s*\S")),
    (1, re.compile(r"^[A-Z]\s*[.)/]\s*\S")),
)
ROMAN = re.compile(r"^(?:[IVXLC]{1,6}\s*[.)/–-]|(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s)")
CLOSED = re.compile(r"[.;,!?…]\s*$|/\.\s*$")
CLOSED_NUMBER = re.compile(r"^(?:Phần|Chương|Mục|PHẦN|CHƯƠNG|MỤC)\s+\S+\s*$")
BULLET = re.compile(r"^[-+•–*]\s")
BOLD = frozenset({"b", "strong", *HEADINGS})


def with_headings(blocks: Sequence[Tag]) -> list[Tag]:
    """Return the blocks with bold or numbered paragraphs above others as headings; a heading never ends an article."""
    made: list[Tag] = []
    found = {id(block) for block in blocks if block.name == "p" and _heads(block)}
    level = 1
    for place, block in enumerate(blocks):
        if block.name in HEADINGS:
            made.append(_honest(block))
            level = int(block.name[1])
        elif id(block) in found and _goes_on(blocks, place):
            numbered = depth(text_of(block))
            made.append(new(f"h{numbered or min(level + 1, 4)}", list(block.children)))
            level = numbered if numbered else level
        else:
            made.append(block)
    return _levelled(_joined(made))


def _levelled(blocks: list[Tag]) -> list[Tag]:
    """Return headings without gaps in the levels: «Chương» and «Điều» without «Mục» are levels one and two."""
    used = sorted({block.name for block in blocks if block.name in HEADINGS})
    for block in blocks:
        if block.name in HEADINGS:
            block.name = HEADINGS[used.index(block.name)]
    return blocks


def _heads(block: Tag) -> bool:
    text = text_of(block)
    if not text or len(text) > MOST or BULLET.match(text) or not re.search(r"\w", text) or block.find("br") is not None:
        return False
    if is_bold(block):
        return not CLOSED.search(text) or bool(
            depth(text) and depth(text) < 4 and len(text) < 120 and text.count(". ") < 2 and not text.endswith(";")
        )
    numbered = ROMAN.match(text) is not None
    return numbered and not CLOSED.search(text) and (text == text.upper() or CLOSED_NUMBER.match(text) is not None)


def _goes_on(blocks: Sequence[Tag], place: int) -> bool:
    """Return whether anything follows: a bold line at the very end is a name."""
    return any((block.name not in ("hr",) and len(text_of(block)) > 30) or block.name in ("table", "img") for block in blocks[place + 1 :])


def _honest(block: Tag) -> Tag:
    """Return a heading as a paragraph if it is as long as one."""
    if len(text_of(block)) > MOST:
        return new("p", list(block.children))
    return block


def is_bold(block: Tag) -> bool:
    """Return whether all letters of a paragraph are bold."""
    words = [
        child for child in block.descendants
        if isinstance(child, NavigableString) and not isinstance(child, PreformattedString) and re.search(r"\w", child)
    ]  # fmt: skip
    return bool(words) and all(any(parent.name in BOLD for parent in _within(word, block)) for word in words)


def _within(word: NavigableString, block: Tag) -> list[Tag]:
    found = []
    parent = word.parent
    while parent is not None and parent is not block:
        found.append(parent)
        parent = parent.parent
    return found


def depth(text: str) -> int:
    """Return the level of a numbered line, 1 to 4; 0 without a number."""
    return next((level for level, pattern in NUMBERS if pattern.match(text)), 0)


def _joined(blocks: list[Tag]) -> list[Tag]:
    """Return blocks with «Chương I» and the line of capitals below it joined to one heading."""
    made: list[Tag] = []
    for block in blocks:
        before = made[-1] if made else None
        if before is not None and before.name in HEADINGS and block.name in HEADINGS and CLOSED_NUMBER.match(text_of(before)):
            before.append(". ")
            before.extend(list(block.children))
        else:
            made.append(block)
    return made
