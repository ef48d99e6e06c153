"""Owns the page at an address whose article is gone: it says what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.dates import format_day
from portal.views.card import article_link
from portal.views.head import head
from portal.views.parts import Link, Meta

TITLE = "Bài không còn ở địa chỉ này"


@dataclass(frozen=True)
class GoneView:
    """What became of an article."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    said: str
    reason: str
    heir: Link | None


def gone_view(portal: Portal, address: str) -> GoneView:
    """Return the page at one address."""
    heir, removed, note, hidden = portal.group("lost", address)
    return GoneView(
        meta=replace(head(f"{TITLE}: {address}", address, ()), robots="noindex"),
        breadcrumb=(),
        title=TITLE,
        said=_said(heir, removed, hidden),
        reason=note,
        heir=article_link(portal, heir) if heir else None,
    )


def _said(heir: str, removed: str, hidden: str) -> str:
    if heir:
        return "Bài nay ở địa chỉ khác:"
    if removed:
        return f"Bài đã được gỡ ngày {format_day(date.fromisoformat(removed))}."
    return "Bài ở địa chỉ này tạm thời không đăng." if hidden else "Bài ở địa chỉ này không còn trên trang."
