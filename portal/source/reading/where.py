"""Owns where statements stand while they are taken: the article or file, and the list of targets that is being read through."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portal.domain.plan import Plan
from portal.source.reading.faults import Report


@dataclass(slots=True)
class Where:
    """Where a statement stands: the article (or none, when a plan's file says it) and the day it is told.

    A file's figures are of the day or period they name; its day is that of the plan's issue, where that is known.
    """

    article: str
    day: date
    path: str
    dated: bool = False  # a file whose day is known
    withdrawn: bool = False  # an article that was taken back: what it set is nobody's promise, its numbers stay taken


@dataclass(slots=True)
class StatementContext:
    """One list of targets while it is taken: of which plan, where, which targets were there before, which numbers it types."""

    plan: Plan
    where: Where
    report: Report
    note: str
    before: frozenset[str]
    typed: frozenset[str]
    ids: list[str] = field(default_factory=list)  # of the lines taken so far
    base: str = ""  # the number of the sentence whose parts are being taken
