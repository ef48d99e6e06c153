"""Owns the detection of old Vietnamese encodings. The importer converts, on command.

The shares were measured on texts converted both ways: letters only Vietnamese has make up a quarter of real Unicode text and under 0.05 of
all others. If unsure the answer is None: nothing is converted on a guess.
"""

from __future__ import annotations

import re

from portal.text.syllable import is_syllable

_ONLY_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_COMMON_VIETNAMESE = "đưệếộạảơịềợớ"  # two thirds of those in a text, the commonest first
_WORD = re.compile(r"[^\W\d_]+")
_MARKED_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")

# UTF-8 read as cp1252 (lone bytes as C1 controls): 2-byte letters start Ã Ä Å Æ, 3-byte ones "áº", "á»".
_MOJIBAKE = re.compile("á[º»]|Æ[°¡]|Ä[\u2018ƒ\u0090\u0091\u201a©¨]|Å[©¨]|Ã[\u0080-\u009f¡-¿\u20ac€\u2018-\u2022ŠšŽžŸ™]")
# "®" leads a word, « » are brackets unless inside one; a capital right after a small letter is TCVN3 too (TiÕng).
_TCVN3 = re.compile(
    r"(?<=[A-Za-z])[©ª¬¨µ¸¶·¹¼½¾×÷\u00ad]|(?<=[A-Za-z])«|(?<=[A-Za-z])»(?=[a-z])|[®¬¨](?=[a-zÀ-þ\u00b5-\u00be])"
    r"|(?<=[a-z])[À-ÖØ-Þ]|(?<![^\W\d_])©(?=[a-z])"
)
_VNI = re.compile(
    r"[aeouyAEOUY][ùøûõïäåáàãâéèêëúüÙØÛÕÏÄÅÁÀÃÂÉÈÊËÚÜ]|[ôöÔÖ][ùøûõïÙØÛÕÏ]|(?<![^\W_])[ñÑ](?=[aeiouyöôAEIOUYÖÔ])"
)
_VIQR = re.compile(r"[aeo]\^[`'?~.]?|[ou]\+[`'?~.]?|a\([`'?~.]?|[aeiouy][`'?~.](?=[a-z])|\b[dD][dD]", re.IGNORECASE)
_VIQR_SURE = re.compile(r"[aeo]\^|[ou]\+|a\(|\bdd", re.IGNORECASE)


def legacy_encoding(text: str) -> str | None:
    """Return "mojibake", "tcvn3", "vni" or "viqr" if the text clearly is that; None for Unicode and if unsure."""
    if text and _is_surely_vietnamese(text):
        return None
    ink = sum(map(len, text.split()))
    if not ink:
        return None
    if not _MARKED_LETTER.search(text):
        return "viqr" if _share(_VIQR, text, ink) >= 0.15 and len(_VIQR_SURE.findall(text)) >= 2 else None
    # The beginning of a text nearly always suffices; the rest is counted only if it does not.
    if any(len(_ONLY_VIETNAMESE.findall(part)) / ink >= 0.05 for part in (text[: len(text) // 3], text)):
        return None
    if _share(_MOJIBAKE, text, ink) >= 0.05:
        return "mojibake"
    if _spells_syllables(text):
        return None
    shares = {name: _share(pattern, text, ink) for name, pattern in (("tcvn3", _TCVN3), ("vni", _VNI))}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.08 else None


def _is_surely_vietnamese(text: str) -> bool:
    """Return whether the common letters alone prove the text Vietnamese, so that nothing else needs to be counted."""
    wanted = 0.05 * len(text)
    for letter in _COMMON_VIETNAMESE:
        wanted -= text.count(letter)
        if wanted <= 0:
            return True
    return False


def _share(pattern: re.Pattern[str], text: str, ink: int) -> float:
    """Return hits per visible character; a single hit proves nothing."""
    hits = len(pattern.findall(text))
    return hits / ink if hits > 1 else 0.0


def _spells_syllables(text: str) -> bool:
    """Return whether most marked words are valid syllables, so that «Khoá toán» is not classified as VNI."""
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    return 2 * sum(map(is_syllable, marked)) > len(marked)
