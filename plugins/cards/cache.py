"""Owns the cards that were drawn before, named by the digest of their words. It may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import astuple
from pathlib import Path

from portal.store.conditions import installed
from portal.views.social import SocialCard

RECIPE = ("3", installed("pillow"), installed("font-source-sans-pro"))  # another way of drawing gives other names


def kept(folder: str, card: SocialCard, photos: str = "") -> bytes:
    """Return the card as PNG or JPEG, drawn when these words never were. `photos` is where derived pictures are.

    Where a build only reads cards, Pillow is not imported.
    """
    photo = _read(Path(photos) / card.photo) if card.photo else b""
    told = (*RECIPE, *astuple(card), "" if photo else "without")
    name = hashlib.blake2b("\x00".join(told).encode(), digest_size=12).hexdigest()
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
    """Return what a file holds; nothing if it is not there: a site may be made without derived pictures."""
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return b""
