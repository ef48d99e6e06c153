"""The six ways a query may be typed: full, stripped, other tone placement, one typo, raw Telex, raw VNI."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from portal.text.fold import fold
from portal.text.normalise import place_tones

TELEX = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
TELEX_LETTERS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI_LETTERS = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
LETTERS = "abcdeghiklmnopqrstuvxy"
TONES = list(TELEX)


def typed(word: str, tones: dict[str, str], letters: dict[str, str]) -> str:
    """The keys of one lower-case word, the tone's key last."""
    tone, bare = "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in tones:
            tone = tones[letter]
        else:
            bare += letter
    return "".join(letters.get(letter, letter) for letter in unicodedata.normalize("NFC", bare)) + tone


def other_placement(text: str) -> str:
    """hòa for hoà and the other way round; a text without such a word stays."""
    new = place_tones(text, "new")
    return new if new != text else place_tones(text, "old")


def typo(text: str, dice: random.Random) -> str:
    """One slip in one word of three letters or more: insertion, deletion, swap or a wrong mark."""
    words = text.split()
    long = [at for at, word in enumerate(words) if len(word) >= 3 and word.isalpha()]
    if not long:
        return text
    at = dice.choice(long)
    slips: list[Callable[[str, random.Random], str]] = [_inserted, _deleted, _swapped, _marked]
    for _ in range(20):
        made = dice.choice(slips)(words[at], dice)
        if made != words[at]:
            return " ".join([*words[:at], made, *words[at + 1 :]])
    return text


def _inserted(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) + 1)
    return word[:at] + dice.choice(LETTERS) + word[at:]


def _deleted(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _swapped(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _marked(word: str, dice: random.Random) -> str:
    at = next((at for at, letter in enumerate(word) if set(unicodedata.normalize("NFD", letter)) & set(TONES)), None)
    if at is None:
        return word
    bare = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", word[at]) if c not in TONES))
    return word[:at] + unicodedata.normalize("NFC", bare + dice.choice(TONES)) + word[at + 1 :]


def forms(query: str, dice: random.Random) -> dict[str, str]:
    """{form: the query typed so}."""
    words = query.split()
    return {
        "full": query,
        "stripped": fold(query),
        "placement": other_placement(query),
        "typo": typo(query, dice),
        "telex": " ".join(typed(word, TELEX, TELEX_LETTERS) for word in words),
        "vni": " ".join(typed(word, VNI, VNI_LETTERS) for word in words),
    }
