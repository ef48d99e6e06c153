"""Each kind of broken front matter has its own clear message, holds its article alone, and leaves the others published."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.problem import Problem
from tests.tinysite import GOOD, article, load_site

PLACE = "tin/2024/05/hong.md"
BROKEN: dict[str, tuple[str | bytes, str, str]] = {
    # what is wrong: (text, code, words of the message)
    "no front matter": ("Chỉ có chữ.\n", "F101", "không bắt đầu bằng dòng ---"),
    "an empty file": ("", "F101", "---"),
    "front matter without end": ("---\ntiêu đề: A\nđơn vị: Huyện ủy Thử\n", "F102", "không có dòng --- kết thúc"),
    "a line that is neither key nor text": (
        "---\ntiêu đề: A\nđây là dòng lạc\nngày đăng: 1/5/2024\n---\n", "F103", "Không hiểu được cách viết",
    ),
    "a key written twice": (article().replace("---\nĐoạn", "tiêu đề: Hai\n---\nĐoạn"), "F104", "«tiêu đề» được viết hai lần"),
    "bytes that are not UTF-8": ("---\ntiêu đề: Một tin\n---\n".encode("utf-16"), "F100", "UTF-8"),
    "TCVN3 text": (article("§Þnh Hãa triÓn khai ®Ò ¸n n©ng cao chÊt l­îng ®éi ngò c¸n bé, c«ng chøc cña huyÖn."), "F105", "TCVN3"),
    "no title": (article(tiêu_đề=""), "T101", "Thiếu tiêu đề"),
    "no unit": (article(đơn_vị=""), "T101", "Thiếu đơn vị"),
    "no date": (article(ngày_đăng=""), "T110", "không có ngày đăng"),
    "a key nobody knows": (article(chuyên_mụtt="x"), "T102", "Không có khóa «chuyên mụtt»"),
    "an impossible date": (article(ngày_đăng="30/2/2024"), "T106", "Ngày không có thật"),
    "a date that is none": (article(ngày_đăng="hôm qua"), "T107", "Không hiểu ngày «hôm qua»"),
    "an unknown unit": (article(đơn_vị="Huyện ủy Thứ Hai Mươi"), "T104", "Không có đơn vị"),
    "a namesake unit": (article(đơn_vị="Xã Trùng"), "T105", "có thể là nhiều đơn vị"),
    "an unknown topic": (article(chủ_đề="Cán bộo"), "T104", "Không có chủ đề"),
    "an unknown section": (article(chuyên_mục="Xây dựng Đản"), "T104", "Không có chuyên mục"),
    "a status that is none": (article(trạng_thái="Đăng luôn"), "T108", "«Đăng luôn» không có trong các lựa chọn"),
    "a list where a line belongs": (article(tiêu_đề="\n  - A\n  - B"), "T103", "phải là một dòng chữ"),
    "a result of a target nobody set": (
        article(kế_hoạch="\n  - tên: Đề án A\n    kết quả:\n      - (7) 12/20 xã"), "C108", "Không có chỉ tiêu (7)",
    ),
    "a script in the body": (article("<script>alert(1)</script>"), "T112", "Nội dung không an toàn"),
    "an event handler in the body": (article('<p onclick="x()">a</p>'), "T112", "Nội dung không an toàn"),
    "a period backwards": (article(văn_bản="\n  - trích yếu: A\n    ngày: 31/4/2020"), "T106", "Ngày không có thật"),
}  # fmt: skip


def told(problems: list[Problem], code: str) -> list[Problem]:
    return [problem for problem in problems if problem.code == code and problem.path == PLACE]


@pytest.mark.parametrize("kind", BROKEN)
def test_each_kind_of_broken_front_matter_has_its_own_message_and_harms_nobody_else(kind: str, tmp_path: Path) -> None:
    text, code, words = BROKEN[kind]
    loaded = load_site(tmp_path, {PLACE: text, "tin/2024/05/tot.md": GOOD})
    found = told(loaded.problems, code)
    assert found, [str(problem) for problem in loaded.problems]
    assert words in found[0].message
    assert found[0].severity == "error"
    assert found[0].hint or code in ("T106",)
    assert loaded.code == 3
    assert loaded.held == [PLACE]
    assert loaded.portal and loaded.portal.ids("articles") == ("tin/2024/05/tot",)


def test_a_target_without_a_figure_holds_only_itself(tmp_path: Path) -> None:
    targets = "\n  - tên: Đề án A\n    chỉ tiêu:\n      - (1) Nâng cao chất lượng cán bộ\n      - (2) 100% cán bộ được tập huấn"
    loaded = load_site(tmp_path, {PLACE: article(kế_hoạch=targets), "tin/2024/05/tot.md": GOOD})
    (fault,) = told(loaded.problems, "T109")
    assert (fault.severity, fault.holds, loaded.code, loaded.held) == ("error", False, 3, [])
    assert "Không hiểu câu này" in fault.message and fault.hint
    assert loaded.portal and set(loaded.portal.ids("articles")) == {"tin/2024/05/hong", "tin/2024/05/tot"}
    standings = [loaded.portal.target(f"de-an-a-{number}").standing for number in (1, 2)]
    assert [standing.state.value for standing in standings] == ["unread", "running"]


def test_at_least_twenty_kinds_are_told_apart() -> None:
    assert len(BROKEN) >= 20
    assert len({code for _, code, _ in BROKEN.values()}) >= 15


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(tiêu_đề="", ngày_đăng="31/4/2024", khoa_la="x", trạng_thái="sai")})
    assert {problem.code for problem in loaded.problems} >= {"T101", "T106", "T102", "T108"}


def test_a_fault_is_told_with_line_excerpt_and_nearest_valid_name(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(đơn_vị="Huyện ủy Thửu")})
    (fault,) = told(loaded.problems, "T104")
    assert (fault.line, fault.excerpt, fault.mark) == (4, "đơn vị: Huyện ủy Thửu", "Huyện ủy Thửu")
    assert "Huyện ủy Thử" in fault.hint


def test_namesakes_are_listed_with_their_provinces(tmp_path: Path) -> None:
    loaded = load_site(tmp_path, {PLACE: article(đơn_vị="Xã Trùng")})
    (fault,) = told(loaded.problems, "T105")
    assert "Tỉnh Mẫu" in fault.message
    assert "Tỉnh Khác" in fault.message


def test_a_broken_article_gives_way_to_its_last_good_text(tmp_path: Path) -> None:
    from portal.source.load import load_portal
    from tests.tinysite import AS_OF, write_site

    root = write_site(tmp_path, {PLACE: article(tiêu_đề="")})
    loaded = load_portal(root, AS_OF, {PLACE: article(tiêu_đề="Bản tốt gần nhất")}.get)
    assert loaded.portal
    shown = loaded.portal.article("tin/2024/05/hong")
    assert (shown.card.title, shown.stale) == ("Bản tốt gần nhất", True)
    assert loaded.code == 3
