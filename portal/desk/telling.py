"""Owns how problems are told on a terminal: one with its line and its way out, many as a summary by kind, then file by file.

What is not on readers' pages yet (drafts, articles of a later day) is no fault; it is listed apart, at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from portal.domain.problem import Problem, Severity
from portal.source.checking.waiting import WAITING
from portal.source.reading.faults import CATALOGUE
from portal.text.numbers import format_number

WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "Lưu ý", Severity.NOTE: "Ghi nhận"}
RANK = {severity: place for place, severity in enumerate(WORDS)}
SHORT = 12  # remarks told one a line, and files listed, before the rest is only counted
FEW = 5  # remarks of one kind that are each told in full
BLANK = re.compile(r"«?\{\d\}»?")


def told_problems(problems: Iterable[Problem]) -> str:
    """All problems, sorted as given, each as told()."""
    return "\n".join(told(problem) for problem in problems)


def told(problem: Problem) -> str:
    """One problem in up to four lines."""
    lines = [headline(problem)]
    if problem.excerpt.strip():
        number = f"{problem.line:4} | "
        lines.append(number + problem.excerpt)
        at = problem.excerpt.find(problem.mark) if problem.mark else -1
        if at >= 0:
            lines.append(" " * (len(number) - 2) + "| " + " " * at + "^" * len(problem.mark))
    return "\n".join([*lines, _way_out(problem)])


def _way_out(problem: Problem) -> str:
    way = f"   Gợi ý: {problem.hint}" if problem.hint else "  "
    return f"{way}   docs/errors.md#{problem.code.lower()}"


def headline(problem: Problem) -> str:
    """Where, and what: one line."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{where}  {problem.code} {WORDS[problem.severity]}: {problem.message}"


def overview(problems: Iterable[Problem], *, whole: bool = False) -> str:
    """A summary by kind, the errors in full, then the remarks and what waits.

    Remarks of a rare kind are told in full and stand first; many of one kind are told one a line, the way out once, and only
    repetitions are left to a count: no kind drowns another. `whole`: everything in full.
    """
    found = [problem for problem in problems if problem.code != WAITING]
    faults = [problem for problem in found if problem.severity is Severity.ERROR]
    remarks = [problem for problem in found if problem.severity is not Severity.ERROR]
    parts = [*kinds(found), *(told(problem) for problem in _by_file(found if whole else faults))]
    for group in [] if whole else _groups(remarks):
        parts += [told(problem) for problem in _by_file(group)] if len(group) <= FEW else _repeated(_by_file(group))
    return "\n".join([*parts, *waiting_list(problems)])


def kinds(problems: Sequence[Problem]) -> Iterator[str]:
    """How often each kind of fault occurs, errors first; nothing when there are hardly any."""
    if len(problems) < 3:
        return
    yield f"Tóm tắt: {len({problem.path for problem in problems})} tệp có chỗ cần xem."
    for group in sorted(_groups(problems), key=lambda group: (RANK[group[0].severity], -len(group))):
        words = BLANK.sub("…", CATALOGUE[group[0].code].message).strip(" :")
        yield f"{format_number(len(group)):>6} × {group[0].code} {WORDS[group[0].severity]}: {words}"
    yield ""


def _repeated(group: Sequence[Problem]) -> list[str]:
    """Many problems of one kind: one a line, then the way out of the first."""
    rest = f"chỗ nữa như thế ({group[0].code}): chạy «portal check --all», hoặc «portal check TỆP»"
    return [*_some([headline(problem) for problem in group], rest), _way_out(group[0])]


def _groups(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems of each kind, rare kinds first."""
    ordered = sorted(problems, key=lambda problem: problem.code)
    return sorted((list(group) for _, group in groupby(ordered, key=lambda problem: problem.code)), key=len)


def _by_file(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code))


def _some(lines: Sequence[str], rest: str) -> list[str]:
    """The first of some lines; one more says how many there are besides."""
    more = len(lines) - SHORT
    return [*lines[:SHORT], f"… và {format_number(more)} {rest}."] if more > 0 else list(lines)


def waiting_list(problems: Iterable[Problem]) -> list[str]:
    """The articles that readers do not see yet, and why."""
    found = [problem for problem in problems if problem.code == WAITING]
    if not found:
        return []
    lines = [f"  {problem.path}: {problem.message.partition(': ')[2]}" for problem in _by_file(found)]
    return [f"Chưa lên trang ({format_number(len(found))} bài):", *_some(lines, "bài nữa: chạy «portal check --all»")]


def next_change(words: str) -> str:
    """When the site will be another though nobody touches a file."""
    return f"Lần đổi kế tiếp: {words}."
