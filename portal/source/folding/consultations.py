"""Owns consultations over time: which article opened one, and which later article reports its outcome.

An outcome without a closing date belongs to the previous consultation on the same plan; it opens none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from portal.domain.article import Article
from portal.domain.asof import begins, ends, moment


class Asking(NamedTuple):
    """What one article says about a consultation: its plan, its last day ("" if none), its outcome."""

    article: str
    plan: str
    closes: str
    outcome: str


@dataclass(slots=True)
class Answers:
    """What later articles report: by opening article, the outcome and the article that reports it; and articles that only report one."""

    outcomes: dict[str, tuple[str, str]] = field(default_factory=dict)
    reporters: frozenset[str] = frozenset()

    def of(self, id: str) -> object:
        """Return what is reported for one article, for comparison."""
        return self.outcomes.get(id), id in self.reporters


def settle_consultations(asked: Iterable[Asking]) -> Answers:
    """Assign outcomes to consultations; `asked` oldest first."""
    opened: dict[str, str] = {}  # plan → the article that opened its last consultation
    outcomes: dict[str, tuple[str, str]] = {}
    reporters: set[str] = set()
    for one in asked:
        if one.plan in opened and not one.closes and one.outcome:
            outcomes[opened[one.plan]] = one.outcome, one.article
            reporters.add(one.article)
        elif one.plan:
            opened[one.plan] = one.article
    return Answers(outcomes, frozenset(reporters))


def with_answer(article: Article, answers: Answers, as_of: date) -> Article:
    """Return an article with the outcome of its consultation, and whether that is open at the as-of moment."""
    asked = article.consultation
    if asked is None:
        return article
    if article.id in answers.reporters:
        return replace(article, consultation=None)
    if article.id in answers.outcomes:
        outcome, outcome_article = answers.outcomes[article.id]
        asked = replace(asked, outcome=outcome, outcome_article=outcome_article)
    now = moment(as_of)
    is_open = asked.closes is not None and ends(asked.closes, asked.closes_at) > now and not asked.outcome
    awaited = asked.opens is not None and begins(asked.opens, asked.opens_at) > now and not asked.outcome
    return replace(article, consultation=replace(asked, open=is_open and not awaited, awaited=awaited))
