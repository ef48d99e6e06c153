"""Owns the source of statements while they are applied: the article or file, and the current list of targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portal.domain.plan import Plan
from portal.source.reading.faults import Report


@dataclass(slots=True)
class StatementSource:
    """Where a statement comes from: the article (or none, for a plan's file) and the day it counts from.

    A file's figures belong to the day or period they name; its day is that of the plan's issue, if known.
    """

    article: str
    day: date
    path: str
    dated: bool = False  # a file whose day is known
    withdrawn: bool = False  # a withdrawn article: what it set is no promise, its numbers stay reserved

    @property
    def known_day(self) -> date | None:
        """The day it counts from; None for the file of a plan without any day or period, which is applied before everything else."""
        return self.day if self.day > date.min else None


@dataclass(slots=True)
class StatementContext:
    """One list of targets being applied: its plan, its source, the targets that existed before, the numbers it types."""

    plan: Plan
    where: StatementSource
    report: Report
    note: str
    before: frozenset[str]
    typed: frozenset[str]
    ids: list[str] = field(default_factory=list)  # of the lines applied so far
    base: str = ""  # the number of the sentence whose parts are being applied
