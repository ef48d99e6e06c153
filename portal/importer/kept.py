"""Owns the check that nothing was lost: every word that a source's body shows stands in the article, or is told as left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html import unescape

from bs4.element import Tag

from portal.importer.blocks import text_of
from portal.source.body import render
from portal.source.frontmatter import split
from portal.text.invisible import without_invisible
from portal.text.plain import plain

WORD = re.compile(r"[^\W_]+")
SHOWN = re.compile(r'\s(?:title|alt)="([^"]*)"')
NOTE_REF = re.compile(r'<a class="footnote-(?:ref|backref)".*?</a>', re.S)


def words(text: str) -> Counter[str]:
    """The words of a text, each with how often it stands there; case and form of letters do not count."""
    return Counter(WORD.findall(unicodedata.normalize("NFKC", without_invisible(text)[0]).casefold()))


def words_of(blocks: Iterable[Tag]) -> Counter[str]:
    """The words of some blocks as a reader sees them."""
    return sum((words(text_of(block)) for block in blocks), Counter())


def words_shown(text: str) -> Counter[str]:
    """The words of an article's file: of its front matter, and of its body as the portal renders it."""
    matter = split(text)
    html = render(matter.body).html
    attributes = " ".join(unescape(value) for value in SHOWN.findall(html))
    return words(matter.head) + words(plain(html.replace("<br>", "\n"))) + words(attributes)


def lost(source: Counter[str], article: str, left_out: Iterable[str]) -> list[str]:
    """The words of the source that are neither in the article nor among what was left out, as often as they are missing."""
    told = sum((words(text) for text in left_out), words_shown(article))
    missing = source - told
    return sorted(missing.elements())
