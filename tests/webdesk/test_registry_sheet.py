"""A registry as rows of a form and back: comments, order and every byte that nobody changed stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.reading.registries.files import TABLES
from portal.source.reading.registries.registry import FILES
from webdesk.sheet.article import NotWritten, changed
from webdesk.sheet.registry import moved_row, register, with_row, without_row
from webdesk.sheet.values import Value

SECTIONS = """# Chuyên mục tin, hai cấp.

- mã: kinh-te   # không phải ghi chú
  tên: Kinh tế
  # chờ ý kiến
  mô tả: Sản xuất.

# Văn xã
- mã: van-hoa
  name: Văn hóa
  tên khác:
    - Văn xã
  # hết

-   mã: phap-luat
    tên: Pháp luật
"""


def rows(text: str, table: str = "section") -> list[dict[str, Value]]:
    found = register(text, table)
    assert found is not None
    return found.values


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_one_changed_value_changes_one_line(ending: str) -> None:
    text = SECTIONS.replace("\n", ending)
    made = with_row(text, "section", 0, {"description": "Sản xuất, ngân sách."})
    assert made == text.replace("mô tả: Sản xuất.", "mô tả: Sản xuất, ngân sách.")
    assert with_row(text, "section", 0, {}) == text


def test_a_value_that_goes_leaves_the_comment_below_it() -> None:
    assert with_row(SECTIONS, "section", 1, {"aliases": []}) == SECTIONS.replace("  tên khác:\n    - Văn xã\n", "")
    assert with_row(SECTIONS, "section", 0, {"name": "Kinh tế – Ngân sách"}) == SECTIONS.replace("Kinh tế\n", "Kinh tế – Ngân sách\n")


def test_a_new_row_stands_apart_as_the_others_do() -> None:
    made = with_row(SECTIONS, "section", None, {"id": "y-te", "name": "Y tế: phòng bệnh", "kinds": ["Đảng", "UBND"]})
    assert made == SECTIONS + "\n- mã: y-te\n  tên: Y tế: phòng bệnh\n  nhận tin của:\n    - Đảng\n    - UBND\n"
    assert with_row("# Chưa có\n[]\n", "section", None, {"id": "a", "name": "A"}) == "# Chưa có\n\n- mã: a\n  tên: A\n"
    assert with_row("", "section", None, {"id": "a", "name": "A"}) == "- mã: a\n  tên: A\n"


def test_a_row_that_goes_leaves_the_comment_of_the_next() -> None:
    made = without_row(SECTIONS, "section", 0)
    assert made == SECTIONS.replace(SECTIONS[SECTIONS.index("- mã: kinh-te") : SECTIONS.index("# Văn xã")], "")
    assert without_row(without_row(made, "section", 0), "section", 0).endswith("[]\n")


def test_rows_change_places_and_comments_stay() -> None:
    made = moved_row(SECTIONS, "section", 1, -1)
    assert [row["id"] for row in rows(made)] == ["van-hoa", rows(SECTIONS)[0]["id"], "phap-luat"]
    assert sorted(made.split("\n")) == sorted(SECTIONS.split("\n")) and made.startswith("# Chuyên mục tin, hai cấp.\n\n- mã: van-hoa\n")
    with pytest.raises(NotWritten):
        moved_row(SECTIONS, "section", 2, 1)


def test_every_registry_of_the_district_is_the_same_after_opening_and_saving(mini_content: Path) -> None:
    known = [(path, TABLES[kind]) for kind, path in FILES.items() if (mini_content / path).exists()]
    assert len(known) > 4
    for path, table in known:
        text = (mini_content / path).read_bytes().decode()
        for place, row in enumerate(rows(text, table)):
            assert with_row(text, table, place, row) == text, (path, place)


def test_a_registry_in_short_lines_is_left_to_its_file() -> None:
    assert register("UBND: Ủy ban nhân dân\nHĐND: Hội đồng nhân dân\n", "abbreviation") is None
    assert rows("- UBND: Ủy ban nhân dân\n", "abbreviation") == [{"short": "UBND", "long": "Ủy ban nhân dân"}]
    assert register("- mã: a\n<<<<<<< HEAD\n  tên: A\n=======\n  tên: B\n>>>>>>> x\n", "section") is None


def test_a_comment_of_an_article_outlives_the_value_above_it() -> None:
    text = "---\ntiêu đề: A\n# chờ ảnh\nđơn vị: Ủy ban\nảnh:\n  - tệp: anh/a.jpg\n  # ảnh hai\n  - tệp: anh/b.jpg\n---\n\nx\n"
    assert "A mới\n# chờ ảnh\n" in changed(text, {"title": "A mới"})
    assert changed(text, {"images": [{"file": "anh/b.jpg", "_at": "1"}]}) == text.replace("  - tệp: anh/a.jpg\n", "")
