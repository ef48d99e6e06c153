"""Owns consultations through time: which article opened one, and which later article told what came of it.

An outcome without a closing date belongs to the consultation before it on the same plan; it opens none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from portal.domain.article import Article
from portal.domain.asof import begins, ends, moment


def settle_consultations(articles: Iterable[Article], as_of: date) -> list[Article]:
    """The articles, oldest first, with outcomes moved to the consultation they are of, and what is open now."""
    settled: list[Article] = []
    opened: dict[str, int] = {}  # plan → place of the article that opened its last consultation
    for article in articles:
        asked = article.consultation
        if asked and asked.plan in opened and asked.closes is None and asked.outcome:
            place = opened[asked.plan]
            settled[place] = _answered(settled[place], asked.outcome, article.id)
            article = replace(article, consultation=None)
        elif asked and asked.plan:
            opened[asked.plan] = len(settled)
        settled.append(article)
    return [_timed(article, as_of) for article in settled]


def _answered(article: Article, outcome: str, told_in: str) -> Article:
    assert article.consultation is not None
    return replace(article, consultation=replace(article.consultation, outcome=outcome, told_in=told_in))


def _timed(article: Article, as_of: date) -> Article:
    asked = article.consultation
    if asked is None:
        return article
    now = moment(as_of)
    is_open = asked.closes is not None and ends(asked.closes, asked.closes_at) > now and not asked.outcome
    awaited = asked.opens is not None and begins(asked.opens, asked.opens_at) > now and not asked.outcome
    asked = replace(asked, open=is_open and not awaited, awaited=awaited)
    return replace(article, consultation=asked)
