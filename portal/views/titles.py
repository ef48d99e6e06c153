"""Owns the titles of pages, in the head of each: they are unique even if headings are not.

Two communes have a unit, a plan, a document, a target of one name; in a list of search results only the title distinguishes them.
"""

from __future__ import annotations

from portal.domain.plan import Plan, Target
from portal.domain.portal import Portal
from portal.domain.unit import Unit, UnitKind
from portal.text.dates import format_day
from portal.text.fold import fold_name
from portal.views.card import plan_name
from portal.views.document_names import cited
from portal.views.promise import target_title


def unit_title(portal: Portal, id: str) -> str:
    """Return a unit's name with its parent, if the name does not contain it, and its last day.

    «Ủy ban nhân dân xã Minh Khê, huyện Sơn Khê (đến 30/6/2025)».
    """
    unit = portal.unit(id)
    above = called(portal.unit(unit.parent)) if unit.parent else ""
    apart = above and proper(above) not in fold_name(unit.name)
    ended = f" (đến {format_day(unit.valid_to)})" if unit.valid_to and portal.has_ended(id) else ""
    return unit.name + (f", {above}" if apart else "") + ended


def called(unit: Unit) -> str:
    """Return a unit within a sentence: «xã Minh Khê», but «Ủy ban nhân dân xã Minh Khê»."""
    return unit.name[:1].lower() + unit.name[1:] if unit.kind is UnitKind.TERRITORY else unit.name


def group_title(portal: Portal, of: str, id: str) -> str:
    """Return a section, topic or unit: a section and a topic may share a name."""
    if of == "unit":
        return unit_title(portal, id)
    return f"Chủ đề {portal.topic(id).name}" if of == "topic" else f"Chuyên mục {portal.section(id).name}"


def proper(name: str) -> str:
    """Return the proper name of a place or body, folded, without the words for its kind: «Ủy ban nhân dân xã Minh Khê» → "minh khe"."""
    words = name.split()
    start = next((place for place in range(len(words) - 1, -1, -1) if words[place][:1].islower()), 0)
    return fold_name(" ".join(words[start + 1 :] or words[1:] or words))


def plan_title(portal: Portal, plan: Plan) -> str:
    """Return a plan by its name, its number and its issuer."""
    name = plan_name(plan.kind, plan.name)
    issuer = portal.unit(plan.issuer).name if plan.issuer else plan.issuer_name
    apart = (plan.number, issuer)
    details = ", ".join(word for word in apart if word and word.casefold() not in name.casefold())
    return f"{name} ({details})" if details else name


def target_page_title(portal: Portal, target: Target) -> str:
    """Return a promise with its number and its plan."""
    return f"{target_title(target).rstrip('.')} – chỉ tiêu {target.number}, {plan_title(portal, portal.plan(target.plan))}"


def document_title(portal: Portal, id: str) -> str:
    """Return a document as others cite it."""
    document = portal.document(id)
    issuer = portal.unit(document.issuer).name if document.issuer else document.issuer_name
    return cited(document, issuer) + (" (dự thảo)" if document.draft else "")


def article_title(portal: Portal, id: str) -> str:
    """Return an article's title, with its day if another has the same, and its index among those of that day."""
    card = portal.card(id)
    if not portal.has_group("titled", id):
        return card.title
    alike = portal.group("titled", id)
    place = f", bài {alike.index(id) + 1}" if len(alike) > 1 else ""
    return f"{card.title} ({format_day(card.at.date())}{place})"
