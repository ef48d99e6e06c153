"""Owns the ASCII spelling of a title for addresses and anchors. Callers handle collisions.

`whole_slug` is for ids made of a name: what a limit cuts off still counts, so two long names never get one id.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from portal.text.fold import fold

_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF])
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, limit: int = 80) -> str:
    """Return ASCII words joined by hyphens, at most `limit` characters, cut at a word boundary: "Đạt 86,5%" → "dat-86-5".

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


def whole_slug(text: str, limit: int) -> str:
    """Return the slug of a name, at most `limit` characters.

    One that is cut, or has no letter or digit, ends with a checksum of all of it.
    """
    whole = slug(text, 1 << 16)
    if 0 < len(whole) <= limit:
        return whole
    checksum = blake2b((whole or text).encode(), digest_size=4).hexdigest()
    return "-".join(filter(None, (slug(whole, limit - 9), checksum)))
