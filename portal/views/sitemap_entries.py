"""Owns the addresses of each page type in sitemap.xml, with the day their content last changed.

Sections and topics without content are left out. The table of page types (page_types.py) names these functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal import urls
from portal.domain.article import ArticleKind
from portal.domain.portal import Portal
from portal.views import lists
from portal.views.dossier import dossier_years
from portal.views.following import feed_keys, page_of
from portal.views.page_types import Entry


def home(portal: Portal) -> Iterator[Entry]:
    """Yield the front page."""
    yield urls.HOME, _day(portal, "all")


def news(portal: Portal) -> Iterator[Entry]:
    """Yield the lists of news: the newest, each year, each month."""
    yield urls.NEWS, _day(portal, "all")
    for year in portal.group("years"):
        yield urls.news(year), _day(portal, "year", year)
        yield from ((urls.month(month), _day(portal, "month", month)) for month in portal.names("months", year))


def articles(portal: Portal) -> Iterator[Entry]:
    """Yield every article."""
    for year in portal.group("years"):
        yield from ((url, day) for day, url in (stamp.split(" ", 1) for stamp in portal.group("stamps", year)))


def sections(portal: Portal) -> Iterator[Entry]:
    """Yield sections, and their years."""
    for id in portal.ids("sections"):
        yield from _of(portal, "section", id, urls.section(id))


def units(portal: Portal) -> Iterator[Entry]:
    """Yield the list of units, each unit, and its years."""
    yield urls.UNITS, _day(portal, "all")
    for id in portal.ids("units"):
        yield from _of(portal, "unit", id, urls.unit(id))


def topics(portal: Portal) -> Iterator[Entry]:
    """Yield the list of topics, each topic, and its years."""
    yield urls.TOPICS, _day(portal, "all")
    for id in portal.ids("topics"):
        yield from _of(portal, "topic", id, urls.topic(id))


def plans(portal: Portal) -> Iterator[Entry]:
    """Yield plans with the day of their latest fact, their dossiers, and the lists of them."""
    yield urls.PLANS, _fact_day(portal, "plans")
    yield from ((url, _fact_day(portal, "plans", facet, value, *path)) for url, facet, value, path in lists.plan_lists(portal))
    for id in portal.ids("plans"):
        plan = portal.plan(id)
        if plan.page:
            day = plan.fact_day.isoformat() if plan.fact_day else ""
            yield from ((urls.plan(id), day), (urls.dossier(id), day))
            yield from ((urls.dossier(id, year), _day(portal, "plan", id, year)) for year, _ in dossier_years(portal, id))


def targets(portal: Portal) -> Iterator[Entry]:
    """Yield targets with the day of their latest fact, and the lists of them."""
    stamps = [stamp.split(" ", 1) for stamp in portal.group("targets", "stamps")]
    days = {id: day for day, id in stamps}
    yield urls.TARGETS, max(days.values(), default="")
    for url, facet, value, path in lists.target_lists(portal):
        yield url, max((days[id] for id in portal.group("targets", facet, value, *path)), default="")
    yield from ((urls.target(id), day) for day, id in stamps)


def documents(portal: Portal) -> Iterator[Entry]:
    """Yield documents, and the lists of them."""
    days = {id: day for day, id in (stamp.split(" ", 1) for stamp in portal.group("documents", "stamps"))}

    def latest(*key: str) -> str:
        return max((days[id] for id in portal.latest(1, "documents", *key)), default="")

    yield urls.DOCUMENTS, latest()
    yield from ((url, latest(facet, value, *path)) for url, facet, value, path in lists.document_lists(portal))
    yield from ((urls.document(id), day) for id, day in days.items())


def events(portal: Portal) -> Iterator[Entry]:
    """Yield coming events, and the lists of past ones."""
    yield urls.EVENTS, max(_reported_day(portal, key) for key in (("coming",), ("past",)))
    yield from ((url, _reported_day(portal, ("year", year, *path))) for url, year, path in lists.event_lists(portal))


def consultations(portal: Portal) -> Iterator[Entry]:
    """Yield consultations, and the lists of past ones."""
    yield urls.CONSULTATIONS, max(_day(portal, "consultation", state) for state in ("open", "closed"))
    yield from ((url, _day(portal, "consultation", year, *path)) for url, year, path in lists.consultation_lists(portal))


def notices(portal: Portal) -> Iterator[Entry]:
    """Yield notices in force, and the lists of them."""
    key = ("kind", ArticleKind.NOTICE.value)
    yield urls.NOTICES, _day(portal, *key)
    yield from ((url, _day(portal, *key, year, *path)) for url, year, path in lists.notice_lists(portal))


def feeds(portal: Portal) -> Iterator[Entry]:
    """Yield the pages that explain feeds."""
    for key in feed_keys(portal):
        yield urls.follow(page_of(key)), _day(portal, *key) if key[0] not in ("targets", "documents") else ""


def static(portal: Portal) -> Iterator[Entry]:
    """Yield the pages of content/trang."""
    yield from ((urls.page(id), "") for id in portal.ids("pages"))


def _reported_day(portal: Portal, key: tuple[str, ...]) -> str:
    """Return the day on which the newest article reported on the latest event of a list."""
    latest = portal.latest(1, "events", *key)
    reports = [id for id in portal.event(latest[0]).articles if portal.has_article(id)] if latest else []
    return portal.place(reports[0])[1] if reports else ""


def _day(portal: Portal, *key: str) -> str:
    """Return the day of the newest article of a group."""
    latest = portal.latest(1, *key)
    return portal.place(latest[0])[1] if latest else ""


def _of(portal: Portal, of: str, id: str, page: str) -> Iterator[Entry]:
    """Yield a unit, topic or section with articles, and its years."""
    day = _day(portal, of, id)
    if day or of == "unit" or (of == "topic" and any(portal.has_group(table, "topic", id) for table in ("plans", "documents"))):
        yield page, day
    yield from ((url, _day(portal, of, id, year, *path)) for url, year, path in lists.yearly_lists(portal, of, id, page))


def _fact_day(portal: Portal, *key: str) -> str:
    """Return the day of the latest fact of a group of plans, which is first."""
    latest = portal.latest(1, *key)
    day = portal.plan(latest[0]).fact_day if latest else None
    return day.isoformat() if day else ""
