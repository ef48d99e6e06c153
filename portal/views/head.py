"""Owns the head of every page: title, description, address, feeds and its place as a BreadcrumbList. Refuses page contents."""

from __future__ import annotations

from typing import Any

from portal.views.jsonld import breadcrumb_ld, dumped
from portal.views.parts import Feed, Link, Meta, PicturePart


def head(
    title: str, url: str, trail: tuple[Link, ...], origin: str = "", *, description: str = "", feeds: tuple[Feed, ...] = (),
    things: tuple[dict[str, Any], ...] = (), lang: str = "vi", robots: str = "", image: PicturePart | None = None,
    kind: str = "website", published: str = "", modified: str = "",
) -> Meta:  # fmt: skip
    """A page's Meta. `origin` is "https://host" or "", `things` are further schema.org descriptions."""
    steps = (breadcrumb_ld(trail, origin),) if len(trail) > 1 else ()
    return Meta(
        title=title,
        canonical=url,
        description=" ".join(description.split()),
        kind=kind,
        feeds=feeds,
        json_ld=dumped(*things, *steps) if things or steps else "",
        robots=robots,
        image=image,
        lang=lang,
        published=published,
        modified=modified,
    )
