"""Owns the order of feeds: which articles stand in each, by the moment readers were last told something of them.

A major edit or a withdrawal moves an article to the top, another edit does not. Withdrawn articles stand in no list,
but they stay in the feeds: whoever read them there is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from portal.domain.article import Article, Status
from portal.domain.window import held

TOLD_AGAIN = ("told", "again")  # the articles of which readers were told something later
FED = frozenset({"all", "section", "unit", "topic", "plan"})


def tells_again(article: Article) -> bool:
    """Whether readers were told something of it after it was published."""
    return bool(article.changes) or article.card.status is Status.WITHDRAWN


def is_fed(key: tuple[str, ...]) -> bool:
    """Whether a group of articles has a feed: the whole, a section, unit, topic or plan, and the notices."""
    return (len(key) == 2 - (key[0] == "all") and key[0] in FED) or key == ("kind", "notice")


def newest(ids: Sequence[str], day: Callable[[str], date]) -> Sequence[str]:
    """Of articles, newest first, those that a feed holds if nothing is told again."""
    return ids[: held(map(day, ids))]


def last_told(ids: Iterable[str], article: Callable[[str], Article]) -> tuple[str, ...]:
    """The articles told of last, as many as a feed holds, the latest first."""
    told = sorted(((article(id).told, id) for id in set(ids)), reverse=True)
    return tuple(id for _, id in told[: held(moment.date() for moment, _ in told)])
