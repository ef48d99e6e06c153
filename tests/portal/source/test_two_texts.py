"""One file with two articles in it, or with two versions of one, is held: neither is what staff meant to publish."""

from __future__ import annotations

import pytest

from portal.source.reading.draft import read_draft
from tests.tinysite import GOOD

OTHER = "\n---\nngày đăng: 11/5/2024\ntiêu đề: Bài khác\nchủ đề:\n  - can-bo\n- mot-cua\nđơn vị: Huyện ủy Thử\n---\nĐoạn khác.\n"


def codes(text: str) -> set[tuple[str, int]]:
    return {(fault.code, fault.line) for fault in read_draft("tin/2024/05/tin.md", text).problems}


@pytest.mark.parametrize("change", [("", ""), ("tiêu đề", "Tieu_de"), ("tiêu đề", "title"), ("---", "-----"), ("---", "–––")])
def test_a_second_article_in_one_file_is_told_at_its_first_line(change: tuple[str, str]) -> None:
    assert ("F200", GOOD.count("\n") + 2) in codes(GOOD + OTHER.replace(*change))


@pytest.mark.parametrize(
    "body",
    [
        "\n---\nĐoạn khác.\n---\n", "\n---\nThời gian: 8 giờ\nĐịa điểm: hội trường\n---\n", f"\n```{OTHER}```\n", "\n---\ntiêu đề: gì đó\n",
        "| tiêu đề: a |\n|---|\n| b |\n", "\n---\n" + "Số: liệu\n" * 2000,
    ],
)  # fmt: skip
def test_rules_and_lines_with_colons_are_no_second_article(body: str) -> None:
    assert not {code for code, _ in codes(GOOD + body)} & {"F200"}


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_marks_of_a_merge_are_found_within_a_list_too(indent: str) -> None:
    marks = ("<<<<<<< HEAD", "một", "=======", "hai", ">>>>>>> nhánh")
    assert "F140" in {code for code, _ in codes(GOOD + "".join(f"{indent}{mark}\n" for mark in marks))}
