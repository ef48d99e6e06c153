"""Owns the kind of one line of a body, by its beginning: an item of a list, a heading, a quotation, a rule, or text.

It looks at one line only; portal/source/reading/markdown/office/layout.py knows the context.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BULLETS = "•●○▪▫■□◦◆◇‣⁃·∙➢➤►▶✓✔✦❖\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf02d\uf0e8"  # those of Word, and of its symbol fonts
_SECOND = "+○◦o§□▫"  # marks that Word and offices put before items of the second level

_LETTER = r"(?=[^\W\d_])"
_MARK = re.compile(
    rf"""(?P<note>\[\^[^\]\s]+\]:)
    |(?P<definition>:)[ ]+(?=\S)
    |(?P<hashes>\#{{1,6}})(?!\#)
    |(?P<quote>>)
    |(?P<bullet>[-+*–—{BULLETS}])[^\S\n]+(?=\S)
    |(?P<glyph>[{BULLETS}])(?=\S)
    |(?P<circle>[o§])[^\S\n]+{_LETTER}
    |(?P<tight>[-+–]){_LETTER}
    |(?P<number>[1-9][0-9]{{0,2}})\.(?P<gap>[^\S\n]+(?=\S)|{_LETTER})
    |(?P<figure>[0-9]+)\.(?:[^\S\n]|$)
    |(?P<own>\(?(?:[a-zđ]{{1,2}}|[A-ZĐ]|[IVXL]{{1,6}}|[0-9]{{1,3}})\)(?=\s)
       |(?:[a-zđA-ZĐ]|[0-9]{{1,2}})/(?=\s)
       |[0-9]{{1,2}}-(?=\s)
       |(?:[a-zđA-ZĐ]|[IVXL]{{1,6}})\.(?=\s)
       |[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+(?:\.(?=\s)|(?=\s[A-ZĐÀ-Ỹ])))""",
    re.X,
)
_TABBED = re.compile(r"(\S+)[^\S\n\t]*\t\s*(\S.*)", re.S)
_RULE = re.compile(r"([-_*=–—])(?:[^\S\n]*\1){2,}")
_SHORT_RULE = re.compile(r"[-=]{1,2}")
_HASHTAGS = re.compile(r"#[^\W\d]\w*(?:\s+#\w+)*[.,;!]?|#[^\W_]*[^\W\d_A-Z][A-ZĐ]\w*(?:\s.*)?|#[0-9].*|#{7,}.*", re.S)
_SHARE = re.compile(r">\s*(?:=|[0-9][0-9.,]*\s*(?:%|[^\W\d_]{0,3}\b.{0,3}$|-))")


class Line(NamedTuple):
    """`kind`: "" text, "ul", "ol", "own" (a) 1) 1.1.), "heading", "quote", "rule", "note", "definition"; `sure`: in any context."""

    indent: int
    kind: str
    text: str  # without the mark, if it is written again
    mark: str = ""
    sure: bool = True


def indent_of(line: str) -> int:
    """Return how far a line is indented, in letters."""
    return sum(4 if letter == "\t" else 2 if letter == "\u3000" else 1 for letter in line[: len(line) - len(line.lstrip())])


def read_line(line: str) -> Line:
    """Return the kind of a line."""
    text = line.strip()
    indent = 0 if line[:1] == text[:1] else indent_of(line)
    if text[:1].isalpha() and text[1:2].isalpha():
        return Line(indent, "own" if (found := _MARK.match(text)) and found["own"] else "", text)
    if _RULE.fullmatch(text):
        return Line(indent, "rule", text, text[0])
    found = _MARK.match(text)
    return _marked(indent, text, found) if found else Line(indent, "", text, "short" if _SHORT_RULE.fullmatch(text) else "")


def is_tabbed_item(line: str) -> bool:
    """Return whether a tab stands only after the mark of an item («•⇥Rà soát», «1.⇥Rà soát»), as Word pastes its lists."""
    parts = _TABBED.match(line.strip())
    if not parts:
        return False
    mark, rest = parts[1], parts[2]
    found = _MARK.match(f"{mark} {rest}")
    if not found or found.lastgroup in ("hashes", "quote") or len(found[0].rstrip()) != len(mark):
        return False
    return mark in BULLETS or "\t" not in rest


def _marked(indent: int, text: str, found: re.Match[str]) -> Line:
    kind, rest = found.lastgroup or "", text[found.end() :].strip()
    if kind in ("bullet", "glyph", "circle", "tight"):
        mark = found[kind]
        sure = kind != "tight" and mark not in "–—o§"
        return Line(indent, "ul", rest, "+" if mark in _SECOND else "-", sure)
    if kind in ("gap", "number"):
        return Line(indent, "ol", rest, found["number"], sure=bool(found["gap"]))
    if kind == "figure":
        own = len(found["figure"]) < 4 and bool(rest)
        return Line(indent, "own" if own else "", text, "figure")
    if kind == "hashes":
        return Line(indent, "", text, "hash") if _HASHTAGS.fullmatch(text) or not rest else Line(indent, "heading", rest, found["hashes"])
    if kind == "quote":
        return Line(indent, "", text, "more") if _SHARE.match(text) else Line(indent, "quote", text)
    return Line(indent, {"own": "own", "note": "note", "definition": "definition"}[kind], text)
