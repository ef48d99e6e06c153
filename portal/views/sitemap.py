"""Owns sitemap.xml (sitemaps.org 0.9) and robots.txt. Dates come from content; addresses must be absolute.

Where a build has no address of its own (`origin` ""), that of the published portal stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.portal import Portal
from portal.views import lists
from portal.views.dossier import dossier_years
from portal.views.english import CONTACTS

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
    yearly = years * (13 + sum(len(portal.ids(table)) for table in ("sections", "units", "topics")))
    months = 12 * years * 3 + yearly // 2  # of what is long
    pages = sum(len(portal.ids(table)) for table in ("articles", "targets", "documents", "pages")) + (2 + years) * len(portal.ids("plans"))
    return 1 if yearly + months + pages + 1000 <= LIMIT else max(1, -(-sum(1 for _ in entries(portal)) // LIMIT))


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
    """Every page that search engines should know, with the day its content last changed; sections and topics without content are none."""
    newest = _day(portal, "all")
    yield urls.HOME, newest
    yield urls.NEWS, newest
    for year in portal.group("years"):
        yield urls.news(year), _day(portal, "year", year)
        for month in portal.names("months", year):
            yield urls.month(month), _day(portal, "month", month)
        yield from ((url, day) for day, url in (stamp.split(" ", 1) for stamp in portal.group("stamps", year)))
    for of, address in (("section", urls.section), ("unit", urls.unit), ("topic", urls.topic)):
        for id in portal.ids(f"{of}s"):
            yield from _of(portal, of, id, address(id))
    yield from _plans(portal)
    yield from _targets(portal)
    yield from _documents(portal)
    yield from _by_time(portal)
    fixed = (
        urls.UNITS, urls.TOPICS, urls.DATA, urls.FEEDS, urls.SITE_MAP, urls.ABOUT, urls.CONTACT, urls.ACCESSIBILITY, urls.ENGLISH, CONTACTS,
    )  # fmt: skip
    pages = (urls.page(id) for id in portal.ids("pages"))
    yield from ((url, "") for url in dict.fromkeys([*fixed, *pages]))


def _day(portal: Portal, *key: str) -> str:
    """The day of the newest article of a group."""
    latest = portal.latest(1, *key)
    return portal.place(latest[0])[1] if latest else ""


def _of(portal: Portal, of: str, id: str, page: str) -> Iterator[Entry]:
    """A unit, topic or section that has told something, and its years."""
    day = _day(portal, of, id)
    if day or of == "unit" or (of == "topic" and any(portal.has_group(table, "topic", id) for table in ("plans", "documents"))):
        yield page, day
    yield from ((url, _day(portal, of, id, year, *path)) for url, year, path in lists.yearly_lists(portal, of, id, page))


def _plans(portal: Portal) -> Iterator[Entry]:
    """Plans with the day of their latest fact, their dossiers, and the lists of them."""
    yield urls.PLANS, _fact_day(portal, "plans")
    yield from ((url, _fact_day(portal, "plans", facet, value, *path)) for url, facet, value, path in lists.plan_lists(portal))
    for id in portal.ids("plans"):
        plan = portal.plan(id)
        if plan.page:
            day = plan.fact_day.isoformat() if plan.fact_day else ""
            yield from ((urls.plan(id), day), (urls.dossier(id), day))
            yield from ((urls.dossier(id, year), _day(portal, "plan", id, year)) for year, _ in dossier_years(portal, id))


def _fact_day(portal: Portal, *key: str) -> str:
    """The day of the latest fact of a group of plans, which stands first."""
    latest = portal.latest(1, *key)
    day = portal.plan(latest[0]).fact_day if latest else None
    return day.isoformat() if day else ""


def _targets(portal: Portal) -> Iterator[Entry]:
    """Targets with the day of the latest fact each rests on, and the lists of them."""
    stamps = [stamp.split(" ", 1) for stamp in portal.group("targets", "stamps")]
    yield urls.TARGETS, max((day for day, _ in stamps), default="")
    yield urls.SILENT, ""
    yield from ((url, "") for url, *_ in lists.target_lists(portal))
    yield from ((urls.target(id), day) for day, id in stamps)


def _documents(portal: Portal) -> Iterator[Entry]:
    """Documents, and the lists of them."""
    yield urls.DOCUMENTS, ""
    yield from ((url, "") for url, *_ in lists.document_lists(portal))
    yield from ((urls.document(id), "") for id in portal.group("documents"))


def _by_time(portal: Portal) -> Iterator[Entry]:
    """Events, notices, consultations."""
    notices = ("kind", ArticleKind.NOTICE.value)
    yield urls.EVENTS, ""
    yield from ((url, "") for url, *_ in lists.event_lists(portal))
    yield urls.NOTICES, _day(portal, *notices)
    yield from ((url, _day(portal, *notices, year, *path)) for url, year, path in lists.notice_lists(portal))
    yield urls.CONSULTATIONS, max(_day(portal, "consultation", state) for state in ("open", "closed"))
    yield from ((url, _day(portal, "consultation", year, *path)) for url, year, path in lists.consultation_lists(portal))


def robots(portal: Portal, origin: str = "") -> str:
    """robots.txt: nothing is to be indexed while the identity is fictional."""
    if portal.identity().fictional:
        return "User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nDisallow: {urls.SEARCH}\nSitemap: {host(portal, origin)}{urls.SITEMAP}\n"
