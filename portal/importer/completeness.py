"""Owns the check that nothing was lost: every visible word of a source's body is in the article, or recorded as left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from html import unescape

from bs4.element import Tag

from portal.importer.blocks import lines_of, text_of
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.markdown.body import render
from portal.text.invisible import without_invisible
from portal.text.letters import SMALL
from portal.text.plain import plain

NUMBER = re.compile(r"^\s*\d{1,3}\.\s")  # an ordered list numbers its items itself
KEY = re.compile(rf"^[ -]*[{SMALL} ]{{2,30}}:(?=\s|$)", re.M)  # of the front matter: its words are the portal's, not the source's
WORD = re.compile(r"[^\W_]+")
SHOWN = re.compile(r'\s(?:title|alt)="([^"]*)"')


def words(text: str) -> Counter[str]:
    """Return the words of a text with their counts; case and form of letters do not count."""
    return Counter(WORD.findall(unicodedata.normalize("NFKC", without_invisible(text)[0]).casefold()))


def words_of(blocks: Iterable[Tag]) -> Counter[str]:
    """Return the words of some blocks as a reader sees them."""
    return counted(line for block in blocks for line in _lines(block))


def counted(lines: Iterable[str]) -> Counter[str]:
    """Return the words of some lines."""
    found: Counter[str] = Counter()
    for line in lines:
        found.update(line_words(line))
    return found


def line_words(line: str) -> Counter[str]:
    """Return the words of a line, without the number that may become that of an item."""
    return words(NUMBER.sub("", line))


def _lines(block: Tag) -> list[str]:
    """Return the text of a block; of one that holds lines, line by line, since the number before a line may become that of an item."""
    return lines_of(block) if block.name == "p" else [text_of(block)]


def words_shown(text: str) -> Counter[str]:
    """Return the words of an article's file: of its front matter, and of its body as the portal renders it."""
    matter = split(text)
    html = render(matter.body).html
    attributes = " ".join(unescape(value) for value in SHOWN.findall(html))
    return words(KEY.sub("", matter.head)) + words(plain(html.replace("<br>", "\n"))) + words(attributes)


def lost(source: Counter[str], article: str, left_out: Iterable[str]) -> list[str]:
    """Return the words of the source that are neither in the article nor left out, as often as they are missing."""
    accounted = words_shown(article)
    for text in left_out:
        accounted.update(words(text))
    missing = source - accounted
    return sorted(missing.elements())
