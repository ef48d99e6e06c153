"""Owns what is said of an article that readers do not see yet: a draft, one that waits for approval, one of a later time."""

from __future__ import annotations

from portal.domain.article import Article, Status
from portal.domain.problem import Problem
from portal.source.faults import problem
from portal.source.vocabulary import label
from portal.text.dates import format_day

WAITING = "N192"


def told_waiting(article: Article) -> Problem:
    """Why an article that is not published is not."""
    return problem(WAITING, article.path, 0, why_waiting(article))


def why_waiting(article: Article) -> str:
    """The reason in a few words."""
    card = article.card
    if card.status in (Status.DRAFT, Status.REVIEW):
        return label("status", card.status).lower()
    hour = f" {card.at:%H:%M}" if (card.at.hour, card.at.minute) != (0, 0) else ""
    return f"hẹn giờ {format_day(card.at.date())}{hour}"
