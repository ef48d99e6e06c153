"""Owns the remark on an article that is not published yet: a draft, one that awaits approval, one with a later publication time."""

from __future__ import annotations

from datetime import date

from portal.domain.article import Status
from portal.domain.problem import Problem
from portal.source.linking.row import Row
from portal.source.reading.faults import problem
from portal.source.reading.fields.vocabulary import label
from portal.text.dates import format_day

WAITING = "N192"


def waiting_remark(row: Row) -> Problem:
    """Return the remark that says why an article is not published."""
    return problem(WAITING, row.path, 0, why_waiting(row))


def why_waiting(row: Row) -> str:
    """Return the reason in a few words."""
    if row.status in (Status.DRAFT, Status.REVIEW):
        return label("status", row.status).lower()
    hour = f" {row.at[11:16]}" if row.at[11:16] != "00:00" else ""
    return f"hẹn giờ {format_day(date.fromisoformat(row.at[:10]))}{hour}"
