"""Owns the Problem: one fault or remark about the content, told in Vietnamese to whoever can mend it.

The catalogue of codes is portal/source/reading/faults.py; a Problem refuses to be anything but data.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from portal.record import dataclass


class Severity(StrEnum):
    """What a problem does to the article it is in."""

    ERROR = "error"  # exit code 3; the article is held (its last good text is built, or it is left out), unless only a part of it is
    WARNING = "warning"  # built and reported
    NOTE = "note"  # mended or inferred, told once


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
    holds: bool = True  # an error of the whole article; False: only of one sentence, which readers see as it was written


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that make the exit code 3."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def holding(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that hold an article back."""
    return [problem for problem in errors(problems) if problem.holds]
