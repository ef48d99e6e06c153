"""Owns abbreviations in the text of an article: marked at their first use, and explained in a list below the text.

The text itself is not changed: a quoted title of a document stays as written; the style sheet prints the long form after the first use, so
that no tooltip is needed. An abbreviation that the text writes out itself ("Ủy ban nhân dân (UBND)") is not explained; if the text also
uses the long form, nothing is inserted, and only the list below explains it. Parts of a number ("45/KH-UBND"), of a link, a heading, a
caption or code are left alone. Nothing is guessed: only the abbreviations file counts, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from portal.domain.portal import Portal
from portal.domain.topic import Abbreviation
from portal.record import dataclass
from portal.views.parts import Fact, Link

ALONE = re.compile(r"<(/?)(?:a|abbr|code|pre|figcaption|h[1-6])(?![a-z0-9])")


@dataclass(frozen=True)
class AbbreviationForm:
    """An abbreviation as it appears in a page, and the two ways a text may write it out itself (casefolded)."""

    short: str
    long: str
    pair: Abbreviation
    explained: tuple[str, str]


@dataclass(frozen=True)
class Forms:
    """All abbreviations by their form in a page, a pattern for any of them, and the length of the longest written-out form, in letters."""

    by_short: dict[str, AbbreviationForm]
    pattern: re.Pattern[str]
    reach: int


def abbreviated(portal: Portal, html: str) -> tuple[str, tuple[Fact, ...]]:
    """Return a text with `<abbr>` at the first use of each abbreviation, and the explanations it needs in order of use."""
    forms = portal.shared(_forms)
    used = [*forms.pattern.finditer(html)] if forms.by_short else []
    if used and "(" in html:
        used = _unexplained(forms, html, used)
    if not used:
        return html, ()
    marked: dict[str, AbbreviationForm] = {}
    text = "".join(_marked(html, used, _also_long(forms, html, used), marked))
    return text, tuple(Fact(form.pair.short, (Link(form.pair.long),)) for form in marked.values())


def _unexplained(forms: Forms, html: str, used: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the uses of abbreviations that the text does not write out itself."""
    plainly = _near_brackets(html, forms.reach)
    known = [short for short, form in forms.by_short.items() if form.explained[0] not in plainly and form.explained[1] not in plainly]
    if all(found[0] in known for found in used):
        return used
    # Search again: inside a written-out long one a shorter one may begin.
    return [*_pattern(known).finditer(html)] if known else []


def _also_long(forms: Forms, html: str, used: Iterable[re.Match[str]]) -> dict[str, tuple[AbbreviationForm, bool]]:
    """Return the abbreviations used, each with whether the text uses its long form too."""
    text = html.casefold()
    return {short: (forms.by_short[short], forms.by_short[short].long.casefold() in text) for short in {found[0] for found in used}}


def _near_brackets(html: str, reach: int) -> str:
    """Return the text near opening brackets, casefolded: what is further away than `reach` is left out."""
    parts = (part if len(part) <= 2 * reach else f"{part[:reach]}\0{part[-reach:]}" for part in html.split("("))
    return "(".join(parts).casefold()


def _forms(portal: Portal) -> Forms:
    forms = [_form(pair, escape(pair.short), escape(pair.long)) for pair in portal.abbreviations()]
    by_short = {form.short: form for form in forms}
    return Forms(by_short, _pattern(by_short), max((len(way) for form in forms for way in form.explained), default=0))


def _form(pair: Abbreviation, short: str, long: str) -> AbbreviationForm:
    said, meant = short.casefold(), long.casefold()
    return AbbreviationForm(short, long, pair, (f"{meant} ({said}", f"{said} ({meant}"))


def _marked(
    html: str, used: Iterable[re.Match[str]], forms: dict[str, tuple[AbbreviationForm, bool]], marked: dict[str, AbbreviationForm]
) -> Iterator[str]:
    """Yield the text in pieces, first uses marked where it has no long form of its own; `marked` is filled with what was found."""
    given = looked = depth = 0
    for found in used:
        short, start = found[0], found.start()
        if short in marked:
            continue
        depth += sum(-1 if tag[1] else 1 for tag in ALONE.finditer(html, looked, start))
        looked = start
        if depth or html.rfind("<", 0, start) > html.rfind(">", 0, start):  # excluded, or within a tag
            continue
        form, has_long = forms[short]
        marked[short] = form
        if has_long:
            continue
        yield html[given:start]
        yield f'<abbr title="{form.long}">{short}</abbr>'
        given = found.end()
    yield html[given:]


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of whole words, the longest first; not next to "/" or "-", as in numbers of documents.

    The character before a word is checked after it: a pattern that begins with letters is much faster.
    """
    words = (re.escape(short) for short in sorted(known, key=len, reverse=True))
    choice = "|".join(rf"{word}(?<![\w/&-]{word})" for word in words)
    return re.compile(rf"(?:{choice})(?![\w/-])")
