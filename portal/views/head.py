"""Owns the head of every page: title, description, address, feeds and its BreadcrumbList. Page contents are elsewhere."""

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
    """Return a page's Meta. `origin` is "https://host" or "", `things` are further schema.org descriptions.

    `title` and description are unique to this page: a description that does not name the page is prefixed with its title. An article's is
    its summary, as written.
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
    """Return a description that is unique if the title is: «Kinh tế: tin năm 2016. 3 tin, bài.»

    A long title comes last: search engines show the beginning.
    """
    own = " ".join(description.split())
    if not own or title.casefold() in own.casefold():
        return own or title
    first, second = (own, title) if len(title) > LONG else (title, own)
    return f"{first.rstrip(' .:')}. {second[:1].upper()}{second[1:]}"
