"""Owns the site map page and the list of all feeds."""

from __future__ import annotations

from collections.abc import Iterator

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.text.numbers import format_number
from portal.views.card import crumbs
from portal.views.ground import unit_entry
from portal.views.head import head
from portal.views.listing import section_links
from portal.views.page_types import PAGE_TYPES, PageType, Place, links
from portal.views.parts import Link, Meta

STANDING = (urls.ABOUT, urls.CONTACT)


@dataclass(frozen=True)
class LinkBlock:
    """Links under a heading, with a sentence about them and a link to all of them."""

    heading: str
    anchor: str
    links: tuple[Link, ...]
    text: str = ""
    more: Link | None = None
    look: str = "columns"


@dataclass(frozen=True)
class DirectoryView:
    """A page of links."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    blocks: tuple[LinkBlock, ...]


def directory(title: str, url: str, lede: str, blocks: Iterator[LinkBlock], origin: str) -> DirectoryView:
    """Return a page of the blocks that have links."""
    trail = crumbs(Link(title))
    shown = tuple(block for block in blocks if block.links)
    return DirectoryView(head(title, url, trail, origin, description=lede), trail, title, lede, shown)


def site_map_view(portal: Portal, origin: str = "", *, types: tuple[PageType, ...] = PAGE_TYPES) -> DirectoryView:
    """Return /so-do-trang/: every kind of page."""
    return directory("Sơ đồ trang", urls.SITE_MAP, "Các mục của trang, từ đây đến được mọi nội dung.", _site_map(portal, types), origin)


def _site_map(portal: Portal, types: tuple[PageType, ...]) -> Iterator[LinkBlock]:
    yield LinkBlock("Tin tức", "tin-tuc", (*links(portal, Place.NEWS, types), *section_links(portal)))
    years = tuple(Link(f"Năm {year}", urls.news(year), f"({format_number(count)})") for year, count in portal.years("all"))
    yield LinkBlock("Tin theo năm", "theo-nam", years)
    yield LinkBlock("Chương trình, chỉ tiêu, văn bản", "chuong-trinh", tuple(links(portal, Place.RECORDS, types)))
    topics = sorted(((portal.topic(id).name, id) for id in portal.ids("topics")), key=lambda pair: sort_key(pair[0]))
    named = tuple(Link(name, urls.topic(id)) for name, id in topics)
    yield LinkBlock("Chủ đề", "chu-de", named, more=Link("Chủ đề theo chữ cái", urls.TOPICS))
    ordered = sorted((portal.has_ended(id), place, id) for place, id in enumerate(portal.ids("units")) if portal.has_group("unit", id))
    units = tuple(unit_entry(portal, id) for _, _, id in ordered)
    yield LinkBlock("Cơ quan, đơn vị có tin, bài", "don-vi", units, more=Link("Tất cả cơ quan, đơn vị", urls.UNITS))
    yield LinkBlock("Về trang này", "ve-trang", tuple(_about(portal, types)))


def _about(portal: Portal, types: tuple[PageType, ...]) -> Iterator[Link]:
    """Yield Giới thiệu, liên hệ, then the other pages of staff, then the services."""
    own = {urls.page(id): Link(portal.page(id).title, urls.page(id)) for id in portal.ids("pages")}
    found = tuple(links(portal, Place.ABOUT, types))
    standing = [link for link in found if link.href in STANDING]
    yield from standing
    yield from (link for url, link in own.items() if url not in STANDING)
    yield from (link for link in found if link not in standing)
