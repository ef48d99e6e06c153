"""Headings of a body: from h2 on, no level skipped, siblings stay siblings, each with an anchor of its own."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.article import Body
from portal.source.reading.faults import Report
from portal.source.reading.markdown.body import convert

LEVELS = {
    "1": "2", "2": "2", "3": "2", "6": "2",
    "2 2": "2 2", "3 3": "2 2", "4 4 4": "2 2 2",
    "3 3 4": "2 2 3", "3 4 3 4": "2 3 2 3", "3 4 5 3": "2 3 4 2",
    "1 2 3": "2 3 4", "1 1 2 2": "2 2 3 3",
    "2 4": "2 3", "2 4 4": "2 3 3", "1 3 3": "2 3 3", "2 4 4 2": "2 3 3 2", "2 5 3 5": "2 3 3 4",
    "3 2 3": "2 2 3", "4 3 2": "2 2 2",
    "1 2 3 4 5 6": "2 3 4 5 6 6",
}  # fmt: skip


def body(text: str) -> Body:
    return convert(text, "tin/2024/05/tin.md", 1, Report("tin/2024/05/tin.md"))


def written(levels: list[int]) -> str:
    return "\n\n".join(f"{'#' * level} Mục {number}\n\nĐoạn văn." for number, level in enumerate(levels, 1))


@pytest.mark.parametrize(("levels", "expected"), LEVELS.items(), ids=LEVELS)
@pytest.mark.parametrize("more", ["", "\n\n<u>Gạch chân</u>"], ids=["plain Markdown", "with HTML"])
def test_the_highest_is_h2_and_siblings_stay_siblings(levels: str, expected: str, more: str) -> None:
    made = body(written([int(level) for level in levels.split()]) + more)
    assert [str(heading.level) for heading in made.headings] == expected.split()
    assert re.findall(r"<h(\d) id=", made.html) == expected.split()


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_any_order_of_levels_gives_an_outline(levels: list[int]) -> None:
    made = [heading.level for heading in body(written(levels)).headings]
    assert made[0] == 2
    assert all(2 <= after <= before + 1 for before, after in pairwise(made))
    for at, level in enumerate(levels):
        sibling = next((place for place in range(at - 1, -1, -1) if levels[place] <= level), None)
        if sibling is not None and levels[sibling] == level:
            assert made[at] == made[sibling], "two headings of one level under the same heading"


def test_every_heading_has_an_anchor_of_its_own() -> None:
    made = body("## Kết quả\n\n## Kết quả\n\n## Nội dung\n\n## !!!")
    anchors = [heading.anchor for heading in made.headings]
    assert anchors == ["ket-qua", "ket-qua-2", "noi-dung-2", "muc"]
    assert re.findall(r' id="([^"]*)"', made.html) == anchors
