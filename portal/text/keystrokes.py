"""Owns what Telex and VNI share: from letters, marks and a tone as typed to the one syllable they spell.

Languages are not distinguished: "too" is tô here even if a foreign word was meant; callers keep the raw form too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.text.letters import VOWELS, Style
from portal.text.syllable import is_syllable, put_tone

LONGEST = 12  # keys: "nghieengs" has nine; the readings to try double with each vowel typed twice
_ROUND = {"a": "â", "e": "ê", "o": "ô"}
# Tried in this order: ươ before uơ (thuở), ưa before uă (mưa), the first of two u (lưu), then single letters.
_HOOKS = (("uo", "ươ"), ("ưo", "ươ"), ("uơ", "ươ"), ("uo", "uơ"), ("ua", "ưa"), ("uu", "ưu"), ("o", "ơ"), ("u", "ư"))
_BREVE = (("a", "ă"), ("â", "ă"))


def rounded(base: str) -> Iterator[str]:
    """Yield every way to put one circumflex, the last letter first."""
    for at in range(len(base) - 1, -1, -1):
        if base[at] in _ROUND:
            yield base[:at] + _ROUND[base[at]] + base[at + 1 :]


def hooked(base: str) -> Iterator[str]:
    """Yield every way to put one horn, on the pair uo first."""
    return _replaced(base, _HOOKS)


def breved(base: str) -> Iterator[str]:
    """Yield every way to put one breve."""
    return _replaced(base, _BREVE)


def stroked(base: str) -> Iterator[str]:
    """Yield đ for the d at the beginning."""
    if base[:1] == "d":
        yield "đ" + base[1:]


def _replaced(base: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for plain, marked in pairs:
        if (at := base.rfind(plain)) >= 0:
            yield base[:at] + marked + base[at + len(plain) :]


def first_syllable(bases: Iterable[str], tone: int, style: Style = "old") -> str | None:
    """Return the first of the toneless candidates that is a syllable with this tone."""
    toned = (put_tone(base, tone, style) for base in bases)
    return next((word for word in toned if is_syllable(word)), None)


def in_case_of(typed: str, syllable: str) -> str:
    """Return the syllable in the typed word's case: HOOIJ → HỘI, Hooij → Hội, hOoij → hội."""
    letters = [letter for letter in typed if letter.isalpha()]
    if all(letter.isupper() for letter in letters) and (len(letters) > 1 or len(syllable) == 1):
        return syllable.upper()
    return syllable.capitalize() if letters[0].isupper() else syllable


def onset_length(word: str) -> int:
    """Return how many letters precede the first vowel key (w counts as one in Telex)."""
    return next((at for at, letter in enumerate(word) if letter in VOWELS + "w"), len(word))
