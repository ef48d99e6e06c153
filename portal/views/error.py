"""Owns the page for an address without a page."""

from __future__ import annotations

from dataclasses import replace

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.views.head import head
from portal.views.listing import section_links
from portal.views.parts import Link, Meta


@dataclass(frozen=True)
class ErrorView:
    """404.html: what happened, and where to go."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    ways: tuple[Link, ...]
    sections: tuple[Link, ...]


def not_found_view(portal: Portal) -> ErrorView:
    """Return the page /404.html."""
    ways = (
        Link("Trang chủ", urls.HOME),
        Link("Tin tức theo năm, tháng", urls.NEWS),
        Link("Chủ đề", urls.TOPICS),
        Link("Cơ quan, đơn vị", urls.UNITS),
        Link("Sơ đồ trang", urls.SITE_MAP),
    )
    return ErrorView(
        meta=replace(head("Không tìm thấy trang", urls.NOT_FOUND, ()), robots="noindex"),
        breadcrumb=(),
        title="Không tìm thấy trang",
        ways=ways,
        sections=section_links(portal),
    )
