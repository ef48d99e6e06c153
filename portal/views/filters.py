"""Owns the filters of long lists: groups of links, each with its own address and its count. They need no script."""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.groups import NO_YEAR
from portal.views.rows import ChoiceGroup, FilterChoice


def choice_group(label: str, anchor: str, choices: Iterable[FilterChoice]) -> tuple[ChoiceGroup, ...]:
    """A group worth printing: one that parts the list into two or more, or shows where the reader is."""
    found = tuple(choices)
    return (ChoiceGroup(label, anchor, found),) if len(found) > 1 or any(one.current for one in found) else ()


def year_text(year: str, unknown: str = "Không rõ năm") -> str:
    """A year of a filter in words."""
    return unknown if year == NO_YEAR else f"Năm {year}"
