"""Owns the question whether a day of publication can be meant: one far ahead or far back may have a year mistyped."""

from __future__ import annotations

from datetime import date

from portal.domain.problem import Problem
from portal.source.faults import Report
from portal.source.link import Linked
from portal.text.dates import format_day

FAR = 366  # days ahead
FIRST_YEAR = 1945  # before it no body of today published anything


def far_days(item: Linked, as_of: date) -> list[Problem]:
    """W155, W156: a day of publication that is more than a year ahead, or of a time without such sites: perhaps a year mistyped."""
    day = item.article.card.at.date()
    if day.year >= FIRST_YEAR and (day - as_of).days <= FAR:
        return []
    report = Report(item.draft.path, item.draft.head)
    report.add("W156" if day.year < FIRST_YEAR else "W155", item.draft.entries.line_of("date"), format_day(day), field="ngày đăng")
    return report.problems
