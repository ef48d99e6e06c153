"""Owns the cache of drawn cards, named by the digest of their words. It may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import astuple
from pathlib import Path

from portal.store.conditions import installed
from portal.views.social import SocialCard

RECIPE = ("3", installed("pillow"), installed("font-source-sans-pro"))  # a new way of drawing gives new names


def kept(folder: str, card: SocialCard, photos: str = "") -> bytes:
    """Return the card as PNG or JPEG, drawn if these words are new. `photos` is where derived pictures are.

    A build that only reads cards does not import Pillow.
    """
    photo = _read(Path(photos) / card.photo) if card.photo else b""
    parts = (*RECIPE, *astuple(card), "" if photo else "without")
    name = hashlib.blake2b("\x00".join(parts).encode(), digest_size=12).hexdigest()
    place = Path(folder) / f"{name}.{card.form}"
    known = _read(place)
    if known:
        return known
    from plugins.cards.draw import drawn

    made = drawn(card, photo)
    spare = place.with_name(f".{place.name}.{os.getpid()}")
    spare.write_bytes(made)
    os.replace(spare, place)
    return made


def _read(place: Path) -> bytes:
    """Return the bytes of a file; nothing if it is missing: a site may be built without derived pictures."""
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return b""
