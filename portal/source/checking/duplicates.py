"""Owns the check for duplicate stories: the same title of the same unit within days, or with the same beginning.

Only `portal check` runs it: a pair depends on two files, and a build reads only those that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from portal.domain.problem import Problem
from portal.source.reading.draft import Draft, reference
from portal.source.reading.faults import problem
from portal.text.fold import fold_name

NEAR = timedelta(days=3)  # a weekly calendar has the same title for years
NEAR_ALIKE = timedelta(days=60)  # for two with the same beginning


def duplicate_stories(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Yield W191 for the later of two articles that look like one."""
    alike: dict[tuple[str, str], list[tuple[date, str, Draft]]] = {}
    for draft in drafts:
        day, title = reference(draft.entries), draft.entries.text("title")
        if day and title and not _replaces_another(draft):
            alike.setdefault((fold_name(title), fold_name(draft.entries.text("unit"))), []).append((day, draft.path, draft))
    for found in alike.values():
        found.sort(key=lambda one: one[:2])
        for (day, path, before), (other, later, draft) in pairwise(found):
            near = NEAR_ALIKE if before.lead == draft.lead else NEAR
            if other - day <= near:
                yield replace(problem("W191", later, draft.entries.line_of("title"), path, field="tiêu đề"), excerpt=_line(draft))


def _replaces_another(draft: Draft) -> bool:
    """Return whether an article says that it replaces another, is replaced, or is withdrawn."""
    return not {"replaced_by", "corrects", "withdrawn"}.isdisjoint(draft.entries.values)


def _line(draft: Draft) -> str:
    lines, number = draft.head.split("\n"), draft.entries.line_of("title")
    return lines[number - 1] if 0 < number <= len(lines) else ""
