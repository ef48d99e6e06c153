"""Owns the Problem: one fault or remark about the content, in Vietnamese, for the person who can correct it.

The catalogue of codes is portal/source/reading/faults.py; a Problem is data only.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from portal.record import dataclass


class Severity(StrEnum):
    """The effect of a problem on its article."""

    ERROR = "error"  # exit code 3; the article is held (its last good text is built, or it is left out), unless only a part of it is
    WARNING = "warning"  # built and reported
    NOTE = "note"  # corrected or inferred, reported once


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where (path below the content folder, 1-based line, 0 = the whole file), what, and a way out."""

    path: str
    line: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
    field: str = ""
    excerpt: str = ""  # the source line
    mark: str = ""  # the part of the excerpt to underline
    holds: bool = True  # the error holds the whole article; False: only one sentence, which readers see as written


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return only those that make the exit code 3."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def holding(problems: Iterable[Problem]) -> list[Problem]:
    """Return only those that hold an article back."""
    return [problem for problem in errors(problems) if problem.holds]
