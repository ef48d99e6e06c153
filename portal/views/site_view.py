"""Owns the making of the Site view: what every page shows, from identity and from which pages have content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from portal import urls
from portal.domain.portal import Portal
from portal.views.parts import Feed, Link
from portal.views.site import Assets, Frame, Language, Site

ATOM, JSON = "application/atom+xml", "application/feed+json"


def site_view(portal: Portal, assets: Assets, url: str) -> Site:
    """The portal itself, as templates see it. `url`: where it is published; else where its identity says it will be."""
    identity = portal.identity()
    frame = frame_view(portal)
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


def frame_view(portal: Portal) -> Frame:
    """The header and the footer of Vietnamese pages."""
    identity = portal.identity()
    return Frame(
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
        menu=tuple(_menu(portal)),
        footer=tuple(_footer(portal)),
        notice="Đơn vị hư cấu: mọi tên người, địa danh và số liệu của trang này là ví dụ." if identity.fictional else "",
        search=urls.SEARCH,
        languages=(Language("en", "English", urls.ENGLISH),) if identity.name_en else (),
    )


def whole_feeds(name: str) -> tuple[Feed, ...]:
    """The feeds of the whole portal."""
    return (Feed(f"{name} – RSS", urls.RSS), Feed(f"{name} – Atom", urls.ATOM, ATOM), Feed(f"{name} – JSON", urls.JSON_FEED, JSON))


def _menu(portal: Portal) -> Iterator[Link]:
    pages = portal.ids("pages")
    if "gioi-thieu" in pages:
        yield Link("Giới thiệu", urls.ABOUT)
    yield Link("Tin tức", urls.NEWS)
    if portal.ids("plans"):
        yield Link("Chương trình, đề án, kế hoạch", urls.PLANS)
    if portal.ids("documents"):
        yield Link("Văn bản", urls.DOCUMENTS)
    if portal.has_group("consultation", "open") or portal.has_group("consultation", "closed"):
        yield Link("Góp ý dự thảo", urls.CONSULTATIONS)
    if "lien-he" in pages:
        yield Link("Liên hệ", urls.CONTACT)


def _footer(portal: Portal) -> Iterator[Link]:
    yield Link("Cơ quan, đơn vị", urls.UNITS)
    yield Link("Chủ đề", urls.TOPICS)
    if portal.ids("targets"):
        yield Link("Chỉ tiêu và kết quả thực hiện", urls.TARGETS)
    if portal.has_events():
        yield Link("Hội nghị, hội thảo", urls.EVENTS)
    if portal.has_group("notice", "current") or portal.has_group("notice", "past"):
        yield Link("Thông báo", urls.NOTICES)
    yield Link("Sơ đồ trang", urls.SITE_MAP)
    yield Link("Kênh RSS", urls.FEEDS)
    yield Link("Dữ liệu mở", urls.DATA)
    yield Link("Khả năng tiếp cận", urls.ACCESSIBILITY)
