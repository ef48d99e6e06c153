"""Owns the head of every page: title, description, address, feeds and its place as a BreadcrumbList. Refuses page contents."""

from __future__ import annotations

from typing import Any

from portal.views.jsonld import breadcrumb_ld, dumped
from portal.views.parts import Feed, Link, Meta, PicturePart

LONG = 80  # letters of a title


def head(
    title: str, url: str, trail: tuple[Link, ...], origin: str = "", *, description: str = "", feeds: tuple[Feed, ...] = (),
    things: tuple[dict[str, Any], ...] = (), lang: str = "vi", robots: str = "", image: PicturePart | None = None,
    kind: str = "website", published: str = "", modified: str = "",
) -> Meta:  # fmt: skip
    """A page's Meta. `origin` is "https://host" or "", `things` are further schema.org descriptions.

    `title` is of this page alone, and so is its description: one that does not name the page gets its title before it. An article's
    is its summary, as written.
    """
    steps = (breadcrumb_ld(trail, origin),) if len(trail) > 1 else ()
    return Meta(
        title=title,
        canonical=url,
        description=" ".join(description.split()) if kind == "article" else described(title, description),
        kind=kind,
        feeds=feeds,
        json_ld=dumped(*things, *steps) if things or steps else "",
        robots=robots,
        image=image,
        lang=lang,
        published=published,
        modified=modified,
    )


def described(title: str, description: str) -> str:
    """A description that no other page has, as long as no other page has its title: «Kinh tế: tin năm 2016. 3 tin, bài.»

    A long title stands last: search engines show the beginning.
    """
    told = " ".join(description.split())
    if not told or title.casefold() in told.casefold():
        return told or title
    first, second = (told, title) if len(title) > LONG else (title, told)
    return f"{first.rstrip(' .:')}. {second[:1].upper()}{second[1:]}"
