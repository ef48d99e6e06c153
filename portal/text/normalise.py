"""Owns the canonical spelling of characters: NFC, plain spaces, no invisible letters, tone placement for comparison.

Words are not corrected. `place_tones` serves search and comparison only: names are never restyled for display.
"""

from __future__ import annotations

import re
import unicodedata

from portal.text.charset import legacy_encoding
from portal.text.letters import TONED, Style

__all__ = ["Style", "clean", "is_nfd", "legacy_encoding", "nfc", "one_line", "place_tones"]

_ODD_SPACES = [0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_INVISIBLE = [0x00AD, 0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
_CLEAN = {
    **dict.fromkeys([*_ODD_SPACES, *_CONTROLS], " "),
    **dict.fromkeys(_INVISIBLE, None),
    0x2028: "\n",
    0x2029: "\n\n",
}
_UNCLEAN = re.compile("[" + re.escape("".join(map(chr, _CLEAN))) + "]")


def nfc(text: str) -> str:
    """Return the text in Unicode normalisation form C (TCVN 6909:2001 stores precomposed letters)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_nfd(text: str) -> bool:
    """Return whether a letter is in decomposed form, as in file names written by macOS."""
    return not unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """Return NFC with plain spaces and newlines; zero-width characters and soft hyphens dropped; “ ” – … kept.

    TCVN3 writes ư as U+00AD: call `legacy_encoding` before cleaning text of unknown origin.
    """
    text = nfc(text)
    if text.isprintable():  # so the only blank is a space, and nothing is invisible
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _UNCLEAN.search(text):
        return text
    # Dropping a zero-width character may join a letter and its mark.
    return nfc(text.translate(_CLEAN))


def one_line(text: str) -> str:
    """Return clean text with one space for any run of blanks, and none at its ends."""
    text = clean(text)
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())


def _pairs() -> dict[str, str]:
    """Return old-style spelling → new-style, for oa, oe, uy in five tones and three casings (45 pairs)."""
    table: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in range(1, 6):
            old, new = TONED[first][tone] + second, first + TONED[second][tone]
            table |= {old: new, old.upper(): new.upper(), old.capitalize(): new.capitalize()}
    return table


_OLD_TO_NEW = _pairs()
_NEW_TO_OLD = {new: old for old, new in _OLD_TO_NEW.items()}


def _pattern(pairs: dict[str, str]) -> re.Pattern[str]:
    # Open rhymes only; the u of "qu" belongs to the onset (quý), so both styles agree there.
    return re.compile(r"(?<![qQ])(?:" + "|".join(pairs) + r")(?![^\W\d_]|[\u0300-\u036f])")


_STYLES = {"new": (_pattern(_OLD_TO_NEW), _OLD_TO_NEW), "old": (_pattern(_NEW_TO_OLD), _NEW_TO_OLD)}


def place_tones(text: str, style: Style) -> str:
    """Return all of the text, names included, with hòa/khỏe/thủy ("old") or hoà/khoẻ/thuỷ ("new"); NFC.

    Only the open rhymes oa, oe, uy differ (QĐ 1989/QĐ-BGDĐT 2018, Điều 8 prefers the new style in schoolbooks).
    """
    pattern, pairs = _STYLES[style]
    return pattern.sub(lambda found: pairs[found[0]], nfc(text))
