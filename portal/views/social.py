"""Owns what social networks show of a page that somebody shares: the words of its card, and where the card is. Refuses to draw."""

from __future__ import annotations

from dataclasses import astuple
from hashlib import blake2b

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.views.parts import PicturePart

SIZE = (1200, 630)  # px: what the Open Graph protocol's big readers ask for


@dataclass(frozen=True)
class SocialCard:
    """The words of one card: above, in the middle and below. `title` is never empty."""

    title: str
    above: str = ""
    below: str = ""


def article_card(portal: Portal, id: str) -> SocialCard:
    """An article by its title, its day when it has one, its unit, and the portal that tells it."""
    card, identity = portal.card(id), portal.identity()
    day = format_day(card.at.date()) if card.dated else ""
    unit = portal.unit(card.unit).name if card.unit else ""
    return SocialCard(card.title, _name(identity.name, identity.fictional), joined(day, unit))


def portal_card(portal: Portal) -> SocialCard:
    """The portal itself, for every page without a card of its own."""
    identity = portal.identity()
    return SocialCard(identity.name, "Đơn vị hư cấu" if identity.fictional else "", identity.owner)


def announced(page: str, card: SocialCard) -> PicturePart:
    """The card of a page for its head. Networks keep what they fetched, so other words have another address."""
    version = blake2b("\x00".join(astuple(card)).encode(), digest_size=4).hexdigest()
    width, height = SIZE
    return PicturePart(f"{urls.social_card(page)}?v={version}", width, height, card.title)


def joined(*parts: str) -> str:
    """What there is of these, with a dot between."""
    return " · ".join(filter(None, parts))


def _name(name: str, fictional: bool) -> str:
    return joined(name, "Đơn vị hư cấu" if fictional else "")
