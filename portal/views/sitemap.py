"""Owns sitemap.xml (sitemaps.org 0.9) and robots.txt. Dates come from content; addresses must be absolute.

Where a build has no address of its own (`origin` ""), that of the published portal stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from portal import urls
from portal.domain.portal import Portal
from portal.views.english import CONTACTS
from portal.views.listing import year_links

LIMIT = 50_000  # addresses in one file (sitemaps.org)
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
Entry = tuple[str, str]  # address, day of the last change or ""


def sitemap(portal: Portal, origin: str = "") -> str:
    """One file of all addresses, or the index of several."""
    origin = host(portal, origin)
    parts = part_count(portal)
    if parts == 1:
        return _urlset(entries(portal), origin)
    rows = "".join(f"<sitemap><loc>{escape(origin + part_url(part))}</loc></sitemap>\n" for part in range(1, parts + 1))
    return f'{HEAD}<sitemapindex xmlns="{SPACE}">\n{rows}</sitemapindex>\n'


def sitemap_part(portal: Portal, part: int, origin: str = "") -> str:
    """One of several files, counted from 1."""
    return _urlset(list(entries(portal))[(part - 1) * LIMIT : part * LIMIT], host(portal, origin))


def part_url(part: int) -> str:
    """«/sitemap-1.xml»."""
    return f"/sitemap-{part}.xml"


def part_count(portal: Portal) -> int:
    """How many files the addresses take. They are counted only when there may be more than one file holds."""
    years = len(portal.group("years")) + 1
    lists = years * (13 + sum(len(portal.ids(table)) for table in ("sections", "units", "topics")))
    pages = sum(len(portal.ids(table)) for table in ("articles", "plans", "targets", "documents", "pages")) + 1000
    return 1 if lists + pages <= LIMIT else max(1, -(-sum(1 for _ in entries(portal)) // LIMIT))


def host(portal: Portal, origin: str) -> str:
    """The address of the site as others reach it."""
    return origin or portal.identity().site_url.rstrip("/")


def _urlset(found: Iterable[Entry], origin: str) -> str:
    rows = "".join(_row(origin + url, day) for url, day in found)
    return f'{HEAD}<urlset xmlns="{SPACE}">\n{rows}</urlset>\n'


def _row(address: str, day: str) -> str:
    told = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{told}</url>\n"


def entries(portal: Portal) -> Iterator[Entry]:
    """Every page that search engines should know, with the day its content last changed."""
    newest = _day(portal, "all")
    yield urls.HOME, newest
    yield urls.NEWS, newest
    for year in portal.group("years"):
        yield urls.news(year), _day(portal, "year", year)
        for month in portal.names("months", year):
            yield urls.month(month), _day(portal, "month", month)
        yield from ((url, day) for day, url in (stamp.split(" ", 1) for stamp in portal.group("stamps", year)))
    yield from _listed(portal)
    yield from _records(portal)
    fixed = (
        urls.UNITS, urls.TOPICS, urls.DATA, urls.FEEDS, urls.SITE_MAP, urls.ABOUT, urls.CONTACT, urls.ACCESSIBILITY, urls.ENGLISH, CONTACTS,
    )  # fmt: skip
    pages = (urls.page(id) for id in portal.ids("pages"))
    yield from ((url, "") for url in dict.fromkeys([*fixed, *pages]))


def _day(portal: Portal, *key: str) -> str:
    """The day of the newest article of a group."""
    latest = portal.latest(1, *key)
    return portal.place(latest[0])[1] if latest else ""


def _listed(portal: Portal) -> Iterator[Entry]:
    """Units, topics and sections that have told something, and their years."""
    for of, address in (("section", urls.section), ("unit", urls.unit), ("topic", urls.topic)):
        for id in portal.ids(f"{of}s"):
            day = _day(portal, of, id)
            if day or of == "unit":
                yield address(id), day
            yield from ((link.href, _day(portal, of, id, link.href.rstrip("/").rsplit("/", 1)[-1])) for link in year_links(portal, of, id))


def _records(portal: Portal) -> Iterator[Entry]:
    """Plans with the day of their latest fact, targets, documents, and the lists of them that have entries."""
    groups = (("plans", urls.PLANS), ("targets", urls.TARGETS), ("documents", urls.DOCUMENTS))
    yield from ((url, "") for table, url in groups if portal.has_group(table))
    if portal.has_events():
        yield urls.EVENTS, ""
    for id in portal.ids("plans"):
        plan = portal.plan(id)
        if plan.page:
            yield urls.plan(id), plan.fact_day.isoformat() if plan.fact_day else ""
    yield from ((urls.target(id), "") for id in portal.group("targets"))
    yield from ((urls.document(id), "") for id in portal.group("documents"))


def robots(portal: Portal, origin: str = "") -> str:
    """robots.txt: nothing is to be indexed while the identity is fictional."""
    if portal.identity().fictional:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: {urls.SEARCH}\nSitemap: {host(portal, origin)}{urls.SITEMAP}\n"
