"""Owns the writing of small XML documents: one element a line, in the order given, with nothing a parser would refuse.

Pelican's feedgenerator is not used: it puts the clock's time into a feed without entries and knows no JSON Feed.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})  # these, halves of surrogate pairs and NONCHARACTERS may stand in no XML 1.0 document
NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
QUOTED = {'"': "&quot;", "\t": "&#09;", "\n": "&#10;", "\r": "&#13;"}


def leaf(name: str, text: str = "", **attributes: str) -> str:
    """An element with text alone."""
    opening = f"{name}{_written(attributes)}" if attributes else name
    return f"<{opening}>{escape(text, quote=False)}</{name}>" if text else f"<{opening} />"


def branch(name: str, depth: int, inside: Iterable[str], **attributes: str) -> str:
    """An element with others in it, which stand `depth` spaces from the left; texts keep their own lines."""
    between = "\n" + " " * depth
    return f"<{name}{_written(attributes)}>{between}{between.join(inside)}{between[:-1]}</{name}>"


def _written(attributes: dict[str, str]) -> str:
    return "".join([f' {name}="{_quoted(value)}"' for name, value in attributes.items()])


def _quoted(value: str) -> str:
    told = escape(value, quote=False)
    for letter, reference in QUOTED.items():
        told = told.replace(letter, reference)
    return told


def document(top: str) -> bytes:
    """The whole document as UTF-8, without the characters that XML 1.0 has no place for."""
    octets = f'<?xml version="1.0" encoding="utf-8"?>\n{top}\n'.encode(errors="ignore").translate(None, CONTROLS)
    for odd in NONCHARACTERS:
        octets = octets.replace(odd, b"")
    return octets
