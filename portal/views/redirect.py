"""Owns old addresses: where each leads now, as a page of its own and as a map for web servers.

An old address is written as a file ("tin/2016/11/x.md") or as an address of the site ("/tin/2016/11/x/", "/Pages/123.aspx?id=5"). One that
belongs to a page of the site, or climbs out of it, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from portal import urls
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.percent import decoded

PLAIN = re.compile(r"/(?:[\w~%+@-][\w.~%+@-]*/)*(?:[\w~%+@-][\w.~%+@-]*\.html?)?", re.ASCII)  # what can be one of our files
FIRST_PART = re.compile(r"\da$")
LONGEST = 200  # bytes of one step of a path


@dataclass(frozen=True)
class RedirectView:
    """The page at an old address."""

    title: str
    href: str
    canonical: str


def redirects(portal: Portal, taken: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield (old address, article id) of every article that has moved; `taken` are the files of existing pages."""
    seen: set[str] = set()
    for id in portal.group("aliased"):
        for alias in portal.article(id).aliases:
            old = urls.old(alias)
            if old and old not in seen and urls.file_of(old) not in taken:
                seen.add(old)
                yield old, id


def parted(portal: Portal, taken: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield (address of a whole sentence, its first part): a sentence read as (4a), (4b) may have been published, or be quoted, as (4)."""
    for id in portal.ids("targets"):
        if FIRST_PART.search(id) and urls.file_of(urls.target(id[:-1])) not in taken:
            yield urls.target(id[:-1]), id


def has_page(old: str) -> bool:
    """Return whether an old address can be a page here; the others (queries, other endings) are in the server's map only."""
    steps = decoded(old).split("/")
    return PLAIN.fullmatch(old) is not None and all(len(step.encode()) <= LONGEST for step in steps) and "\\" not in old


def redirect_view(portal: Portal, id: str, origin: str = "") -> RedirectView:
    """Return the page that redirects."""
    card = portal.card(id)
    return RedirectView(card.title, card.url, origin + card.url)


def part_view(portal: Portal, id: str, origin: str = "") -> RedirectView:
    """Return the page that leads from a whole sentence to its first part."""
    return RedirectView(portal.target(id).statement.quote, urls.target(id), origin + urls.target(id))


def hosting_map(portal: Portal, pairs: tuple[tuple[str, str], ...]) -> str:
    """Return `_redirects` for static hosts."""
    return "".join(f"{old} {portal.card(id).url} 301\n" for old, id in pairs if "?" not in old)


def server_map(portal: Portal, pairs: tuple[tuple[str, str], ...]) -> str:
    """Return lines for nginx's `map $request_uri $moved { include …; }`; with it the server answers 301 itself."""
    return "".join(f"{old} {portal.card(id).url};\n" for old, id in pairs)
