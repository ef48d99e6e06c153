"""Owns the decoding of raw Telex keystrokes: "dduwowcj" → "được". Whole texts and words that spell no syllable are rejected.

It equals `fromTelex` in theme/js/fold.mjs, tested by tests/vectors/telex.json. Marks and tones may be typed anywhere after their vowel
("hooij", "hoojI", "hoiojf" …), as input methods with free marking allow.
"""

from __future__ import annotations

from itertools import chain

from portal.text.keystrokes import LONGEST, breved, first_syllable, hooked, in_case_of, onset_length, stroked

_TONES = {"z": 0, "f": 1, "r": 2, "x": 3, "s": 4, "j": 5}
_ROUND = {"a": "â", "e": "ê", "o": "ô"}


def from_telex(word: str) -> str | None:
    """Return the syllable these keys spell, tone in the old place, with sensible case; None if they spell none.

    A key typed twice to undo itself ("tess") is no syllable. A word without any Telex key is unchanged.
    """
    if len(word) > LONGEST or not word.isascii() or not word.isalpha():
        return None
    typed = word.lower()
    onset = onset_length(typed)
    keys = [letter for letter in typed[onset:] if letter in _TONES]
    if len(set(keys)) < len(keys) or len(keys) > 2:
        return None
    letters = typed[:onset] + "".join(letter for letter in typed[onset:] if letter not in _TONES)
    syllable = first_syllable(_bases(letters), _TONES[keys[-1]] if keys else 0)
    return syllable and in_case_of(word, syllable)


def _bases(letters: str) -> list[str]:
    """Return the toneless words the letters can mean, the likeliest first."""
    states = [("", 0)]  # what is written so far, and the unplaced w
    for at, letter in enumerate(letters):
        if letter == "w" and letters[at - 1 : at] == "w":
            return []
        states = list(chain.from_iterable(_typed(base, waiting, letter) for base, waiting in states))
    return list(chain.from_iterable(_placed(base, waiting) for base, waiting in states))


def _typed(base: str, waiting: int, letter: str) -> list[tuple[str, int]]:
    """Return the states after one more letter: it is itself, or marks an earlier one."""
    if letter == "w":
        return [(base, waiting + 1)] if any(vowel in base for vowel in "aouươ") else [(base + "ư", waiting)]
    itself = (base + letter, waiting)
    if letter == "d" and base:
        return [(marked, waiting) for marked in stroked(base)]
    at = base.rfind(letter) if letter in _ROUND else -1
    if letter == "o" and base.endswith("ô"):
        return [(base[:-1] + "oo", waiting)]  # ooo undoes the mark: xooong → xoong
    if at < 0:
        return [itself]
    marked = (base[:at] + _ROUND[letter] + base[at + 1 :], waiting)
    # Adjacent they are a mark (hooi); apart, the plain reading has priority (ngoeo, ngoao).
    return [marked, itself] if at == len(base) - 1 else [itself, marked]


def _placed(base: str, waiting: int) -> list[str]:
    """Return the base with each unplaced w put on a, o, u; two of them make ươ together."""
    bases = [base]
    for _ in range(waiting):
        bases = list(chain.from_iterable(chain(hooked(one), breved(one)) for one in bases))
    return bases
