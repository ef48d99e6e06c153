"""Owns the Site view: what every page shows, from the identity and from which pages have content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from portal import urls
from portal.domain.portal import Portal
from portal.views.page_types import PAGE_TYPES, PageType, Place, links
from portal.views.parts import Feed, Link
from portal.views.site import AssetUrls, Language, PageFrame, Site

ATOM, JSON = "application/atom+xml", "application/feed+json"


def site_view(portal: Portal, assets: AssetUrls, url: str, types: Iterable[PageType] = PAGE_TYPES) -> Site:
    """Return the portal itself, as templates see it. `url`: where it is published; otherwise the address in its identity."""
    identity = portal.identity()
    frame = frame_view(portal, types)
    return Site(
        **{field.name: getattr(frame, field.name) for field in fields(frame)},
        short_name=identity.short_name or identity.name,
        tagline=identity.tagline,
        assets=assets,
        feeds=whole_feeds(identity.name),
        fictional=identity.fictional,
        feedback=f"mailto:{identity.email}",
        url=url or identity.site_url.rstrip("/"),
    )


def frame_view(portal: Portal, types: Iterable[PageType] = PAGE_TYPES) -> PageFrame:
    """Return the header and the footer of Vietnamese pages."""
    identity = portal.identity()
    return PageFrame(
        name=identity.name,
        owner=identity.owner,
        parent=identity.parent,
        responsible=identity.responsible_person,
        address=identity.address,
        phone=identity.phone,
        email=identity.email,
        fax=identity.fax,
        reuse_clause=identity.reuse_clause,
        copyright=f"© {identity.copyright_from} {identity.owner}",
        license=Link(identity.license, identity.license_url) if identity.license else None,
        menu=tuple(menu_links(portal, types)),
        more=tuple(links(portal, Place.MORE, _kept(portal, types))),
        footer=tuple(links(portal, Place.FOOTER, types)),
        notice="Đơn vị hư cấu: mọi tên người, địa danh và số liệu của trang này là ví dụ." if identity.fictional else "",
        search=urls.SEARCH,
        languages=(Language("en", "English", urls.ENGLISH),) if identity.name_en else (),
    )


def menu_links(portal: Portal, types: Iterable[PageType] = PAGE_TYPES) -> Iterator[Link]:
    """Yield the entries of the menu: those that the office orders first, without empty pages of the portal, then those it does not hide."""
    found, own = {link.href: link for link in links(portal, Place.MENU, types)}, portal.identity().menu
    empty = {type.url for type in types if Place.MENU in type.links} - found.keys()
    yield from (Link(one.name, one.url) for one in own if one.url not in empty)
    kept = {type.url for type in _kept(portal, types)}
    yield from (link for href, link in found.items() if href in kept and href not in {one.url for one in own})


def _kept(portal: Portal, types: Iterable[PageType]) -> tuple[PageType, ...]:
    """Return the page types that the office does not hide from the menu."""
    return tuple(type for type in types if type.name not in portal.identity().menu_hidden)


def whole_feeds(name: str) -> tuple[Feed, ...]:
    """Return the feeds of the whole portal."""
    return (Feed(f"{name} – RSS", urls.RSS), Feed(f"{name} – Atom", urls.ATOM, ATOM), Feed(f"{name} – JSON", urls.JSON_FEED, JSON))
