"""Owns the conversion of old Vietnamese encodings (TCVN3, VNI, VIQR, UTF-8 read as cp1252) to Unicode, with the evidence.

The letters of a text determine its encoding (`portal.text.charset`), never a font's name alone. The tables of TCVN3 and VNI are those of
viparse. Nothing is guessed: an ambiguous text raises Uncertain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from viparse.normalize.encodings import get_charmap
from viparse.normalize.tables import convert

from portal.text.charset import legacy_encoding
from portal.text.letters import VOWELS, with_tone
from portal.text.syllable import is_syllable

NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "viqr": "VIQR", "mojibake": "UTF-8 bị đọc thành cp1252"}
FONTS = (("tcvn3", re.compile(r"^\.vn", re.I)), ("vni", re.compile(r"^vni[-\s]", re.I)))
CAPITALS = re.compile(r"^\.vn.*h$", re.I)  # .VnTimeH shows the small letters of its codes as capitals
MARKED = re.compile(r"[^\W\d_\x00-\x7f]")
WORD = re.compile(r"[^\W\d_]+")
VNI_BASES, VNI_MARKS = frozenset("aeouyAEOUYôöÔÖ"), frozenset("ùøûõïäåáàãâéèêëúüÙØÛÕÏÄÅÁÀÃÂÉÈÊËÚÜ")
VIETNAMESE = 0.7  # the least share of marked words that are syllables in a text that was converted rightly
GAIN = 0.5  # the share of marked words that become syllables, for a text too short for statistics
TONES = {"`": 1, "?": 2, "~": 3, "'": 4, ".": 5}  # numbered as in portal.text.letters
SHAPES = {"a(": "ă", "a^": "â", "e^": "ê", "o^": "ô", "o+": "ơ", "u+": "ư"}
VIQR = re.compile(r"(?P<letter>[aeo]\^|[ou]\+|a\(|[aeiouy])(?P<tone>[`?~'.](?=[^\W_]|\W|$))?|(?P<bar>dd)", re.I)


class Uncertain(Exception):
    """A text that is not Unicode and ambiguous; the message has the evidence in Vietnamese."""


def to_unicode(text: str, kind: str) -> str:
    """Convert a text with a known old encoding to Unicode (NFC). `kind`: "tcvn3", "vni", "viqr" or "mojibake"."""
    if kind == "mojibake":
        return _unmixed(text)
    if kind == "viqr":
        return _from_viqr(text)
    if kind == "vni":
        text = text.replace("aú", "ẳ").replace("AÚ", "Ẳ").replace("Aú", "Ẳ")  # the one letter missing from viparse's table
    table = get_charmap(kind)
    assert table is not None
    return str(convert(text, table))


def mended(text: str) -> tuple[str, str]:
    """Convert a text of unknown encoding to Unicode; return it with the name of its encoding, "" if nothing had to be done."""
    kind = legacy_encoding(text)
    if kind is None:
        return text, ""
    made = to_unicode(text, kind)
    if legacy_encoding(made) is not None or _syllables(made) < max(_syllables(text), VIETNAMESE):
        raise Uncertain(f"giống {NAMES[kind]} nhưng chuyển rồi vẫn không thành tiếng Việt: «{_sample(text)}»")
    return made, NAMES[kind]


def mending(text: str, font: str) -> tuple[Callable[[str], str], str]:
    """Return how the letters of a document in one font become Unicode, and the name of their encoding ("": already Unicode).

    The font is a hint that the letters must confirm. Raises Uncertain for letters that may be Unicode or the font's encoding.
    """
    kind = legacy_encoding(text)
    hint = next((name for name, pattern in FONTS if pattern.match(font)), "")
    if kind is None and hint and _is_borne_out(text, hint):
        kind = hint
    if kind is None:
        return str, ""
    known = kind
    capitals = known == "tcvn3" and CAPITALS.match(font) is not None
    return (lambda part: to_unicode(part, known).upper() if capitals else to_unicode(part, known)), NAMES[known]


def fits(text: str, kind: str) -> bool:
    """Return whether a short text is one of an encoding that is certain for its neighbours."""
    if kind == "viqr":
        made = to_unicode(text, kind)
        return made != text and is_vietnamese(made)
    try:
        return _is_borne_out(text, kind)
    except Uncertain:
        return False


def _is_borne_out(text: str, kind: str) -> bool:
    """Return whether too few letters for statistics fit an encoding: converted they are syllables, as they are they are not."""
    marked = [word for word in WORD.findall(text) if not word.isascii()] or re.findall(r"\S*[^\x00-\x7f]\S*", text)
    if not marked:
        return False
    before = sum(map(is_syllable, marked)) / len(marked)
    read = WORD.findall(to_unicode(" ".join(marked), kind))
    after = sum(map(is_syllable, read)) / max(len(read), 1)
    if before >= GAIN and after > before:
        raise Uncertain(f"vài chữ có thể là {NAMES[kind]} hoặc là Unicode: «{_sample(text)}»")
    return after - before >= GAIN


def is_vietnamese(text: str) -> bool:
    """Return whether most words with marks are syllables; a text without marks may be anything."""
    return not MARKED.search(text) or _syllables(text) >= VIETNAMESE


def _syllables(text: str) -> float:
    """Return the share of the words with marks that are syllables."""
    marked = [word for word in WORD.findall(text) if not word.isascii()]
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def _unmixed(text: str) -> str:
    """Convert UTF-8 that was read as cp1252; letters outside cp1252 stay; single C1 codes are their bytes."""
    made = bytearray()
    for letter in text:
        try:
            made += letter.encode("cp1252")
        except UnicodeEncodeError:
            made += bytes([ord(letter)]) if ord(letter) < 256 else letter.encode("utf-8")
    return unicodedata.normalize("NFC", made.decode("utf-8", errors="replace"))


def _from_viqr(text: str) -> str:
    """Convert VIQR letter by letter; a mark after the last vowel of a word and before a blank is a full stop or a quote."""

    def letter(found: re.Match[str]) -> str:
        if found["bar"]:
            return "Đ" if found["bar"][0].isupper() else "đ"
        written, tone = found["letter"], found["tone"] or ""
        base = SHAPES.get(written.lower(), written.lower())
        if tone == "." and not _goes_on(text, found.end()):
            return _cased(base, written) + tone
        made = with_tone(base, TONES[tone]) if tone and base in VOWELS else base + tone
        return _cased(made, written)

    return VIQR.sub(letter, text)


def _goes_on(text: str, place: int) -> bool:
    """Return whether a dot after a vowel is its tone: a letter follows, or a blank and a small letter."""
    rest = text[place : place + 2]
    return rest[:1].isalpha() or (rest[:1].isspace() and rest[1:].islower()) or rest[:1] in (",", ";", ":", ")", ".")


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like[0].isupper() else letter


def _sample(text: str) -> str:
    found = re.search(r"\S*[^\x00-\x7f]\S*(?:\s+\S+){0,4}", text)
    return (found[0] if found else text)[:60]
