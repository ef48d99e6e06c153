"""Owns abbreviations in the text of an article: marked at their first use, and explained in a list below the text.

The words of the text stay as they were written: a quoted title of a document is never changed; the style sheet prints the long form
behind the first use, so that nobody needs a tooltip. What the text itself writes out ("Ủy ban nhân dân (UBND)") is not explained again.
Part of a number ("45/KH-UBND"), of a link, a heading, a caption or code is left alone. Refuses to guess: only the abbreviations file
counts, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from portal.domain.portal import Portal
from portal.domain.topic import Abbreviation
from portal.views.parts import Fact, Link

CAPITALS = re.compile("[A-ZĐ][A-ZĐ]+")
ALONE = re.compile(r"<(/?)(?:a|abbr|code|pre|figcaption|h[1-6])(?![a-z0-9])")


@dataclass(frozen=True)
class Form:
    """An abbreviation as it stands in a page, the capitals it begins with ("": with others), and the two ways a text may write it
    out itself (casefolded)."""

    short: str
    long: str
    pair: Abbreviation
    capitals: str
    explained: tuple[str, str]


def abbreviated(portal: Portal, html: str) -> tuple[str, tuple[Fact, ...]]:
    """A text with `<abbr>` at the first use of each abbreviation, and the explanations it needs in the order of use."""
    capitals = {"", *CAPITALS.findall(html)}
    forms = [form for form in portal.shared(_forms) if form.capitals in capitals and form.short in html]
    plainly = _near_brackets(html, max(len(way) for form in forms for way in form.explained)) if forms else ""
    known = {form.short: form for form in forms if form.explained[0] not in plainly and form.explained[1] not in plainly}
    if not known:
        return html, ()
    marked: dict[str, Abbreviation] = {}
    text = "".join(_marked(html, known, marked))
    return text, tuple(Fact(pair.short, (Link(pair.long),)) for pair in marked.values())


def _near_brackets(html: str, reach: int) -> str:
    """A text without what is further from an opening bracket than `reach`, casefolded."""
    parts = (part if len(part) <= 2 * reach else f"{part[:reach]}\0{part[-reach:]}" for part in html.split("("))
    return "(".join(parts).casefold()


def _forms(portal: Portal) -> tuple[Form, ...]:
    return tuple(_form(pair, escape(pair.short), escape(pair.long)) for pair in portal.abbreviations())


def _form(pair: Abbreviation, short: str, long: str) -> Form:
    said, meant = short.casefold(), long.casefold()
    capitals = CAPITALS.match(short)
    return Form(short, long, pair, capitals[0] if capitals else "", (f"{meant} ({said}", f"{said} ({meant}"))


def _marked(html: str, known: dict[str, Form], marked: dict[str, Abbreviation]) -> Iterator[str]:
    """The text in pieces, first uses marked; `marked` is filled with what was found."""
    given = looked = depth = 0
    for found in _pattern(known).finditer(html):
        short, start = found[0], found.start()
        if short in marked:
            continue
        depth += sum(-1 if tag[1] else 1 for tag in ALONE.finditer(html, looked, start))
        looked = start
        if depth or html.rfind("<", 0, start) > html.rfind(">", 0, start):  # left alone, or within a tag
            continue
        marked[short] = known[short].pair
        yield html[given:start]
        yield f'<abbr title="{known[short].long}">{short}</abbr>'
        given = found.end()
    yield html[given:]


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    """Whole words only, the longest first; not beside "/" or "-", where numbers of documents have them.

    What may not stand before a word is asked after it: a search that begins with letters is many times quicker.
    """
    words = (re.escape(short) for short in sorted(known, key=len, reverse=True))
    choice = "|".join(rf"{word}(?<![\w/&-]{word})" for word in words)
    return re.compile(rf"(?:{choice})(?![\w/-])")
