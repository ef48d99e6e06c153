"""Owns the writing of small XML documents: one element per call, in order, without invalid characters.

Pelican's feedgenerator is not used: it writes the current time into a feed without entries and has no JSON Feed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from portal.urls import FEED_STYLE

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in an XML 1.0 document


def root(name: str, attributes: Mapping[str, str]) -> Element:
    """Return the outermost element; prefixes are declared among its attributes."""
    return Element(name, dict(attributes))


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add one element below another; a Python keyword as an attribute's name may end in "_"."""
    made = SubElement(parent, name, {key.rstrip("_"): fit(value) for key, value in attributes.items()})
    made.text = fit(text) or None
    return made


def fit(text: str) -> str:
    """Return text without the characters that XML 1.0 does not allow."""
    return UNFIT.sub("", text)


def document(top: Element) -> bytes:
    """Return the whole document as UTF-8, with a style sheet for browsers that open it."""
    indent(top, " ")
    body: str = tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="{FEED_STYLE}"?>\n{body}\n'.encode()
