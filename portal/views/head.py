"""Owns the head of every page: title, description, address, feeds and its BreadcrumbList. Page contents are elsewhere."""

from __future__ import annotations

from portal.record import dataclass
from portal.views.jsonld import breadcrumb_ld, dumped
from portal.views.parts import Link, Meta

LONG = 80  # letters of a title


@dataclass(frozen=True)
class PageHeader:
    """What a list begins with: its title, address, breadcrumb, the sentence below the title; `origin` is "https://host" or ""."""

    title: str
    url: str
    trail: tuple[Link, ...]
    lede: str
    origin: str

    @property
    def meta(self) -> Meta:
        return head(self.title, self.url, self.trail, self.origin, description=self.lede)


def head(title: str, url: str, trail: tuple[Link, ...], origin: str = "", *, description: str = "") -> Meta:
    """Return a page's Meta, to which `dataclasses.replace` adds feeds, a picture and the like. `origin` is "https://host" or "".

    `title` and description are unique to this page: a description that does not name the page is prefixed with its title.
    """
    return Meta(title=title, canonical=url, description=described(title, description), json_ld=page_ld(trail, origin))


def page_ld(trail: tuple[Link, ...], origin: str, *things: dict[str, object]) -> str:
    """Return the JSON-LD of a page: the schema.org descriptions of things, then of its breadcrumb; "" if it has neither."""
    steps = (breadcrumb_ld(trail, origin),) if len(trail) > 1 else ()
    return dumped(*things, *steps) if things or steps else ""


def described(title: str, description: str) -> str:
    """Return a description that is unique if the title is: «Kinh tế: tin năm 2016. 3 tin, bài.»

    A long title comes last: search engines show the beginning.
    """
    own = " ".join(description.split())
    if not own or title.casefold() in own.casefold():
        return own or title
    first, second = (own, title) if len(title) > LONG else (title, own)
    return f"{first.rstrip(' .:')}. {second[:1].upper()}{second[1:]}"
