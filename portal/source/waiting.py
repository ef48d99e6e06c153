"""Owns what is said of an article that readers do not see yet: a draft, one that waits for approval, one of a later time."""

from __future__ import annotations

from datetime import date

from portal.domain.article import Article, Status
from portal.domain.problem import Problem
from portal.source.faults import Report, problem
from portal.source.link import Linked
from portal.source.vocabulary import label
from portal.text.dates import format_day

WAITING = "N192"
FAR = 366  # days ahead
FIRST_YEAR = 1945  # before it no body of today published anything


def told_waiting(article: Article) -> Problem:
    """Why an article that is not published is not."""
    return problem(WAITING, article.path, 0, _why(article))


def far_days(item: Linked, as_of: date) -> list[Problem]:
    """W155, W156: a day of publication that is more than a year ahead, or of a time without such sites: perhaps a year mistyped."""
    day = item.article.card.at.date()
    if day.year >= FIRST_YEAR and (day - as_of).days <= FAR:
        return []
    report = Report(item.draft.path, item.draft.head)
    report.add("W156" if day.year < FIRST_YEAR else "W155", item.draft.entries.line_of("date"), format_day(day), field="ngày đăng")
    return report.problems


def _why(article: Article) -> str:
    card = article.card
    if card.status in (Status.DRAFT, Status.REVIEW):
        return label("status", card.status).lower()
    hour = f" {card.at:%H:%M}" if (card.at.hour, card.at.minute) != (0, 0) else ""
    return f"hẹn giờ {format_day(card.at.date())}{hour}"
