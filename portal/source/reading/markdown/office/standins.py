"""Owns the stand-ins: letters that no text may hold, used for a mark that every Markdown parser must read as a letter.

A "*" that means "times" is such a mark. `marked` inserts the stand-ins of one mark, `restored` converts all of them back in the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from portal.source.reading.markdown.office.finding import Finding

LESS, STAR, LOW, HASH, OPEN, MORE, DOT, DASH, PLUS, EQUALS = (chr(code) for code in range(0xFDD0, 0xFDDA))
BACK = chr(0xFDDB)  # "\\" in a path of Windows, where it escapes nothing
GONE = chr(0xFDDA)  # a removed line, so that the lines below keep their numbers
HTML = {
    LESS: "&lt;", STAR: "*", LOW: "_", HASH: "#", OPEN: "[", MORE: "&gt;", DOT: ".", DASH: "-", PLUS: "+", EQUALS: "=",
    BACK: "\\", GONE: "",
}  # fmt: skip
TEXT = {**HTML, LESS: "<", MORE: ">"}

_ANY = re.compile("[\ufdd0-\ufddb]")
_PATH = re.compile(
    r"(?<![\w\\])(?:[A-Za-z]:(?=\\)|\\\\[\w.$-]+(?=\\))(?:\\[^\\/:*?\"<>|\n`()\[\]]{0,80}(?=\\))*(?:\\[^\s\\/:\"<>|`]*)?"
)
_IN_PATH = {ord("\\"): BACK, ord("*"): STAR, ord("_"): LOW}
_ESCAPE = re.compile(r"(?:(`+)(?s:.*?)\1)|(\\[\\`*_{}\[\]()>#+\-.!|])")
# Characters that no text needs and HTML parsers misread: control marks, noncharacters, half a pair.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def swept(text: str) -> str:
    """Return the text without forbidden letters; a vertical tab or a form feed becomes a line end."""
    if text.isprintable() or not _FORBIDDEN.search(text):
        return text
    return _FORBIDDEN.sub(lambda found: "\n" if found[0] in "\x0b\x0c" else "", text)


def kept_paths(text: str) -> str:
    """Return the text with paths of Windows and of shared folders ("D:\\*.xlsx", "\\\\may-chu\\_chung") as they were typed."""
    return _PATH.sub(lambda found: found[0].translate(_IN_PATH), text) if "\\" in text else text


def escapes(text: str) -> Iterator[Finding]:
    """Yield the first backslash that is not printed, since it precedes a mark of Markdown."""
    marks = (found for found in _ESCAPE.finditer(text) if found[2]) if "\\" in text else iter(())
    for found in islice(marks, 1):
        yield Finding("N211", text.count("\n", 0, found.start()), found[2], found[2])


def restored(html: str) -> str:
    """Return HTML with every mark restored."""
    return _ANY.sub(lambda found: HTML[found[0]], html) if _ANY.search(html) else html


def as_typed(text: str) -> str:
    """Return source text with every mark restored, for messages."""
    return _ANY.sub(lambda found: TEXT[found[0]], text)
