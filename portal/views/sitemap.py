"""Owns sitemap.xml (sitemaps.org 0.9) and robots.txt. Dates come from content; addresses must be absolute.

Without a site address (`origin` "") that of the published portal is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from portal import urls
from portal.domain.portal import Portal
from portal.views.page_types import PAGE_TYPES, Entry, PageType

LIMIT = 50_000  # addresses in one file (sitemaps.org)
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
Types = tuple[PageType, ...]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap(portal: Portal, origin: str = "", *, types: Types = PAGE_TYPES) -> str:
    """Return one file of all addresses, or the index of several."""
    origin = host(portal, origin)
    parts = part_count(portal, types)
    if parts == 1:
        return _urlset(entries(portal, types), origin)
    rows = "".join(f"<sitemap><loc>{escape(origin + part_url(part))}</loc></sitemap>\n" for part in range(1, parts + 1))
    return f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{rows}</sitemapindex>\n'


def sitemap_part(portal: Portal, part: int, origin: str = "", *, types: Types = PAGE_TYPES) -> str:
    """Return one of several files, counted from 1."""
    return _urlset(list(entries(portal, types))[(part - 1) * LIMIT : part * LIMIT], host(portal, origin))


def part_url(part: int) -> str:
    """Return «/sitemap-1.xml»."""
    return f"/sitemap-{part}.xml"


def part_count(portal: Portal, types: Types = PAGE_TYPES) -> int:
    """Return how many files the addresses need. They are counted only if there may be more than one file holds."""
    years = len(portal.group("years")) + 1
    yearly = years * (13 + sum(len(portal.ids(table)) for table in ("sections", "units", "topics")))
    months = 12 * years * 3 + yearly // 2  # of long lists
    pages = sum(len(portal.ids(table)) for table in ("articles", "targets", "documents", "pages")) + (2 + years) * len(portal.ids("plans"))
    return 1 if yearly + months + pages + 1000 <= LIMIT else max(1, -(-sum(1 for _ in entries(portal, types)) // LIMIT))


def host(portal: Portal, origin: str) -> str:
    """Return the public address of the site."""
    return origin or portal.identity().site_url.rstrip("/")


def _urlset(found: Iterable[Entry], origin: str) -> str:
    rows = "".join(_row(origin + url, day) for url, day in found)
    return f'{HEAD}<urlset xmlns="{SPACE}">\n{rows}</urlset>\n'


def _row(address: str, day: str) -> str:
    modified = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{modified}</url>\n"


def entries(portal: Portal, types: Types = PAGE_TYPES) -> Iterator[Entry]:
    """Yield every page for search engines, once, with the day its content last changed."""
    seen: set[str] = set()
    for type in types:
        for url, day in type.entries(portal) if type.entries else ():
            if url not in seen:
                seen.add(url)
                yield url, day


def robots(portal: Portal, origin: str = "") -> str:
    """Return robots.txt: nothing is indexed while the identity is fictional."""
    if portal.identity().fictional:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: {urls.SEARCH}\n" + "".join(
        f"Sitemap: {host(portal, origin)}{url}\n" for url in (urls.SITEMAP, urls.NEWS_SITEMAP)
    )
