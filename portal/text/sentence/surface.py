"""Owns the text as the reader sees it: cleaned once, with a lower-case copy of equal length. Words are judged elsewhere."""

from __future__ import annotations

import re
import unicodedata

from portal.record import dataclass

FILLER = "\ue000"  # replaces a span that was understood; no letter, no digit, no space

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\t\r\n\x0b\x0c"), " ")
_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\ue000"), None)
_FRACTIONS = {ord("½"): "1/2", ord("¼"): "1/4", ord("¾"): "3/4", ord("⅓"): "1/3", ord("⅔"): "2/3"}
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # "９５％", as East Asian keyboards and some PDFs give it
_TILDE = re.compile(r"(?<=[\d%])~(?=\d)|(?<=[\d%] )~(?= \d)")  # a range; elsewhere it is "about"
_NEW_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_NEW_PAIR = re.compile(r"(?<!q)(?:" + "|".join(_NEW_STYLE) + r")(?!\w)")
_SCHOOL_I = re.compile(r"\b(?:(?P<t>t)ỉ(?= )|(?P<k>k)ì(?= |/|$)|(?P<l>l)í(?= luận| lịch| do)|(?P<s>s)ĩ(?= quan))")


@dataclass(frozen=True, slots=True)
class Surface:
    """`text` is NFC on one line; `low` is its lower-case copy in the old tone style, with the same offsets."""

    text: str
    low: str


def surface(text: str) -> Surface:
    """Return any text as a Surface: spaces of every kind become one space each, zero-width signs are removed."""
    flat = unicodedata.normalize("NFC", text)
    if not flat.isascii():
        flat = flat.translate(_FRACTIONS).translate(_WIDE)
    if not flat.isprintable():  # everything that is replaced or dropped is not printable
        flat = flat.translate(_SPACES).translate(_DROPPED)
    return Surface(flat, _low(flat))


def mask(low: str, start: int, end: int) -> str:
    """Return `low` with one understood span masked, its length kept."""
    return low[:start] + FILLER * (end - start) + low[end:]


def _low(flat: str) -> str:
    lowered = flat.lower()
    if len(lowered) != len(flat):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)
    lowered = lowered.replace("–", "-").replace("—", "-").replace("−", "-").replace("÷", "-")
    lowered = _TILDE.sub("-", lowered) if "~" in lowered else lowered
    old = _NEW_PAIR.sub(lambda m: _NEW_STYLE[m.group()], lowered)
    return _SCHOOL_I.sub(_with_y, old)


def _with_y(match: re.Match[str]) -> str:
    return {"t": "tỷ", "k": "kỳ", "l": "lý", "s": "sỹ"}[match.group()[0]]
