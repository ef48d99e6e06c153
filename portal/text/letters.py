"""Owns the Vietnamese letter table: twelve vowels by six tones, split and combined. Whole words are not handled.

Tones are numbered in the order of CLDR's `vi` collation: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Style = Literal["old", "new"]  # hòa | hoà

VOWELS = "aăâeêioôơuưy"
TONE_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
TONES = range(len(TONE_MARKS))

TONED: dict[str, tuple[str, ...]] = {
    vowel: tuple(unicodedata.normalize("NFC", vowel + mark) for mark in TONE_MARKS) for vowel in VOWELS + VOWELS.upper()
}
SPLIT: dict[str, tuple[str, int]] = {
    toned: (vowel, tone) for vowel, row in TONED.items() for tone, toned in enumerate(row)
}
MARKED = "".join(letter for letter in [*SPLIT, "đ", "Đ"] if not letter.isascii())  # every Vietnamese letter that ASCII lacks
SMALL = "a-z" + "".join(letter for letter in MARKED if letter.islower())  # for a class of a pattern: "à-ỹ" contains capitals too
LARGE = "A-Z" + "".join(letter for letter in MARKED if letter.isupper())
UNTONED = str.maketrans({toned: vowel for toned, (vowel, _) in SPLIT.items()})


def with_tone(vowel: str, tone: int) -> str:
    """Return one vowel letter of either case with the tone 0–5. Raises KeyError for other letters."""
    return TONED[vowel][tone]


def split_letter(letter: str) -> tuple[str, int]:
    """Return (letter without its tone, tone 0–5); any other character is returned unchanged, with tone 0."""
    return SPLIT.get(letter, (letter, 0))


def without_tones(text: str) -> str:
    """Return NFC text without tones; the letters â, ê, ơ, đ … stay."""
    return text.translate(UNTONED)
