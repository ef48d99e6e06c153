"""Owns the cards that were drawn before, named by the digest of their words. It may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from dataclasses import astuple
from pathlib import Path

from portal.store.conditions import installed
from portal.views.social import SocialCard

RECIPE = ("2", installed("pillow"), installed("font-source-sans-pro"))  # another way of drawing gives other names


def kept(folder: str, card: SocialCard) -> bytes:
    """The card as PNG, drawn when these words never were. Where a build only reads cards, Pillow is not imported."""
    name = hashlib.blake2b("\x00".join((*RECIPE, *astuple(card))).encode(), digest_size=12).hexdigest()
    place = Path(folder) / f"{name}.png"
    try:
        return place.read_bytes()
    except FileNotFoundError:
        from plugins.cards.draw import drawn

        made = drawn(card)
    spare = place.with_name(f".{place.name}.{os.getpid()}")
    spare.write_bytes(made)
    os.replace(spare, place)
    return made
