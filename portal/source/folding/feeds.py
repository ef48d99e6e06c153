"""Owns the order of feeds: which articles each contains, by the time of their last update for readers.

A major edit or a withdrawal moves an article to the top, any other edit does not. Withdrawn articles are in no list, but stay in the feeds:
readers who saw them there are informed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from portal.domain.article import Article, Status
from portal.domain.window import held

UPDATED = ("updated", "articles")  # the articles updated after publication
FED = frozenset({"all", "section", "unit", "topic", "plan"})


def was_updated(article: Article) -> bool:
    """Return whether an article was updated for readers after publication."""
    return bool(article.changes) or article.card.status is Status.WITHDRAWN


def is_fed(key: tuple[str, ...]) -> bool:
    """Return whether a group of articles has a feed: all articles, a section, unit, topic or plan, and the notices."""
    return (len(key) == 2 - (key[0] == "all") and key[0] in FED) or key == ("kind", "notice")


def newest(ids: Sequence[str], day: Callable[[str], date]) -> Sequence[str]:
    """Return the articles, newest first, that a feed holds if none is updated later."""
    return ids[: held(map(day, ids))]


def last_updated(ids: Iterable[str], article: Callable[[str], Article]) -> tuple[str, ...]:
    """Return the last updated articles, as many as a feed holds, latest first."""
    moments = sorted(((article(id).last_update, id) for id in set(ids)), reverse=True)
    return tuple(id for _, id in moments[: held(moment.date() for moment, _ in moments)])
