"""Owns schema.org descriptions of pages as JSON-LD: NewsArticle, Event, GovernmentOrganization, BreadcrumbList.

`origin` is "https://host" when the site is published, "" for root-relative addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson

from portal import urls
from portal.domain.article import Article
from portal.domain.event import EventReport, EventState
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.domain.unit import Unit, UnitKind
from portal.text.dates import iso
from portal.text.hour import moment_of
from portal.views.card import moment
from portal.views.naming import held_name
from portal.views.parts import Link
from portal.views.shared import shared

DATA_FORMS = (("csv", "text/csv"), ("json", "application/json"))
STATES = {
    EventState.POSTPONED: "https://schema.org/EventPostponed",
    EventState.CANCELLED: "https://schema.org/EventCancelled",
}


def dumped(*things: dict[str, object]) -> str:
    """Return finished JSON that is safe in a script element, without empty values."""
    graph = {"@context": "https://schema.org", "@graph": things}
    return orjson.dumps(graph).decode().replace("<", "\\u003c")


def _filled(thing: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in thing.items() if value}


def article_ld(portal: Portal, article: Article, origin: str, picture: str = "") -> tuple[dict[str, object], ...]:
    """Return a NewsArticle, and the Event it reports on; `picture` is the root-relative address of its lead picture."""
    card = article.card
    fields = {
        "@type": "NewsArticle",
        "headline": card.title,
        "description": card.summary,
        "inLanguage": article.lang,
        "url": origin + card.url,
        "mainEntityOfPage": origin + card.url,
        "image": [origin + picture] if picture else [],
        "datePublished": moment(card.at) if card.dated else "",
        "dateModified": article.changes[0].day.isoformat() if article.changes else "",
        "publisher": organizer(portal, card.unit, origin),
        "author": [{"@type": "Person", "name": c.name} for c in article.credits if c.role == "tác giả"],
        "isBasedOn": article.source.url if article.source else "",
    }
    news, event = _filled(fields), article.event
    if event is None or event.day is None:
        return (news,)
    return news, event_ld(portal, event, card.title, card.url, origin)


def event_ld(portal: Portal, event: EventReport, name: str, url: str, origin: str = "") -> dict[str, object]:
    """Return an Event with its day, place and organisers."""
    assert event.day is not None
    return _filled(
        {
            "@type": "Event",
            "name": held_name(event.name, event) or name,
            "startDate": iso(moment_of(event.day, event.time)) if event.time else event.day.isoformat(),
            "endDate": _end(event),
            "eventStatus": STATES.get(event.state, "https://schema.org/EventScheduled"),
            "location": {"@type": "Place", "name": event.place or _place(portal, event.hosts)},
            "organizer": [organizer(portal, host, origin) for host in event.hosts],
            "url": origin + url,
        }
    )


def _place(portal: Portal, hosts: tuple[str, ...]) -> str:
    """Return the place of an event that names none, as far as known: the territory of its host."""
    return territory(portal, hosts[0]).name if hosts else portal.identity().owner


def territory(portal: Portal, id: str) -> Unit:
    """Return the territory a unit belongs to, the unit itself if none is known."""
    unit = portal.unit(id)
    seen = {id}
    while unit.kind is not UnitKind.TERRITORY:
        if not unit.parent or unit.parent in seen:
            return portal.unit(id)
        seen.add(unit.parent)
        unit = portal.unit(unit.parent)
    return unit


def _end(event: EventReport) -> str:
    """Return the last day, or the hour at which a meeting of one day ends."""
    if event.end_day:
        return event.end_day.isoformat()
    at = event.ends_at
    return iso(at) if at else ""


@shared
def organizer(portal: Portal, id: str, origin: str) -> orjson.Fragment:
    """Return a unit as many pages name it, already serialised."""
    return orjson.Fragment(orjson.dumps(organization(portal.unit(id), origin)))


def organization(unit: Unit, origin: str = "") -> dict[str, object]:
    """Return a GovernmentOrganization; an ended one has its last day."""
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "name": unit.name,
            "alternateName": unit.name_en,
            "url": origin + urls.unit(unit.id),
            "sameAs": unit.site,
            "address": unit.address,
            "telephone": unit.phone,
            "faxNumber": unit.fax,
            "email": unit.email,
            "foundingDate": unit.valid_from.isoformat() if unit.valid_from else "",
            "dissolutionDate": unit.valid_to.isoformat() if unit.valid_to else "",
        }
    )


def publisher_ld(identity: Identity, origin: str) -> tuple[dict[str, object], ...]:
    """Return the site and the body behind it."""
    owner = _filled(
        {
            "@type": "GovernmentOrganization",
            "name": identity.owner,
            "alternateName": identity.owner_en,
            "address": identity.address,
            "telephone": identity.phone,
            "email": identity.email,
        }
    )
    site = {"@type": "WebSite", "name": identity.name, "inLanguage": "vi", "url": f"{origin}/", "publisher": owner}
    return (_filled(site),)


def catalogue_ld(identity: Identity, origin: str, tables: Iterable[tuple[str, str, str]]) -> tuple[dict[str, object], ...]:
    """Return the open data as a DataCatalog, and each table (name, title, description) as a Dataset of it."""
    page = origin + urls.DATA
    catalogue: dict[str, object] = {"@type": "DataCatalog", "@id": f"{page}#danh-muc", "name": f"Dữ liệu mở – {identity.name}", "url": page}
    return catalogue, *(_dataset(identity, page, *table) for table in tables)


def _dataset(identity: Identity, page: str, name: str, title: str, description: str) -> dict[str, object]:
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"{page}#tap-{name}",
            "name": f"{title} – {identity.name}",
            "description": description,
            "url": f"{page}#bang-{name}",
            "includedInDataCatalog": {"@id": f"{page}#danh-muc"},
            "creator": {"@type": "GovernmentOrganization", "name": identity.owner},
            "license": identity.license_url,
            "inLanguage": "vi",
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": media, "contentUrl": f"{page}{name}.{form}"} for form, media in DATA_FORMS
            ],
        }
    )


def breadcrumb_ld(links: tuple[Link, ...], origin: str = "") -> dict[str, object]:
    """Return a BreadcrumbList; the page itself, last, needs no address."""
    items = [
        {"@type": "ListItem", "position": n, "name": link.text, **({"item": origin + link.href} if link.href else {})}
        for n, link in enumerate(links, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
