"""Owns the search key of text: lower case, marks off, đ→d. It equals theme/js/fold.mjs, tested by tests/vectors/fold.json.

i and y (lý/lí) are not merged: that is an alternative tried at query time, not a fold.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COMBINING = range(0x0300, 0x0370)
_LATIN = [*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)]
_MARKS = dict.fromkeys(_COMBINING)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).translate(_MARKS))


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_MARKS)
    table |= {code: bare for code in _LATIN if (bare := _bare(chr(code))) != chr(code)}
    # đ does not decompose; ð is used for đ in texts typed with old Western fonts.
    return table | {ord("đ"): "d", ord("ð"): "d"}


_TABLE = _table()
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_NOT_A_LETTER = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return NFC → lower → marks off → đ→d. Spaces, digits and punctuation stay: "Định Hóa, 86,5%" → "dinh hoa, 86,5%"."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    if folded.isascii() or all(unicodedata.is_normalized(form, folded) for form in ("NFD", "NFC")):
        return folded
    # Letters outside the Latin table (Greek, Cyrillic, Hangul …) are folded one by one, which is slower.
    return _bare(folded)


@lru_cache(8192)
def fold_name(text: str) -> str:
    """Return the look-up key of a name: folded, every run of punctuation, dashes and spaces one space.

    So «Đề án “Tiếp tục” 2016 – 2020» and «đề án tiếp tục 2016-2020» are one name.
    """
    return _NOT_A_LETTER.sub(" ", fold(text.translate(_INVISIBLE))).strip()


def syllables(text: str) -> list[str]:
    """Return the folded words of a text in order; Vietnamese writes syllables as words: "Định Hóa 2016" → dinh hoa 2016."""
    return _WORD.findall(fold(text))
