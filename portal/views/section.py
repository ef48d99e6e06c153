"""Owns the page of one section: its newest articles, the sections below it, its years."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.card import KEPT_SHORT, cards, crumbs, section_link
from portal.views.following import feeds_of, followed
from portal.views.head import head
from portal.views.listing import section_links, year_links
from portal.views.parts import CardPart, Feed, Link, Meta
from portal.views.titles import group_title

BELOW = 3  # articles shown of each section below


@dataclass(frozen=True)
class SectionCards:
    """A section with its newest articles."""

    link: Link
    anchor: str
    cards: tuple[CardPart, ...]
    more: Link


@dataclass(frozen=True)
class SectionView:
    """Everything on a section's page."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    latest: tuple[CardPart, ...]
    years: tuple[Link, ...]
    below: tuple[SectionCards, ...]
    others: tuple[Link, ...]
    empty: str
    feeds: tuple[Feed, ...]


def section_view(portal: Portal, id: str, origin: str = "") -> SectionView:
    """Return the page of one section."""
    section = portal.section(id)
    above = section_link(portal, section.parent) if section.parent else None
    trail = crumbs(Link("Tin tức", urls.NEWS), above, Link(section.name))
    latest = portal.latest(KEPT_SHORT, "section", id)
    below = [other for other in portal.ids("sections") if portal.section(other).parent == id and portal.has_group("section", other)]
    return SectionView(
        meta=replace(
            head(group_title(portal, "section", id), urls.section(id), trail, origin, description=section.description),
            feeds=feeds_of(portal, ("section", id)),
        ),
        breadcrumb=trail,
        title=section.name,
        lede=section.description,
        latest=cards(portal, latest),
        years=year_links(portal, "section", id),
        below=tuple(section_cards(portal, other, BELOW) for other in below),
        others=tuple(link for link in section_links(portal) if link.href not in {urls.section(other) for other in (id, *below)}),
        empty="" if latest or below else "Chuyên mục này chưa có tin, bài.",
        feeds=followed(portal, ("section", id)),
    )


def section_cards(portal: Portal, id: str, count: int, elsewhere: Collection[str] = ()) -> SectionCards:
    """Return a section with as many of its newest articles that are not in `elsewhere`, the articles above."""
    link = Link(portal.section(id).name, urls.section(id))
    more = Link(f"Tất cả tin {link.text}", link.href)
    newest = [article for article in portal.latest(count + len(elsewhere), "section", id) if article not in elsewhere]
    return SectionCards(link, f"cm-{id}", cards(portal, newest[:count]), more)
