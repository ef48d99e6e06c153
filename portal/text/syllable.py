"""Owns the spelling rules of one Vietnamese syllable: onset, rhyme, tone. Meaning is irrelevant: "ngoẻm" is as valid as "dân".

Onsets, rhymes and the rule that c, ch, p, t close only sắc and nặng follow the standard description of the script (QĐ 1989/QĐ-BGDĐT 2018
for the place of the tone).
"""

from __future__ import annotations

from functools import cache

from portal.text.fold import fold
from portal.text.letters import VOWELS, Style, split_letter, with_tone, without_tones

# Longest first, so that the first match is the right one.
_ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
ONSETS = tuple(_ONSETS.split())

_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu êc
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oem oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uynh uyn uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
"""
RHYMES = frozenset(_RHYMES.split())
_BARE_ONLY = frozenset({"yêm", "yên", "yêng", "yêp", "yêt", "yêu"})  # iê- without an onset is written yê-
_FRONT = tuple("eêiy")
_NO_Y = frozenset({"c", "g", "gh", "gi", "ng", "ngh", "qu"})
_STOPS = ("c", "ch", "p", "t")
_MARKED = "ăâêôơư"


def split_onset(base: str) -> tuple[str, str]:
    """Return (onset, rhyme) of a toneless lower-case syllable; the i of "gì" and "gìn" belongs to the rhyme, that of "già" does not."""
    for onset in ONSETS:
        rest = base[len(onset) :]
        if base.startswith(onset) and not (onset == "gi" and (not rest or rest[0] not in VOWELS)):
            return onset, rest
    return "", base


def split_tone(word: str) -> tuple[str, int]:
    """Return (word without its tone, tone 0–5 in CLDR order) of an NFC word; case and â, ơ, đ are kept: "Hội" → ("Hôi", 5)."""
    tones = [tone for _, tone in map(split_letter, word) if tone]
    return without_tones(word), tones[-1] if tones else 0


def put_tone(base: str, tone: int, style: Style = "old") -> str:
    """Return the toneless syllable with the tone where the style puts it; without a vowel it is unchanged."""
    if not tone:
        return base
    place = _tone_place(base.lower(), style)
    return base if place is None else base[:place] + with_tone(base[place], tone) + base[place + 1 :]


def _tone_place(base: str, style: Style) -> int | None:
    onset, rhyme = split_onset(base)
    vowels = [len(onset) + at for at, letter in enumerate(rhyme) if letter in VOWELS]
    if not vowels:
        return None
    marked = [at for at in vowels if base[at] in _MARKED]
    if marked:
        return marked[-1]  # the ơ of ươ, the ê of uyê
    closed = vowels[-1] < len(base) - 1
    two_styles = rhyme in ("oa", "oe", "uy")
    on_second = len(vowels) > 2 or (len(vowels) == 2 and (closed or (two_styles and style == "new")))
    return vowels[1 if on_second else 0]


def _is_rhyme(onset: str, rhyme: str) -> bool:
    if onset == "qu":
        return rhyme[:1] not in ("u", "ư", "") and (rhyme in RHYMES or (rhyme[0] == "y" and "u" + rhyme in RHYMES))
    if onset == "gi":
        return rhyme[:1] not in tuple("iy") and (rhyme in RHYMES or "i" + rhyme in RHYMES)
    if rhyme == "y":
        return onset not in _NO_Y
    if onset in ("c", "g", "ng") and rhyme[:1] in _FRONT:
        return onset == "g" and rhyme in ("i", "in")
    if onset in ("k", "gh", "ngh") and rhyme[:1] not in _FRONT:
        return onset == "k" and rhyme in ("an", "on")  # Bắc Kạn, Kon Tum
    if not onset:
        return rhyme in _BARE_ONLY or (rhyme in RHYMES and not rhyme.startswith("iê"))
    return rhyme in RHYMES


def is_base(base: str) -> bool:
    """Return whether a toneless lower-case word has a valid onset and rhyme: "hoan", "đương"; not "hoăt-", "ceo"."""
    return _is_rhyme(*split_onset(base))


def is_syllable(word: str) -> bool:
    """Return whether the word (NFC, any case) is a well-spelt syllable, its tone placed in either style."""
    word = word.lower()
    base, tone = split_tone(word)
    if not is_base(base) or (base.endswith(_STOPS) and tone not in (0, 4, 5)):
        return False
    # "gịa" (giặt gịa) is the one word that treats the i of gi- as its vowel.
    return word in (put_tone(base, tone, "old"), put_tone(base, tone, "new"), "gịa")


@cache
def _folded_syllables() -> frozenset[str]:
    folded = {rhyme: fold(rhyme) for rhyme in _rhymes_and_tails()}
    split = ((onset, rhyme) for onset in ("", *ONSETS) for rhyme in folded if onset != "gi" or rhyme[0] in VOWELS)
    return frozenset(fold(onset) + folded[rhyme] for onset, rhyme in split if _is_rhyme(onset, rhyme))


def _rhymes_and_tails() -> frozenset[str]:
    """Return every rhyme, and the rest of it if qu- or gi- include its first letter."""
    tails = {rhyme[1:] for rhyme in RHYMES if rhyme[0] in "ui" and len(rhyme) > 1}
    return RHYMES | _BARE_ONLY | tails | {"y"}


def is_folded_syllable(word: str) -> bool:
    """Return whether the lower-case word without marks is the folded form of a syllable: "duoc", "nghi"; not "web"."""
    return word in _folded_syllables()
