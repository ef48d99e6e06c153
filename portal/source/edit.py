"""Owns the short way of small edits: one article with other words, or one that came, went or moved.

What it does to plans, events and pictures is told elsewhere (`amendment`). An edit of documents, consultations, references or names of
its own goes the long way; None says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.article import Article
from portal.domain.problem import Problem
from portal.record import dataclass
from portal.source.addresses import RESERVED, folder_problems
from portal.source.assemble import published
from portal.source.draft import Draft
from portal.source.far_days import far_days
from portal.source.link import Linked, link_article
from portal.source.references import FIELDS as REFERENCES
from portal.source.registry import Registries
from portal.source.waiting import told_waiting

WORDS = ("basis", "people", "images", "credits", "source")  # of an Article: nothing else is derived from them
SHOWN = ("title", "summary", "kicker", "picture")  # of its Card


@dataclass(frozen=True, slots=True)
class Edit:
    """A small edit: the article as it is now, and the problems that linking its file told before and tells now."""

    article: Article
    before: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def small_edit(old: Draft, new: Draft, shown: Article, registries: Registries) -> Edit | None:
    """The edit that led from one draft to another, None when it is not a small one. `shown` is the article as published."""
    assert registries.identity is not None
    if not (old.sound and new.sound) or shown.stale or (old.links, old.mentions, old.results) != (new.links, new.mentions, new.results):
        return None
    if any(old.entries.text(field) != new.entries.text(field) for field, _ in REFERENCES) or _papers(old) != _papers(new):
        return None
    authority = registries.identity.feed_authority
    before, told = link_article(old, registries, authority)
    after, report = link_article(new, registries, authority)
    if before is None or after is None:
        return None
    one, other = before.article, after.article
    if _files(one) != _files(other) or _structure(one) != _structure(other):
        return None
    if _with_words_of(one, shown) != shown:
        return None
    return Edit(_with_words_of(other, shown), tuple(told.problems), tuple(report.problems))


def _with_words_of(article: Article, shown: Article) -> Article:
    """The published article with the own words of another."""
    card = replace(shown.card, **{name: getattr(article.card, name) for name in SHOWN})
    return replace(shown, card=card, **{name: getattr(article, name) for name in WORDS})


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article as its file has it, whether readers see it now, and the problems of its file."""

    item: Linked
    shown: bool
    problems: tuple[Problem, ...]


def arrived(draft: Draft, registries: Registries, as_of: date) -> Arrival | None:
    """An article that came or changed, linked; None for the long way."""
    assert registries.identity is not None
    if not tells_of_itself(draft):
        return None
    item, report = link_article(draft, registries, registries.identity.feed_authority)
    if item is None:
        return None
    problems = (*report.problems, *folder_problems(item), *far_days(item, as_of))
    shown = published(item.article, as_of)
    return Arrival(item, shown, problems if shown else (*problems, told_waiting(item.article)))


def tells_of_itself(draft: Draft) -> bool:
    """Whether a file tells of nothing that other files may tell of too. Plans, events, pictures and links are another matter."""
    entries = draft.entries
    names = (entries.text("id"), entries.texts("aliases"), entries.entries("consultation"), *(entries.text(name) for name, _ in REFERENCES))
    return draft.sound and not draft.stale and not any((*_papers(draft), *names)) and not RESERVED.match(draft.path)


def tells_of_plans(draft: Draft) -> bool:
    """Whether a file names a plan or states a figure."""
    return bool(draft.mentions or draft.results)


def _papers(draft: Draft) -> tuple[object, ...]:
    """What the front matter tells that becomes no part of the article itself: documents, and the id of its event."""
    event = draft.entries.entries("event")
    return (*draft.entries.many("documents"), *((event.text("id"),) if event and event.text("id") else ()))


def _files(article: Article) -> list[str]:
    """The pictures that come with an article: another one has to be looked at first."""
    return [picture.file for picture in article.images]


def _structure(article: Article) -> Article:
    """An article without its own words."""
    card = replace(article.card, title="", summary="", kicker="", picture=None)
    return replace(article, card=card, basis=None, people=(), images=(), credits=(), source=None)
