"""Owns the short way of a small edit: what changed in one article, when nothing but its own words did.

Whatever else an edit touches (dates, units, plans, figures, links, other files) goes the long way; None says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portal.domain.article import Article
from portal.domain.problem import Problem
from portal.source.draft import Draft
from portal.source.link import link_article
from portal.source.references import FIELDS as REFERENCES
from portal.source.registry import Registries

WORDS = ("basis", "people", "images", "credits", "source", "digest")  # of an Article: nothing else is derived from them
SHOWN = ("title", "summary", "kicker", "picture", "digest")  # of its Card


@dataclass(frozen=True, slots=True)
class Edit:
    """A small edit: the article as it is now, and the problems its file has now."""

    article: Article
    problems: tuple[Problem, ...]


def small_edit(old: Draft, new: Draft, shown: Article, registries: Registries) -> Edit | None:
    """The edit that led from one draft to another, None when it is not a small one. `shown` is the article as published."""
    assert registries.identity is not None
    if not (old.sound and new.sound) or shown.stale or (old.links, old.mentions, old.results) != (new.links, new.mentions, new.results):
        return None
    if any(old.entries.text(field) != new.entries.text(field) for field, _ in REFERENCES):
        return None
    authority = registries.identity.feed_authority
    before, _ = link_article(old, registries, authority)
    after, report = link_article(new, registries, authority)
    if before is None or after is None:
        return None
    one, other = before.article, after.article
    if _files(one) != _files(other) or _structure(one) != _structure(other) or (one.event and one.card.title != other.card.title):
        return None
    if not shown.digest.startswith(one.digest):
        return None
    words = {name: getattr(other, name) for name in WORDS}
    words["digest"] = other.digest + shown.digest.removeprefix(one.digest)
    card = replace(shown.card, **{name: getattr(other.card, name) for name in SHOWN})
    return Edit(replace(shown, card=card, **words), tuple(report.problems))


def _files(article: Article) -> list[str]:
    """The pictures that come with an article: another one has to be looked at first."""
    return [picture.file for picture in article.images]


def _structure(article: Article) -> Article:
    """An article without its own words."""
    card = replace(article.card, title="", summary="", kicker="", picture=None, digest="")
    return replace(article, card=card, basis=None, people=(), images=(), credits=(), source=None, digest="")
