"""Owns the ASCII spelling of a title for addresses and anchors. Refuses uniqueness: collisions are the caller's."""

from __future__ import annotations

import re
import unicodedata

from portal.text.fold import fold

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int = 80) -> str:
    """ASCII words joined by hyphens, at most `limit` characters, cut at a word's edge: "Đạt 86,5%" → "dat-86-5".

    A single word longer than the limit is cut inside. Text without any letter or digit gives "".
    """
    if len(text) <= limit and _SLUG.fullmatch(text):
        return text
    plain = fold(unicodedata.normalize("NFKD", text.translate(_INVISIBLE)))
    words = _OTHER.sub("-", plain).strip("-")
    if len(words) <= limit:
        return words
    edge = words.rfind("-", 0, limit + 1)
    return words[: edge if edge > 0 else limit]
