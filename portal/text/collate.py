"""Owns alphabetical order: that of CLDR's `vi` collation, so pages, tables and browsers agree. There is one locale.

Letters of the whole string decide first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then case: Hà Giang, Hạ Long, Hà
Nam. Source: unicode-org/cldr common/collation/vi.xml over the root order.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from portal.text.letters import split_letter

# The root order of what precedes letters; unlisted characters follow the listed ones by code point.
_BEFORE_LETTERS = "\t\n _‾-‐‑‒–—,;:!¡?¿.…·'‘’‚“”„\"«»()[]{}§¶@*/\\&#%‰†‡•`´^¯¨°©®+±÷×<=>|¦~¬¤¢$£¥₫€"
_DIGITS = "0123456789"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {character: chr(rank) for rank, character in enumerate(_BEFORE_LETTERS, 1)}
_RANKS |= {character: chr(0x1000 + rank) for rank, character in enumerate(_DIGITS + _LETTERS)}
_OTHER_SYMBOLS, _OTHER_LETTERS = 0x400, 0x2000

SortKey = tuple[str, str, str]


@lru_cache(maxsize=4096)
def _weights(character: str) -> SortKey:
    """Return (letter rank, tone rank, case rank) of one NFC character."""
    lower = character.lower()
    case = "1" if character != lower else "0"
    letter, tone = split_letter(lower)
    if letter in _RANKS:
        return _RANKS[letter], chr(0x30 + tone), case
    decomposed = unicodedata.normalize("NFD", lower)
    if decomposed[0] in _RANKS and decomposed[0] != lower:
        return _RANKS[decomposed[0]], chr(0x40 + ord(decomposed[-1]) % 0x300), case
    start = _OTHER_LETTERS if lower.isalpha() else _OTHER_SYMBOLS
    return chr(start) + lower, "0", case


@lru_cache(maxsize=65536)
def sort_key(text: str) -> SortKey:
    """Return the sort key of a Vietnamese string: `sorted(names, key=sort_key)`."""
    weights = [_weights(character) for character in unicodedata.normalize("NFC", text)]
    letters, tones, cases = zip(*weights, strict=True) if weights else ((), (), ())
    return "".join(letters), "".join(tones), "".join(cases)


def person_key(name: str) -> tuple[SortKey, SortKey]:
    """Return the sort key of a person in a Vietnamese list: the given name (last word) first, then the whole name."""
    words = name.split()
    return sort_key(words[-1] if words else ""), sort_key(" ".join(words))
