"""Owns what social networks show of a shared page: the words of its card, and the card's address. It does not draw."""

from __future__ import annotations

from dataclasses import astuple
from hashlib import blake2b

from portal import urls
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.record import dataclass
from portal.text.dates import format_day
from portal.views.card import plan_name
from portal.views.parts import PicturePart
from portal.views.pictures import common
from portal.views.programme import STAGES
from portal.views.promise import target_title

LEAST = 600  # px: a narrower picture would be a blur
SIZE = (1200, 630)  # px: the size that major clients of the Open Graph protocol ask for


@dataclass(frozen=True)
class SocialCard:
    """The words of one card: above, in the middle and below. `title` is never empty.

    `photo` is the derived picture behind them ("0f3a-1200.jpg"), "" for the portal's own colours. `form` is "png" or "jpg": all articles
    have JPEG, so that a picture added later changes no address.
    """

    title: str
    above: str = ""
    below: str = ""
    photo: str = ""
    form: str = "png"


def article_card(portal: Portal, id: str) -> SocialCard:
    """Return an article by its title, its day if it has one, its unit, and the portal."""
    card, identity = portal.card(id), portal.identity()
    day = format_day(card.at.date()) if card.dated else ""
    unit = portal.unit(card.unit).name if card.unit else ""
    return SocialCard(card.title, _name(identity.name, identity.fictional), joined(day, unit), _photo(portal, id), "jpg")


def _photo(portal: Portal, id: str) -> str:
    """Return the article's first picture, if it is wide and large enough to carry words."""
    for image in portal.article(id).images:
        if image.file and portal.has_picture(image.file):
            file = portal.picture(image.file)
            fits = file.width >= LEAST and file.width >= file.height
            return urls.picture(file.digest, *common(file)).rpartition("/")[2] if fits else ""
    return ""


def plan_card(portal: Portal, id: str) -> SocialCard:
    """Return a plan by its name, its stage, and its issuer."""
    plan, identity = portal.plan(id), portal.identity()
    issuer = portal.unit(plan.issuer).name if plan.issuer else plan.issuer_name
    below = joined(STAGES[plan.stage], plan.number, issuer)
    return SocialCard(plan_name(plan.kind, plan.name), _name(identity.name, identity.fictional), below)


def target_card(portal: Portal, id: str) -> SocialCard:
    """Return a promise as a sentence, its state, and its plan."""
    target, identity = portal.target(id), portal.identity()
    plan = portal.plan(target.plan)
    state = joined(LABELS[target.standing.state], format_day(target.standing.fact_day) if target.standing.fact_day else "")
    of = f"{plan.kind[:1].upper()}{plan.kind[1:]} {plan.number}" if plan.number else plan_name(plan.kind, plan.name)
    return SocialCard(target_title(target), _name(identity.name, identity.fictional), joined(state, of))


def portal_card(portal: Portal) -> SocialCard:
    """Return the portal itself, for every page without a card of its own."""
    identity = portal.identity()
    return SocialCard(identity.name, "Đơn vị hư cấu" if identity.fictional else "", identity.owner)


def announced(page: str, card: SocialCard) -> PicturePart:
    """Return the card of a page for its head. Networks cache what they fetched, so changed words have a new address."""
    version = blake2b("\x00".join(astuple(card)).encode(), digest_size=4).hexdigest()
    width, height = SIZE
    return PicturePart(f"{urls.social_card(page, card.form)}?v={version}", width, height, card.title)


def joined(*parts: str) -> str:
    """Return the non-empty parts, joined by a dot."""
    return " · ".join(filter(None, parts))


def _name(name: str, fictional: bool) -> str:
    return joined(name, "Đơn vị hư cấu" if fictional else "")
