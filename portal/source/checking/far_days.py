"""Owns the check for mistyped dates: a publication far in the future or past, a change or a withdrawal dated in the future."""

from __future__ import annotations

from datetime import date

from portal.domain.problem import Problem
from portal.source.linking.link import Linked
from portal.source.reading.faults import Report
from portal.source.reading.fields.values import Entries
from portal.text.dates import format_day

FAR = 366  # days ahead
FIRST_YEAR = 1945  # before it no present-day body published anything


def far_days(item: Linked, as_of: date) -> list[Problem]:
    """Return W202, W217: a change that readers do not see yet, a withdrawn article that they still see.

    W155, W156: a publication date whose year may be mistyped; it is more than a year ahead, or from before such sites existed.
    """
    day, changes = item.article.card.at.date(), item.article.changes
    usual = day.year >= FIRST_YEAR and (day - as_of).days <= FAR
    later = item.draft.entries.day("withdrawn_later")
    if usual and not later and not (changes and changes[0].day > as_of):
        return []
    report = Report(item.draft.path, item.draft.head)
    for line, changed_on in ((entry.line_of("date"), entry.day("date")) for entry in _entries(item)):
        if changed_on and changed_on > as_of:
            report.add("W202", line, format_day(changed_on), field="cập nhật", mark=format_day(changed_on))
    if later:
        report.add("W217", item.draft.entries.line_of("withdrawn"), format_day(later), field="rút bài", mark=format_day(later))
    if usual:
        return report.problems
    report.add("W156" if day.year < FIRST_YEAR else "W155", item.draft.entries.line_of("date"), format_day(day), field="ngày đăng")
    return report.problems


def _entries(item: Linked) -> list[Entries]:
    return [entry for entry in item.draft.entries.many("changes") if isinstance(entry, Entries)]
