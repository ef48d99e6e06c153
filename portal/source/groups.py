"""Owns the grouping of articles: by year, month, section, unit, topic, plan, kind; each newest first. And which units ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from portal import urls
from portal.domain.article import Article, ArticleKind, Status
from portal.domain.event import Happening
from portal.domain.facts import Groups
from portal.domain.unit import Unit
from portal.source.periods import parted

BY_MONTHS = ("section", "unit", "topic", "consultation")  # the years of which part into months once they are long


def group_articles(articles: dict[str, Article], happenings: dict[str, Happening], as_of: date) -> Groups:
    """All groups (see Facts); `articles` are newest first. Withdrawn ones stand in no list."""
    lists: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id, article in articles.items():
        if article.card.status is not Status.WITHDRAWN:
            for key in keys_of(article, as_of):
                lists[key].append(id)
    groups = {key: tuple(ids) for key, ids in lists.items()} | _months(lists, articles)
    groups |= {("stamps", year): tuple(stamps) for year, stamps in _stamps(articles).items()}
    groups["withdrawn",] = tuple(id for id, article in articles.items() if article.card.status is Status.WITHDRAWN)
    groups |= _aliases(articles)
    groups["years",] = tuple(sorted((key[1] for key in groups if key[0] == "year"), reverse=True))
    coming = sorted((item for item in happenings.values() if item.coming), key=event_order)
    past = sorted((item for item in happenings.values() if not item.coming), key=event_order, reverse=True)
    groups["events", "coming"] = tuple(item.id for item in coming)
    groups["events", "past"] = tuple(item.id for item in past)
    return groups


def _aliases(articles: dict[str, Article]) -> Groups:
    """("aliased",) → the articles that have old addresses; ("alias", address) → the one an old address leads to now, the newest first."""
    moved = [article for article in articles.values() if article.aliases]
    living = {article.url for article in articles.values()} if moved else set()
    found: Groups = {("aliased",): tuple(article.id for article in moved)}
    for article in moved:
        for old in map(urls.old, article.aliases):
            if old and old not in living:
                found.setdefault(("alias", old), (article.id,))
    return found


def _months(lists: dict[tuple[str, ...], list[str]], articles: dict[str, Article]) -> Groups:
    years = [key for key in lists if key[-1].isdigit() and (key[0] in BY_MONTHS or key[:2] == ("kind", ArticleKind.NOTICE))]
    return parted(lists, years, lambda id: articles[id].card.at.isoformat()[:7])


def _stamps(articles: dict[str, Article]) -> dict[str, list[str]]:
    """«2016-11-28 /tin/2016/11/x/»: the day each article was last told, by year; all that a site map needs of it."""
    stamps: dict[str, list[str]] = {}
    for article in articles.values():
        if article.card.status is not Status.WITHDRAWN:
            stamps.setdefault(f"{article.card.at.year:04}", []).append(stamp_of(article))
    return stamps


def stamp_of(article: Article) -> str:
    """One line of a year's stamps."""
    return f"{article.told.date().isoformat()} {article.url}"


def group_units(units: dict[str, Unit], as_of: date) -> Groups:
    """("ended", id) for every unit whose last day lies before the as-of date; ("units", "parent", id) → those below a unit."""
    ended = {("ended", id): (id,) for id, unit in units.items() if unit.valid_to and unit.valid_to < as_of}
    below: dict[tuple[str, ...], list[str]] = {}
    for unit in units.values():
        if unit.parent:
            below.setdefault(("units", "parent", unit.parent), []).append(unit.id)
    return ended | {key: tuple(ids) for key, ids in below.items()}


def event_order(item: Happening) -> tuple[date, str, str]:
    """How events follow each other."""
    return item.event.day or date.min, item.event.time, item.id


def keys_of(article: Article, as_of: date) -> Iterator[tuple[str, ...]]:
    """The groups an article belongs to."""
    card = article.card
    year = f"{card.at.year:04}"
    yield ("all",)
    yield "year", year
    yield "month", f"{year}-{card.at.month:02}"
    listed = [("unit", card.unit), ("kind", card.kind), *(("topic", topic) for topic in article.topics)]
    listed += [("section", card.section)] if card.section else []
    listed += [("plan", mention.plan) for mention in article.plans]
    for key in dict.fromkeys(listed):
        yield key
        yield (*key, year)
    if card.kind is ArticleKind.NOTICE:
        yield "notice", "past" if article.expired else "current"
    if article.consultation:
        yield "consultation", "open" if article.consultation.open or article.consultation.awaited else "closed"
        yield "consultation", year
    if article.featured:
        yield ("featured",)
    if article.corrects:
        yield "corrects", article.corrects
