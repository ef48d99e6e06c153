"""Owns the filters of long lists: groups of links, each with its own address and count. They need no script."""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.groups import NO_YEAR
from portal.views.rows import ChoiceGroup, FilterChoice


def choice_group(label: str, anchor: str, choices: Iterable[FilterChoice]) -> tuple[ChoiceGroup, ...]:
    """Yield the group if it is useful: it divides the list into two or more, or shows the current choice."""
    found = tuple(choices)
    return (ChoiceGroup(label, anchor, found),) if len(found) > 1 or any(one.current for one in found) else ()


def year_text(year: str, unknown: str = "Không rõ năm") -> str:
    """Return a year of a filter in words."""
    return unknown if year == NO_YEAR else f"Năm {year}"
