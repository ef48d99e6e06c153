"""Owns schema.org descriptions of pages as JSON-LD: NewsArticle, Event, GovernmentOrganization, BreadcrumbList."""

from __future__ import annotations

import json
from typing import Any

from portal.domain.article import Article
from portal.domain.event import Event, EventState
from portal.domain.portal import Portal
from portal.domain.unit import Unit
from portal.text.dates import iso
from portal.views.parts import Link

STATES = {
    EventState.POSTPONED: "https://schema.org/EventPostponed",
    EventState.CANCELLED: "https://schema.org/EventCancelled",
}


def dumped(*things: dict[str, Any]) -> str:
    """Finished JSON that may stand in a script element."""
    graph = {"@context": "https://schema.org", "@graph": [{k: v for k, v in thing.items() if v} for thing in things]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def article_ld(portal: Portal, article: Article) -> str:
    """A NewsArticle, and the Event it tells of."""
    card = article.card
    unit = portal.unit(card.unit)
    news: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": card.title,
        "description": card.summary,
        "inLanguage": article.lang,
        "url": card.url,
        "datePublished": iso(card.at) if card.dated else "",
        "dateModified": article.changes[0].day.isoformat() if article.changes else "",
        "publisher": organization(unit),
        "author": [{"@type": "Person", "name": c.name} for c in article.credits if c.role == "tác giả"],
        "isBasedOn": article.source.url if article.source else "",
    }
    things = [news]
    if article.event and article.event.day:
        things.append(event_ld(portal, article.event, card.title, card.url))
    return dumped(*things)


def event_ld(portal: Portal, event: Event, name: str, url: str) -> dict[str, Any]:
    """An Event with its day, place and organisers."""
    assert event.day is not None
    start = f"{event.day.isoformat()}T{event.time}:00+07:00" if event.time else event.day.isoformat()
    return {
        "@type": "Event",
        "name": event.name or name,
        "startDate": start,
        "endDate": event.end_day.isoformat() if event.end_day else "",
        "eventStatus": STATES.get(event.state, "https://schema.org/EventScheduled"),
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "organizer": [organization(portal.unit(host)) for host in event.hosts],
        "url": url,
    }


def organization(unit: Unit) -> dict[str, Any]:
    """A GovernmentOrganization; one that has ended says when."""
    found = {
        "@type": "GovernmentOrganization",
        "name": unit.name,
        "address": unit.address,
        "telephone": unit.phone,
        "email": unit.email,
        "url": unit.site,
        "dissolutionDate": unit.valid_to.isoformat() if unit.valid_to else "",
    }
    return {key: value for key, value in found.items() if value}


def breadcrumb_ld(links: tuple[Link, ...]) -> dict[str, Any]:
    """A BreadcrumbList."""
    items = [{"@type": "ListItem", "position": n, "name": link.text, "item": link.href} for n, link in enumerate(links, 1) if link.href]
    return {"@type": "BreadcrumbList", "itemListElement": items}
