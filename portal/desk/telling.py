"""Owns how problems are told on a terminal: where, what, the line with the place underlined, the way out."""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.problem import Problem, Severity

WORDS = {Severity.ERROR: "LỖI", Severity.WARNING: "Lưu ý", Severity.NOTE: "Ghi nhận"}


def told_problems(problems: Iterable[Problem]) -> str:
    """All problems, sorted as given, each as told()."""
    return "\n".join(told(problem) for problem in problems)


def told(problem: Problem) -> str:
    """One problem in up to four lines."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    lines = [f"{where}  {problem.code} {WORDS[problem.severity]}: {problem.message}"]
    if problem.excerpt.strip():
        number = f"{problem.line:4} | "
        lines.append(number + problem.excerpt)
        at = problem.excerpt.find(problem.mark) if problem.mark else -1
        if at >= 0:
            lines.append(" " * (len(number) - 2) + "| " + " " * at + "^" * len(problem.mark))
    way = f"   Gợi ý: {problem.hint}" if problem.hint else "  "
    lines.append(f"{way}   docs/errors.md#{problem.code.lower()}")
    return "\n".join(lines)
