"""Marks of lists that staff type in front matter instead of "- " make items; nothing is glued to the line above."""

from __future__ import annotations

import pytest

from portal.source.reading.fields.frontmatter import split
from portal.source.reading.fields.node import Node

HEAD = "---\ntiêu đề: X\nkế hoạch:\n  - tên: K\n    chỉ tiêu:\n{}\nphát biểu:\n{}\n---\nLời\n"
PLUS = "      + (1) Giảm 2% hộ\n      + (2) 95% hộ"


def lists(targets: str, speakers: str = "  - Ông A") -> tuple[list[str], list[str], list[str]]:
    """Return the items of both lists, and the reported codes."""
    read = split(HEAD.format(targets, speakers))
    assert read.root and read.root.pairs
    pairs = {name.text: node for name, node in read.root.pairs}
    plan = (pairs["kế hoạch"].items or [])[0]
    (told,) = (node for name, node in plan.pairs or () if name.text == "chỉ tiêu")
    return _texts(told), _texts(pairs["phát biểu"]), [fault.code for fault in read.faults]


def _texts(node: Node) -> list[str]:
    return [item.text for item in node.items] if node.items is not None else [node.text]


@pytest.mark.parametrize("mark", ["+", "•", "*", "–", "▪"])
def test_other_marks_make_items(mark: str) -> None:
    assert lists(PLUS.replace("+", mark)) == (["(1) Giảm 2% hộ", "(2) 95% hộ"], ["Ông A"], ["N210"])


@pytest.mark.parametrize("number", ["{}.", "{})", "({})", "{}/"])
def test_numbers_make_items_and_stay(number: str) -> None:
    one, two = number.format(1), number.format(2)
    assert lists(f"      {one} Giảm 2% hộ\n      {two} 95% hộ")[0] == [f"{one} Giảm 2% hộ", f"{two} 95% hộ"]


def test_a_deeper_mark_is_never_glued_to_the_item_above() -> None:
    assert lists("      - (1) Giảm 2% hộ\n        + (2) 95% hộ")[0] == ["(1) Giảm 2% hộ", "(2) 95% hộ"]


def test_people_too_and_a_dash_without_a_space() -> None:
    assert lists(PLUS, "  • Ông A\n  • Bà B")[1] == ["Ông A", "Bà B"]
    assert lists(PLUS, "  -Ông A\n  -Bà B")[1] == ["Ông A", "Bà B"]


def test_a_text_that_goes_on_with_a_number_stays_one() -> None:
    assert lists("      - (1) Đến năm 2025 đạt\n        2. điểm phần trăm")[0] == ["(1) Đến năm 2025 đạt 2. điểm phần trăm"]


def test_a_colon_in_a_marked_line_makes_no_key() -> None:
    assert lists("      + (1) Thu ngân sách: 215 tỷ đồng\n      + Hộ nghèo: 5%")[0] == ["(1) Thu ngân sách: 215 tỷ đồng", "Hộ nghèo: 5%"]
    assert lists("      1. Thu: 215 tỷ đồng\n      2. Chi: 200 tỷ đồng")[0] == ["1. Thu: 215 tỷ đồng", "2. Chi: 200 tỷ đồng"]


def test_only_statements_keep_their_numbers() -> None:
    assert lists(PLUS, "  1. Ông A\n  2. Bà B: Chủ tịch")[1] == ["Ông A", "Bà B: Chủ tịch"]
