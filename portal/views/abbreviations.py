"""Owns abbreviations in the text of an article: marked at their first use, and explained in a list below the text.

The words of the text stay as they were written: a quoted title of a document is never changed; the style sheet prints the long form
behind the first use, so that nobody needs a tooltip. What the text itself writes out ("Ủy ban nhân dân (UBND)") is not explained again.
Part of a number ("45/KH-UBND"), of a link, a heading, a caption or code is left alone. Refuses to guess: only the abbreviations file
counts, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from portal.domain.portal import Portal
from portal.domain.topic import Abbreviation
from portal.views.parts import Fact, Link

TAG = re.compile(r"(<[^>]*>)")
NAME = re.compile(r"</?([a-z0-9]+)")
LEFT_ALONE = frozenset({"a", "abbr", "code", "pre", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"})


def abbreviated(portal: Portal, html: str) -> tuple[str, tuple[Fact, ...]]:
    """A text with `<abbr>` at the first use of each abbreviation, and the explanations it needs in the order of use."""
    plainly = html.casefold()
    known = {escape(pair.short): pair for pair in portal.abbreviations() if escape(pair.short) in html and not _explained(pair, plainly)}
    if not known:
        return html, ()
    marked: dict[str, Abbreviation] = {}
    text = "".join(_marked(html, known, marked))
    return text, tuple(Fact(pair.short, (Link(pair.long),)) for pair in marked.values())


def _marked(html: str, known: dict[str, Abbreviation], marked: dict[str, Abbreviation]) -> Iterator[str]:
    """The pieces of the text, tags and words by turns; `marked` is filled with what was found."""
    words = _pattern(known)
    depth = 0
    for place, piece in enumerate(TAG.split(html)):
        if place % 2:
            depth += _step(piece)
            yield piece
        else:
            yield piece if depth or not piece else words.sub(lambda found: _abbr(found[0], known, marked), piece)


def _pattern(known: dict[str, Abbreviation]) -> re.Pattern[str]:
    """Whole words only, the longest first; not beside "/" or "-", where numbers of documents have them."""
    choice = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w/&-])(?:{choice})(?![\w/-])")


def _abbr(short: str, known: dict[str, Abbreviation], marked: dict[str, Abbreviation]) -> str:
    if short in marked:
        return short
    marked[short] = known[short]
    return f'<abbr title="{escape(known[short].long)}">{short}</abbr>'


def _step(tag: str) -> int:
    """How much deeper into what is left alone a tag leads."""
    name = NAME.match(tag)
    if not name or name[1] not in LEFT_ALONE:
        return 0
    return -1 if tag.startswith("</") else 1


def _explained(pair: Abbreviation, text: str) -> bool:
    short, long = escape(pair.short).casefold(), escape(pair.long).casefold()
    return f"{long} ({short}" in text or f"{short} ({long}" in text
