"""Owns the English pages: the organisation and its contacts. Only existing translations are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal import urls
from portal.domain.identity import Identity
from portal.domain.portal import Portal
from portal.domain.unit import Unit, UnitKind
from portal.record import dataclass
from portal.views.head import head, page_ld
from portal.views.jsonld import publisher_ld
from portal.views.parts import Fact, Link, Meta
from portal.views.rows import Contact
from portal.views.site import Language, PageFrame
from portal.views.site_view import frame_view
from portal.views.unit import phone_href

TWINS = {urls.ABOUT: urls.ENGLISH, urls.CONTACT: urls.ENGLISH_CONTACTS}  # of the menu's Vietnamese pages
NAMED = 9  # bodies listed per kind
HEADINGS = {
    UnitKind.PARTY: "Party bodies",
    UnitKind.COUNCIL: "People’s Councils and People’s Committees",
    UnitKind.COMMITTEE: "People’s Councils and People’s Committees",
    UnitKind.OFFICE: "Departments and offices",
    UnitKind.FRONT: "Fatherland Front and mass organisations",
    UnitKind.SERVICE: "Public service units",
    UnitKind.VERTICAL: "Agencies of the central government",
    UnitKind.TERRITORY: "Administrative units",
}


@dataclass(frozen=True)
class EnglishBody:
    """A unit; one without an English name has its Vietnamese one, marked by `lang`."""

    text: str
    href: str
    lang: str
    note: str  # the Vietnamese name next to an English one


@dataclass(frozen=True)
class EnglishBodies:
    """Units of one kind under an English heading."""

    heading: str
    anchor: str
    bodies: tuple[EnglishBody, ...]
    more: Link | None  # "and 12 more", None if all are listed


@dataclass(frozen=True)
class EnglishView:
    """/en/ and /en/contacts/."""

    meta: Meta
    frame: PageFrame
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    paragraphs: tuple[str, ...]
    facts_title: str
    facts: tuple[Fact, ...]
    bodies: tuple[EnglishBodies, ...]
    contacts: tuple[Contact, ...]
    ways: tuple[Link, ...]


def organisation_view(portal: Portal, origin: str = "") -> EnglishView:
    """Return /en/: what this portal is, who runs it, how the district is organised."""
    identity = portal.identity()
    trail = (Link("Home", urls.HOME), Link("English"))
    title = identity.name_en or "Organisation"
    lede = "The organisation behind this portal, in English. News and documents are published in Vietnamese."
    return EnglishView(
        meta=replace(
            head(title, urls.ENGLISH, trail, origin, description=lede),
            lang="en",
            json_ld=page_ld(trail, origin, *publisher_ld(identity, origin)),
        ),
        frame=english_frame(portal),
        breadcrumb=trail,
        title=title,
        lede=lede,
        paragraphs=tuple(_about(portal)),
        facts_title="Organisation",
        facts=tuple(_organisation(identity)),
        bodies=tuple(_bodies(portal)),
        contacts=(),
        ways=(
            Link("Contacts", urls.ENGLISH_CONTACTS), Link("Open data", urls.DATA, "in Vietnamese"),
            Link("Front page", urls.HOME, "in Vietnamese"),
        ),
    )


def contacts_view(portal: Portal, origin: str = "") -> EnglishView:
    """Return /en/contacts/."""
    identity = portal.identity()
    trail = (Link("Home", urls.HOME), Link("English", urls.ENGLISH), Link("Contacts"))
    lede = "How to reach the body that runs this portal."
    return EnglishView(
        meta=replace(head("Contacts", urls.ENGLISH_CONTACTS, trail, origin, description=lede), lang="en"),
        frame=english_frame(portal),
        breadcrumb=trail,
        title="Contacts",
        lede=lede,
        paragraphs=(),
        facts_title="Body that runs this portal",
        facts=tuple(_ways(identity)),
        bodies=(),
        contacts=tuple(_contacts(portal)),
        ways=(Link("Organisation", urls.ENGLISH), Link("Contacts", urls.CONTACT, "in Vietnamese")),
    )


def english_frame(portal: Portal) -> PageFrame:
    """Return the header and the footer in English; fields the identity has in Vietnamese only are marked as such."""
    identity, frame = portal.identity(), frame_view(portal)
    named = {
        "name": identity.name_en, "owner": identity.owner_en, "parent": identity.parent_en,
        "responsible": identity.responsible_person_en, "address": identity.address_en, "copyright": identity.owner_en,
    }  # fmt: skip
    return replace(
        frame,
        name=identity.name_en or frame.name,
        owner=identity.owner_en or frame.owner,
        parent=identity.parent_en or frame.parent,
        responsible=identity.responsible_person_en or frame.responsible,
        address=identity.address_en or frame.address,
        copyright=f"© {identity.copyright_from} {identity.owner_en or frame.owner}",
        home=urls.ENGLISH,
        menu=tuple(replace(link, href=TWINS.get(link.href, link.href)) for link in frame.menu),
        languages=(Language("vi", "Tiếng Việt", urls.HOME),),
        untranslated=tuple(field for field, english in named.items() if not english),
    )


def _own(english: str, vietnamese: str, href: str = "") -> Link:
    """Return a link with the English name, otherwise with the Vietnamese one, marked as Vietnamese."""
    return Link(english or vietnamese, href, lang="" if english else "vi")


def _about(portal: Portal) -> Iterator[str]:
    yield (
        "This portal publishes news, programmes and plans, the targets they set, and the results reported later. "
        "Each target has a page of its own that shows what was promised, what has been reported, and when."
    )
    if portal.identity().fictional:
        yield "The district shown here is fictional. Names, addresses and telephone numbers are examples."


def _organisation(identity: Identity) -> Iterator[Fact]:
    yield Fact("Run by", (_own(identity.owner_en, identity.owner),))
    yield Fact("Under", (_own(identity.parent_en, identity.parent),))
    yield Fact("Responsible for contents", (_own(identity.responsible_person_en, identity.responsible_person),))
    yield Fact("Name in Vietnamese", (Link(identity.name, lang="vi"),))


def _ways(identity: Identity) -> Iterator[Fact]:
    yield Fact("Name", (_own(identity.owner_en, identity.owner),))
    yield Fact("Address", (_own(identity.address_en, identity.address),))
    yield Fact("Telephone", (Link(identity.phone, phone_href(identity.phone)),))
    if identity.fax:
        yield Fact("Fax", (Link(identity.fax),))
    yield Fact("E-mail", (Link(identity.email, f"mailto:{identity.email}"),))
    yield Fact("Responsible for contents", (_own(identity.responsible_person_en, identity.responsible_person),))


def _translated(portal: Portal) -> Iterator[Unit]:
    """Yield existing units, those with an English name first."""
    units = [portal.unit(id) for id in portal.ids("units") if not portal.has_ended(id)]
    yield from sorted(units, key=lambda unit: not unit.name_en)


def _bodies(portal: Portal) -> Iterator[EnglishBodies]:
    found: dict[str, list[EnglishBody]] = {}
    for unit in _translated(portal):
        if unit.kind is not UnitKind.TERRITORY or unit.name_en:
            language, other = ("en", unit.name) if unit.name_en else ("vi", "")
            body = EnglishBody(unit.name_en or unit.name, urls.unit(unit.id), language, other)
            found.setdefault(HEADINGS[unit.kind], []).append(body)
    for place, heading in enumerate(dict.fromkeys(HEADINGS.values()), 1):
        named = found.get(heading, [])
        if named:
            rest = len(named) - NAMED
            more = Link(f"and {rest} more", urls.UNITS, "in Vietnamese") if rest > 0 else None
            yield EnglishBodies(heading, f"bodies-{place}", tuple(named[:NAMED]), more)


def _contacts(portal: Portal) -> Iterator[Contact]:
    for unit in _translated(portal):
        if unit.name_en and (unit.phone or unit.email):
            yield Contact(Link(unit.name_en, urls.unit(unit.id)), unit.address, unit.phone, unit.fax, unit.email)
