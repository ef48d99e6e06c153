"""An edit of a registry that would take articles off the site is refused with one error there: its last good text stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.domain.problem import Problem, Severity
from portal.source.load import Loaded, load_portal
from tests.plugins.incremental.histories import Life, differences, tree
from tests.tinysite import AS_OF, REGISTRIES, SECTIONS, TOPICS, UNITS, article, load_site, write_site

UNIT_FILE, TOPIC_FILE, SECTION_FILE = "du-lieu/don-vi.yml", "du-lieu/chu-de.yml", "du-lieu/chuyen-muc.yml"
PLAN_FILE = "du-lieu/ke-hoach/rung.yml"
PLAN = "tên: Kế hoạch trồng rừng năm 2024\ncơ quan ban hành: Huyện ủy Thử\nngày: 01/02/2024\nchỉ tiêu:\n  - (4) Trồng rừng mới 350 ha\n"
TELLS = article(kế_hoạch="\n  - tên: Kế hoạch trồng rừng năm 2024\n    kết quả:\n      - (4) Trồng rừng mới 120 ha", tiêu_đề="Tin rừng")
MEETING = "\n  tên: Họp\n  ngày: 10/5/2024\n  cơ quan tổ chức: Huyện ủy Thử"
PARTY = next(row for row in UNITS.split("- mã: ") if row.startswith("huyen-uy-thu"))
CONTENT = {
    "tin/2024/05/a.md": article(chủ_đề="Một cửa", chuyên_mục="Tin xã"),
    "tin/2024/05/b.md": article(tiêu_đề="Tin khác", chủ_đề="cán bộ"),
    "tin/2024/05/c.md": article(tiêu_đề="Tin thứ ba", sự_kiện=MEETING, đơn_vị="Huyện Thử"),
    "tin/2024/05/d.md": TELLS,
    PLAN_FILE: PLAN,
}
EDITS = {
    "a unit removed": (UNIT_FILE, UNITS.replace("- mã: " + PARTY, "")),
    "a unit with another name": (UNIT_FILE, UNITS.replace("tên: Huyện ủy Thử", "tên: Đảng ủy vùng Thử")),
    "a unit under another id and name": (UNIT_FILE, UNITS.replace("huyen-uy-thu\n  tên: Huyện ủy Thử", "dang-uy\n  tên: Đảng ủy vùng")),
    "a namesake beside it": (UNIT_FILE, UNITS + "- mã: moi\n  tên: Huyện ủy Thử\n  loại: Cơ quan Đảng\n  cấp: Huyện\n"),
    "all units but one removed": (UNIT_FILE, "- mã: tinh-mau\n  tên: Tỉnh Mẫu\n  loại: Địa bàn\n  cấp: Tỉnh\n"),
    "topics emptied": (TOPIC_FILE, "[]\n"),
    "a topic without its other name": (TOPIC_FILE, TOPICS.replace("  tên khác: cán bộ\n", "")),
    "a section removed": (SECTION_FILE, SECTIONS.split("- mã: tin-xa")[0]),
    "a section with another name": (SECTION_FILE, SECTIONS.replace("Tin xã", "Tin cơ sở")),
    "a target removed": (PLAN_FILE, PLAN.split("chỉ tiêu:")[0]),
    "a target under another number": (PLAN_FILE, PLAN.replace("(4)", "(5)")),
    "a plan with another name": (PLAN_FILE, PLAN.replace("trồng rừng", "nuôi tôm")),
}


def told(loaded: Loaded) -> list[Problem]:
    """The errors, and what articles are told, but for what was told before the edit."""
    return [fault for fault in loaded.problems if fault.severity is Severity.ERROR]


def edited(root: Path, path: str, text: str, good: Callable[[str], str | None] | None = None) -> Loaded:
    """The site after an edit of one registry, with the last good texts of before."""
    write_site(root, {**CONTENT, path: text})
    return load_portal(root, AS_OF, good or {**REGISTRIES, **CONTENT}.get)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_that_would_take_articles_away_is_refused_with_one_error(tmp_path: Path, name: str) -> None:
    path, text = EDITS[name]
    loaded = edited(tmp_path, path, text)
    assert loaded.portal and len(loaded.portal.ids("articles")) == 4
    assert loaded.held == []
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R206", path)]
    assert "tin/2024/05/" in told(loaded)[0].message and told(loaded)[0].hint


@pytest.mark.parametrize("name", EDITS)
def test_it_is_accepted_where_no_article_needs_what_is_gone(tmp_path: Path, name: str) -> None:
    path, text = EDITS[name]
    other = {"tin/2024/05/e.md": article(đơn_vị="tinh-mau", chuyên_mục="xay-dung-dang")}
    loaded = load_portal(write_site(tmp_path, {path: text, **other}), AS_OF, {**REGISTRIES, PLAN_FILE: PLAN}.get)
    assert loaded.portal and told(loaded) == [] and loaded.held == []


def test_the_error_names_the_row_the_names_and_the_articles(tmp_path: Path) -> None:
    (fault,) = told(edited(tmp_path, *EDITS["a unit with another name"]))
    assert fault.line == UNITS[: UNITS.index("huyen-uy-thu")].count("\n") + 1
    assert "«Huyện ủy Thử»" in fault.message and "4 bài" in fault.message and "tin/2024/05/a.md" in fault.message


def test_only_the_registry_at_fault_is_refused(tmp_path: Path) -> None:
    write_site(tmp_path, {**CONTENT, UNIT_FILE: EDITS["a unit removed"][1], TOPIC_FILE: TOPICS + "- mã: moi\n  tên: Chủ đề mới\n"})
    loaded = load_portal(tmp_path, AS_OF, {**REGISTRIES, **CONTENT}.get)
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R206", UNIT_FILE)]
    assert loaded.portal and "moi" in loaded.portal.ids("topics")


def test_two_registries_at_fault_are_both_refused(tmp_path: Path) -> None:
    write_site(tmp_path, {**CONTENT, UNIT_FILE: EDITS["a unit removed"][1], TOPIC_FILE: "[]\n"})
    loaded = load_portal(tmp_path, AS_OF, {**REGISTRIES, **CONTENT}.get)
    assert {(fault.code, fault.path) for fault in told(loaded)} == {("R206", UNIT_FILE), ("R206", TOPIC_FILE)}
    assert loaded.portal and len(loaded.portal.ids("articles")) == 4 and loaded.held == []


def test_an_article_that_is_broken_at_the_same_time_keeps_its_last_good_text(tmp_path: Path) -> None:
    write_site(tmp_path, {**CONTENT, "tin/2024/05/b.md": "---\nlạ: x\n---\n", UNIT_FILE: EDITS["a unit removed"][1]})
    loaded = load_portal(tmp_path, AS_OF, {**REGISTRIES, **CONTENT}.get)
    assert loaded.portal and len(loaded.portal.ids("articles")) == 4
    assert loaded.held == ["tin/2024/05/b.md"]


def test_an_article_with_a_fault_of_its_own_blames_no_registry(tmp_path: Path) -> None:
    write_site(tmp_path, {**CONTENT, "tin/2024/05/e.md": article(đơn_vị="Xã không ai biết"), UNIT_FILE: UNITS + "# ghi chú\n"})
    loaded = load_portal(tmp_path, AS_OF, {**REGISTRIES, **CONTENT}.get)
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("T104", "tin/2024/05/e.md")]


FAULTS = {
    "no kind": ("  loại: Cơ quan Đảng\n", ""),
    "an unknown kind": ("loại: Cơ quan Đảng", "loại: Cơ quan lạ"),
    "a key misspelt": ("tên: Huyện ủy Thử", "tnn: Huyện ủy Thử"),
    "an id that is none": ("mã: huyen-uy-thu", "mã: ../Huyện ủy"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("before", [True, False])
def test_a_faulty_row_is_told_once_at_the_registry(tmp_path: Path, name: str, before: bool) -> None:
    loaded = edited(tmp_path, UNIT_FILE, UNITS.replace(*FAULTS[name]), None if before else lambda path: None)
    assert {fault.path for fault in told(loaded)} == {UNIT_FILE}
    assert loaded.portal and (loaded.held == []) == before
    waits = [fault for fault in loaded.problems if fault.code == "N206"]
    assert {fault.path for fault in waits} == set(loaded.held) and all(UNIT_FILE in fault.message for fault in waits)


def test_an_article_of_a_new_row_waits_until_the_registry_is_mended(tmp_path: Path) -> None:
    new = "- mã: moi\n  tên: Xã Mới\n  loại: Địa bàn\n  cấp: Xã\n"
    files = {**CONTENT, "tin/2024/05/e.md": article(đơn_vị="Xã Mới"), UNIT_FILE: EDITS["a unit removed"][1] + new}
    loaded = load_portal(write_site(tmp_path, files), AS_OF, {**REGISTRIES, **CONTENT}.get)
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R206", UNIT_FILE)]
    assert ("N206", "tin/2024/05/e.md") in {(fault.code, fault.path) for fault in loaded.problems}
    assert loaded.held == ["tin/2024/05/e.md"]


@pytest.mark.parametrize("kind", [UNIT_FILE, SECTION_FILE])
def test_a_required_registry_with_no_row_left_gives_way_to_its_last_good_text(tmp_path: Path, kind: str) -> None:
    loaded = edited(tmp_path, kind, "[]\n")
    assert loaded.portal and len(loaded.portal.ids("articles")) == 4
    assert [(fault.code, fault.path) for fault in told(loaded)] == [("R207", kind)]


def test_on_a_site_that_was_never_built_names_are_told_at_the_articles(tmp_path: Path) -> None:
    assert {fault.code for fault in load_site(tmp_path, {**CONTENT, TOPIC_FILE: "[]\n"}).problems} >= {"T104"}


@pytest.fixture
def life(tmp_path: Path) -> Life:
    """The site of four articles, built."""
    life = Life(tmp_path)
    for path, text in CONTENT.items():
        life.write(path, text)
    assert life.build() == 0
    return life


def pages(life: Life) -> set[str]:
    """The pages of the output."""
    return {name for name in tree(life.output) if name.endswith(".html")}


@pytest.mark.parametrize("name", ["a unit removed", "a unit with another name", "topics emptied", "a target removed"])
def test_builds_keep_every_page_until_it_is_mended(life: Life, name: str) -> None:
    path, text = EDITS[name]
    good, before = life.read(path), pages(life)
    life.write(path, text)
    for words in ("Đoạn một.", "Đoạn hai."):
        assert life.build() == 3
        assert pages(life) == before
        assert differences(tree(life.output), life.clean()) == []
        life.write("tin/2024/05/a.md", article(words, chủ_đề="Một cửa", chuyên_mục="Tin xã"))
    assert life.build() == 3
    life.write(path, good)
    assert life.build() == 0
    assert differences(tree(life.output), life.clean()) == []


def test_a_plan_file_that_is_gone_stays_while_articles_need_its_targets(life: Life) -> None:
    before = tree(life.output)
    life.remove(PLAN_FILE)
    for _ in range(3):
        assert life.build() == 3
        assert tree(life.output) == before
        life.write("tin/2024/05/a.md", article("Đoạn khác.", chủ_đề="Một cửa", chuyên_mục="Tin xã"))
        before = tree(life.output) if life.build() == 3 else {}
    life.write("tin/2024/05/d.md", article(tiêu_đề="Tin rừng"))
    assert life.build() == 0  # no article needs it: only a warning
    assert "ke-hoach/rung/index.html" not in tree(life.output)


def test_when_the_last_article_lets_go_of_a_removed_row_the_edit_is_taken(life: Life) -> None:
    life.write(TOPIC_FILE, TOPICS.split("- mã: mot-cua")[0])
    assert life.build() == 3
    assert "chu-de/mot-cua/index.html" in tree(life.output)
    life.write("tin/2024/05/a.md", article(chuyên_mục="Tin xã"))
    assert life.build() == 0
    assert "chu-de/mot-cua/index.html" not in tree(life.output)
    assert differences(tree(life.output), life.clean()) == []
