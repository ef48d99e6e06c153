"""Owns the display of problems on a terminal: one with its line and its way out, many as a summary by kind, then file by file.

Unpublished articles (drafts, later publication) are not faults; they are listed separately, at the end.
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
SHORT = 12  # remarks and files listed, one per line, before the rest is only counted
FEW = 5  # remarks of one kind that are each shown in full
BLANK = re.compile(r"«?\{\d\}»?")


def format_problems(problems: Iterable[Problem]) -> str:
    """Return all problems, in the given order, each as format_problem() formats it."""
    return "\n".join(format_problem(problem) for problem in problems)


def format_problem(problem: Problem) -> str:
    """Return one problem in up to four lines."""
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
    """Return place and fault in one line."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{where}  {problem.code} {WORDS[problem.severity]}: {problem.message}"


def overview(problems: Iterable[Problem], *, whole: bool = False) -> str:
    """Return a summary by kind, the errors in full (the same one once), then the remarks and the unpublished articles.

    Remarks of a rare kind come first and in full; many of one kind are listed one per line, with the way out once; only repetitions are
    merely counted: no kind hides another. `whole`: everything in full.
    """
    found = [problem for problem in problems if problem.code != WAITING]
    faults = [problem for problem in found if problem.severity is Severity.ERROR]
    remarks = [problem for problem in found if problem.severity is not Severity.ERROR]
    parts = [*kinds(found), *(map(format_problem, _by_file(found)) if whole else _once(_by_file(faults)))]
    for group in [] if whole else _groups(remarks):
        parts += [format_problem(problem) for problem in _by_file(group)] if len(group) <= FEW else _repeated(_by_file(group))
    return "\n".join([*parts, *waiting_list(problems)])


def kinds(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield how often each kind of fault occurs, errors first; nothing if there are very few."""
    if len(problems) < 3:
        return
    yield f"Tóm tắt: {len({problem.path for problem in problems})} tệp có chỗ cần xem."
    for group in sorted(_groups(problems), key=lambda group: (RANK[group[0].severity], -len(group))):
        words = BLANK.sub("…", CATALOGUE[group[0].code].message).strip(" :")
        yield f"{format_number(len(group)):>6} × {group[0].code} {WORDS[group[0].severity]}: {words}"
    yield ""


def _repeated(group: Sequence[Problem]) -> list[str]:
    """Return many problems of one kind: one per line, then the way out of the first."""
    rest = f"chỗ nữa như thế ({group[0].code}): chạy «portal check --all», hoặc «portal check TỆP»"
    return [*_some([headline(problem) for problem in group], rest), _way_out(group[0])]


def _once(faults: Sequence[Problem]) -> Iterator[str]:
    """Yield faults in full; one with the same words in several places, which has one cause, once, with the other places."""
    same: dict[tuple[str, str], list[Problem]] = {}
    for fault in faults:
        same.setdefault((fault.code, fault.message), []).append(fault)
    for first, *others in same.values():
        yield format_problem(first)
        if others:
            places = [f"{other.path}:{other.line}" if other.line else other.path for other in others]
            more = f", … (còn {format_number(len(places) - SHORT)} chỗ: «portal check --all»)" if len(places) > SHORT else ""
            yield f"   Cũng thế ở {format_number(len(places))} chỗ nữa: {', '.join(places[:SHORT])}{more}"


def _groups(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return the problems of each kind, rare kinds first."""
    ordered = sorted(problems, key=lambda problem: problem.code)
    return sorted((list(group) for _, group in groupby(ordered, key=lambda problem: problem.code)), key=len)


def _by_file(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.code))


def _some(lines: Sequence[str], rest: str) -> list[str]:
    """Return the first of some lines; a last one counts the others."""
    more = len(lines) - SHORT
    return [*lines[:SHORT], f"… và {format_number(more)} {rest}."] if more > 0 else list(lines)


def waiting_list(problems: Iterable[Problem]) -> list[str]:
    """Return the articles that are not published yet, and why."""
    found = [problem for problem in problems if problem.code == WAITING]
    if not found:
        return []
    lines = [f"  {problem.path}: {problem.message.partition(': ')[2]}" for problem in _by_file(found)]
    return [f"Chưa lên trang ({format_number(len(found))} bài):", *_some(lines, "bài nữa: chạy «portal check --all»")]


def next_change(words: str) -> str:
    """Return when the site will change without an edit."""
    return f"Lần đổi kế tiếp: {words}."
