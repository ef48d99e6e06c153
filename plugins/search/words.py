"""Owns what a word is: keys, forms, neighbours, document numbers. Twin of theme/js/search/words.mjs
(tests/vectors/search-words.json binds them). Refuses to weigh them.

The *key* of a word is its fold with i/y made one and leading noughts gone (quý, quí → "qui"; 05 → "5"); its *form* keeps the
marks, the tone moved behind the word, so that hòa and hoà are one form and no rule of tone placement is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portal.text.fold import fold
from portal.text.telex import from_telex
from portal.text.vni import from_vni

TONES = {"\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0301": "'", "\u0323": "."}
_DROP = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
# Marks that join when they stand tight between two words (Vĩnh Phúc-Hà Nội, TT-TH, 30/4); all others part neighbours.
_TIGHT = r"\-/.&'’"
_TOKEN = re.compile(rf"[^\W_]+|_|\n|[^\w\s{_TIGHT}]|(?<=\s)[{_TIGHT}]|[{_TIGHT}](?=\s|$|[{_TIGHT}])", re.UNICODE)
_NUMBER = re.compile(r"(?<![^\W_])\d+[a-z]?(?:/\d+)?[-/](?=[^\W\d_])[^\W_]+(?:[-/][^\W_]+)*")
_PIECE = re.compile(r"[-/]")
_ONE_IY = re.compile(r"^(h|k|l|m|s|t|v|qu)y$")


def plain(text: str) -> str:
    """NFC, lower case, without stray marks and invisible characters."""
    text = unicodedata.normalize("NFC", text).lower()
    return text if text.isascii() else _DROP.sub("", text)


def key(word: str) -> str:
    """The search key of one plain word: "thuỷ" → "thuy", "kỹ" → "ki", "05" → "5"."""
    folded = fold(word)
    if folded.isdecimal():
        return folded.lstrip("0") or "0"
    return _ONE_IY.sub(r"\1i", folded)


def form(word: str) -> str:
    """The plain word with its tone as an ASCII mark behind it: "hoà", "hòa" → "hoa`"; "quý", "quí" → "qui'"; "định" → "đinh."."""
    if word.isascii():
        return _ONE_IY.sub(r"\1i", word)
    tone, letters = "", []
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            tone = TONES[letter]
        else:
            letters.append(letter)
    return _ONE_IY.sub(r"\1i", unicodedata.normalize("NFC", "".join(letters))) + tone


class _Tokens(dict[str, "tuple[str, str] | None"]):
    """Word → (key, form), or None for a mark that parts neighbours. A corpus has few different words."""

    def __missing__(self, word: str) -> tuple[str, str] | None:
        token = (key(word), form(word)) if word[0].isalnum() else None
        if len(self) < 200_000:
            self[word] = token
        return token


def reading(word: str) -> str | None:
    """What the lower-case ASCII word means as raw Telex or VNI keys ("hooij", "ho65i" → "hội"); None if nothing else."""
    if not word.isascii() or not word[:1].isalpha():
        return None
    decoded = from_telex(word) if word.isalpha() else from_vni(word)
    return decoded if decoded != word else None


def tokens(text: str, known: dict[str, tuple[str, str] | None]) -> list[tuple[str, str] | None]:
    """The words of plain text in order, None where neighbours are parted. `known` is `tokeniser()`'s."""
    return [known[word] for word in _TOKEN.findall(text)]


def tokeniser() -> dict[str, tuple[str, str] | None]:
    """An empty memory of words for `tokens`."""
    return _Tokens()


def numbers(text: str) -> Iterator[list[str]]:
    """The pieces of every document number in plain text: "số 64/2007/nđ-cp" → ["64", "2007", "nd", "cp"]."""
    for found in _NUMBER.finditer(text):
        yield [key(piece) for piece in _PIECE.split(found[0])]


def number_keys(pieces: list[str]) -> list[str]:
    """The key of a number and of each prefix of two pieces or more: "10-nq", "10-nq-tu"."""
    return ["-".join(pieces[:length]) for length in range(2, len(pieces) + 1)]
