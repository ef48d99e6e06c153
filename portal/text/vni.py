"""Owns the decoding of raw VNI keystrokes: "ho65i" → "hội". The VNI character set is read by the importer.

It equals `fromVni` in theme/js/fold.mjs, tested by tests/vectors/vni.json. Digits may be typed anywhere after the first letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from portal.text.keystrokes import LONGEST, breved, first_syllable, hooked, in_case_of, rounded, stroked

_TONES = {"0": 0, "1": 4, "2": 1, "3": 2, "4": 3, "5": 5}
_MARKS: dict[str, Callable[[str], Iterator[str]]] = {"6": rounded, "7": hooked, "8": breved, "9": stroked}
_WORD = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE | re.ASCII)
_DIGITS = re.compile("[0-9]")


def from_vni(word: str) -> str | None:
    """Return the syllable these keys spell, tone in the old place, with sensible case; None if they spell none.

    A digit typed twice is no syllable, except 7 in u7o7 (ươ). A word without digits is unchanged.
    """
    if len(word) > LONGEST or not _WORD.fullmatch(word):
        return None
    digits = _DIGITS.findall(word)
    tones = [digit for digit in digits if digit in _TONES]
    if len(set(tones)) < len(tones) or len(tones) > 2:
        return None
    bases = [_DIGITS.sub("", word.lower())]
    for digit in (digit for digit in digits if digit not in _TONES):
        bases = list(chain.from_iterable(_MARKS[digit](base) for base in bases)) if digit in _MARKS else []
    syllable = first_syllable(bases, _TONES[tones[-1]] if tones else 0)
    return syllable and in_case_of(word, syllable)
