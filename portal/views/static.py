"""Owns the static pages: giới thiệu, liên hệ and the others in content/trang; 404 is in `error`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.card import crumbs
from portal.views.head import head, page_ld
from portal.views.jsonld import publisher_ld
from portal.views.parts import Fact, Link, Meta
from portal.views.rows import Contact
from portal.views.text import printed
from portal.views.unit import phone_href
from portal.views.units import ANCHORS, heading_of

ABOUT, CONTACT = "gioi-thieu", "lien-he"
TITLES = {ABOUT: "Giới thiệu", CONTACT: "Liên hệ"}


@dataclass(frozen=True)
class StaticView:
    """A static page: its text, and the facts of the portal's identity if they belong there."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    body: str
    facts_title: str
    facts: tuple[Fact, ...]
    contacts_title: str
    contacts: tuple[Contact, ...]
    contacts_more: Link


def static_view(portal: Portal, id: str, origin: str = "") -> StaticView:
    """Return a page of content/trang by its file's name; those of the contract exist without a file too."""
    page = portal.page(id) if id in portal.ids("pages") else None
    title = page.title if page else TITLES[id]
    identity = portal.identity()
    trail = crumbs(Link(title))
    url = urls.page(id)
    things = publisher_ld(identity, origin) if id in TITLES else ()
    facts = {ABOUT: _duties, CONTACT: _ways}.get(id, _nothing)(identity)
    return StaticView(
        meta=replace(
            head(title, url, trail, origin, description=page.summary if page else ""),
            lang=page.lang if page else "vi",
            json_ld=page_ld(trail, origin, *things),
        ),
        breadcrumb=trail,
        title=title,
        lede=page.summary if page else "",
        body=printed(portal, page.html) if page else "",
        facts_title={ABOUT: "Về trang này", CONTACT: "Cơ quan quản lý trang"}.get(id, ""),
        facts=tuple(facts),
        contacts_title="Cơ quan, đơn vị",
        contacts=tuple(_contacts(portal)) if id == CONTACT else (),
        contacts_more=Link("Tất cả cơ quan, đơn vị", urls.UNITS),
    )


def _nothing(identity: Identity) -> Iterator[Fact]:
    yield from ()


def _duties(identity: Identity) -> Iterator[Fact]:
    """Yield what the law requires a site of a state body to state about itself."""
    yield Fact("Tên", (Link(identity.name),))
    yield Fact("Cơ quan quản lý", (_owner(identity),))
    yield Fact("Cơ quan chủ quản", (Link(identity.parent),))
    yield Fact("Chịu trách nhiệm nội dung", (Link(identity.responsible_person),))
    if identity.spokesperson:
        yield Fact("Người phát ngôn", (Link(identity.spokesperson),))
    yield Fact("Phát hành lại thông tin", (Link(identity.reuse_clause),))
    if identity.license:
        yield Fact("Giấy phép của dữ liệu mở", (Link(identity.license, identity.license_url),))


def _ways(identity: Identity) -> Iterator[Fact]:
    """Yield how to reach the body that runs the portal."""
    yield Fact("Cơ quan", (_owner(identity),))
    yield Fact("Địa chỉ", (Link(identity.address),))
    yield Fact("Điện thoại", (Link(identity.phone, phone_href(identity.phone)),))
    if identity.fax:
        yield Fact("Fax", (Link(identity.fax),))
    yield Fact("Thư điện tử", (Link(identity.email, f"mailto:{identity.email}"),))
    yield Fact("Chịu trách nhiệm nội dung", (Link(identity.responsible_person),))
    if identity.spokesperson:
        yield Fact("Người phát ngôn", (Link(identity.spokesperson),))


def _owner(identity: Identity) -> Link:
    return Link(identity.owner, urls.unit(identity.owner_unit) if identity.owner_unit else "")


def _contacts(portal: Portal) -> Iterator[Contact]:
    """Yield existing units with contact data, in the groups of the list of units, within them in the order of the registry."""
    groups = list(ANCHORS)
    units = ((id, portal.unit(id)) for id in portal.ids("units"))
    for id, unit in sorted(units, key=lambda pair: groups.index(heading_of(pair[1]))):
        if (unit.phone or unit.email) and not portal.has_ended(id):
            yield Contact(Link(unit.name, urls.unit(id)), unit.address, unit.phone, unit.fax, unit.email)
