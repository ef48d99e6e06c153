"""Owns the frame of the search page: the form, and links to everything for browsers without scripts."""

from __future__ import annotations

from dataclasses import replace

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.card import crumbs
from portal.views.head import head
from portal.views.listing import section_links
from portal.views.parts import Link, Meta


@dataclass(frozen=True)
class SearchView:
    """The page /tim-kiem/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    ways: tuple[Link, ...]
    years: tuple[Link, ...]
    sections: tuple[Link, ...]


def search_view(portal: Portal, origin: str = "") -> SearchView:
    """Return the page itself; results come from the client script."""
    trail = crumbs(Link("Tìm kiếm"))
    return SearchView(
        meta=replace(
            head("Tìm kiếm", urls.SEARCH, trail, origin, description="Tìm tin, bài, văn bản, chương trình, chỉ tiêu."), robots="noindex"
        ),
        breadcrumb=trail,
        title="Tìm kiếm",
        ways=(Link("Chủ đề theo chữ cái", urls.TOPICS), Link("Cơ quan, đơn vị", urls.UNITS), Link("Sơ đồ trang", urls.SITE_MAP)),
        years=tuple(Link(f"Tin năm {year}", urls.news(year)) for year in portal.names("years", "all")),
        sections=section_links(portal),
    )
