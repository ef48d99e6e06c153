"""Owns invalid links and notes of a body: addresses that run something, paths that no browser opens, notes without words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from portal.source.reading.markdown.office.finding import Finding
from portal.source.reading.markdown.office.standins import OPEN, as_typed
from portal.source.reading.markdown.office.tags import SCHEMES

_INLINE = re.compile(r"\]\(\s*<?([^\s)>]+)")
_DEFINED = re.compile(r"^[ >]*\[(?!\^)[^\]\n]+\]:\s*<?(\S+)", re.M)
_AUTO = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
_ATTRIBUTE = re.compile(
    r"\b(?:href|src|action|formaction|data|poster|background|srcset|srcdoc|cite|style)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.I
)
_PICTURE = re.compile(r"src\s*=", re.I)
_BLANKS = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_RUNS = frozenset({"javascript", "vbscript", "livescript", "data"})
_CALL = re.compile(r"\[\^([^\]\n]+)\](?!:)")
_NO_ANCHOR = re.compile(r"[^\w.-]+")
_LONGEST_LABEL = 1000  # letters of the words of a link
_QUOTES = "\"'“”‘’«» "
_EMPTY = re.compile(r"(?<![!`])\[([^\[\]\n]+)\]\(\s*(?:<\s*>)?\s*\)")
_HALF = re.compile(r"\]\(\s*(?:<([^\s<>()]+)(?=\s|\))|([^\s<>()]+)>)(?=[^<>()\n]*\))")
_TITLED = re.compile(r"(\]\(\s*(?:<[^<>\n]+>|[^\s()<>]+))\s+([\"'“”‘’«][^()\n]*?)\s*\)")
_BARE = re.compile(r"<a>(.*?)</a>", re.S)
_WORDLESS = re.compile(r'<a href="([^"]+)"([^<>]*)>\s*</a>')
_TAG = re.compile(r"<[^<>]*>")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.M)


def unfit_links(text: str) -> Iterator[Finding]:
    """Yield links and pictures whose address is unusable or would run something."""
    for place, address, kind in addresses_in(text):
        scheme = _SCHEME.match(_BLANKS.sub("", unescape(unescape(address))))
        runs = bool(scheme and scheme[1].lower() in _RUNS)
        if runs or _is_unfit(scheme, address, kind):
            shown = as_typed(address)[:80]
            yield Finding("T112" if runs else "W147", text.count("\n", 0, place), shown, shown)


def tidied(text: str) -> tuple[str, list[Finding]]:
    """Return the text with link titles in plain closed quotes and no stray angle bracket; a link without a target becomes its words."""
    found: list[Finding] = []
    if "](" not in text:
        return text, found

    def emptied(link: re.Match[str]) -> str:
        found.append(Finding("W147", text.count("\n", 0, link.start()), link[0].strip("!"), link[0]))
        return link[1]

    text = _EMPTY.sub(emptied, text)
    text = _HALF.sub(r"](\1\2", text)
    return _TITLED.sub(lambda link: f'{link[1]} "{link[2].strip(_QUOTES).strip()}")', text), found


def lost_links(html: str, source: str, reported: list[Finding]) -> Iterator[Finding]:
    """Yield links whose address was removed by cleaning, unless reported already: by their words."""
    marks = [one.mark for one in reported if one.mark]
    for found in _BARE.finditer(html):
        words = unescape(_TAG.sub("", found[1])).strip()
        loose = r"[*_]*\s+[*_]*".join(re.escape(word) for word in words.split())
        written = re.search(rf"\[[^\[\]\n]*{loose}[^\[\]\n]*\]\([^()\n]*\)?", source) if words else None
        shown = as_typed(written[0] if written else words)
        if not any(mark in shown for mark in marks):
            yield Finding("W147", source.count("\n", 0, written.start()) if written else 0, shown[:80], shown[:80])


def with_words(html: str, found: list[Finding]) -> str:
    """Return the HTML with the address as the words of each link that has none: nobody could see or open it."""

    def worded(link: re.Match[str]) -> str:
        shown = as_typed(unescape(link[1]))[:80]
        found.append(Finding("N214", 0, shown, shown))
        return f'<a href="{link[1]}"{link[2]}>{link[1]}</a>'

    return _WORDLESS.sub(worded, html) if "</a>" in html else html


def addresses_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each address with its position and its kind: "link", "image", or "tag"."""
    if "](" in text:
        for found in _INLINE.finditer(text):
            yield found.start(), found[1], "image" if text[_opening(text, found.start()) - 1 :][:1] == "!" else "link"
    if "]:" in text:
        yield from ((found.start(1), found[1], "link") for found in _DEFINED.finditer(text))
    if "<" in text:
        yield from ((found.start(), found[1], "link") for found in _AUTO.finditer(text))
        for found in _ATTRIBUTE.finditer(text):
            yield found.start(), found[1] or found[2] or found[3] or "", "image" if _PICTURE.match(found[0]) else "tag"


def _opening(text: str, closing: int) -> int:
    """Return where the bracket opens that closes here (a picture within a link has its own); behind the text if nowhere near."""
    depth = 0
    for place in range(closing, max(text.rfind("\n", 0, closing), closing - _LONGEST_LABEL), -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if not depth:
            return place or len(text) + 1
    return len(text) + 1


def _is_unfit(scheme: re.Match[str] | None, address: str, kind: str) -> bool:
    if kind == "image":
        return bool(scheme) or address.startswith(("//", "\\\\"))
    return kind == "link" and bool(scheme and scheme[1].lower() not in SCHEMES)


def placed(findings: list[Finding], source: str) -> Iterator[Finding]:
    """Yield findings of a converted text, at the lines of its source: each at its mark, repeated ones at later occurrences."""
    lines = source.split("\n") if findings else []
    seen: Counter[tuple[str, str]] = Counter()
    for one in findings:
        mark = as_typed(one.mark)
        places = [place for place, line in enumerate(lines) if mark in line] or [one.line]
        turn = seen[one.code, mark] + (one.code == "W215")  # the first words of a note are right
        seen[one.code, mark] += 1
        yield one._replace(line=places[min(turn, len(places) - 1)])


def notes_once(text: str) -> tuple[str, list[Finding]]:
    """Return the text in which each note has its words once: further ones become text, so that none is lost."""
    known: set[str] = set()
    found: list[Finding] = []

    def once(note: re.Match[str]) -> str:
        if note[1] not in known:
            known.add(note[1])
            return note[0]
        found.append(Finding("W215", text.count("\n", 0, note.start(1)), note[1], f"[^{note[1]}]:"))
        return note[0].replace("[", OPEN, 1)

    return _with_plain_names(_NOTE.sub(once, text), known), found


def _with_plain_names(text: str, known: set[str]) -> str:
    """Return the text with names of notes that cannot be an anchor ("[^ghi chú]") changed, if a note has them."""
    used = set(known)
    for name in sorted(known):
        plain = _NO_ANCHOR.sub("-", name)
        if plain not in used:
            used.add(plain)
            text = text.replace(f"[^{name}]", f"[^{plain}]")
    return text


def lost_notes(text: str) -> Iterator[Finding]:
    """Yield marks of notes that have no words."""
    known = {found[1] for found in _NOTE.finditer(text)}
    for found in _CALL.finditer(text):
        if found[1] not in known:
            yield Finding("W148", text.count("\n", 0, found.start()), found[1], found[0])
            known.add(found[1])
