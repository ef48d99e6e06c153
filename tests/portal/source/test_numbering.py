"""Numbers of targets: typed in every form, assigned to lines without one, kept once published, never those of another promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.source.load import Loaded
from portal.source.reading.registries.published import FILE, published_promises
from tests.sitekit import PLAN_ID, codes, news, portal_of, site

FOREST = "Đến năm 2025, tỷ lệ che phủ rừng đạt 62,3%"
POOR = "Đến năm 2025, tỷ lệ hộ nghèo đa chiều còn 5%"
WATER = "Đến năm 2025, 80% hộ dân dùng nước sạch"
SCHOOL = "Đến năm 2025, 70% trường học đạt chuẩn quốc gia"


def quotes(loaded: Loaded) -> dict[str, str]:
    """Number → sentence of every target."""
    portal = portal_of(loaded)
    return {portal.target(id).number: portal.target(id).statement.quote for id in portal.ids("targets")}


def unchanged(loaded: Loaded) -> bool:
    portal = portal_of(loaded)
    return not any(portal.target(id).changes for id in portal.ids("targets"))


@pytest.mark.parametrize("form", ["(2) {}", "2. {}", "2) {}", "2/ {}", "2: {}", "(2): {}", "02. {}", "2 - {}", "[2] {}", "Chỉ tiêu 2: {}"])
def test_a_line_without_a_number_never_takes_one_that_is_typed_below_it(tmp_path: Path, form: str) -> None:
    listed = news("05/3/2021", targets=[f"(1) {WATER}", FOREST, form.format(POOR)])
    loaded = site(tmp_path, listed, as_of="2021-12-31")

    assert quotes(loaded) == {"1": WATER, "3": FOREST, "2": POOR}
    assert unchanged(loaded)
    assert loaded.code == 0


def test_a_line_without_a_number_takes_the_gap_that_nobody_typed(tmp_path: Path) -> None:
    loaded = site(tmp_path, news("05/3/2021", targets=[f"(1) {WATER}", FOREST, f"(3) {POOR}"]), as_of="2021-12-31")

    assert quotes(loaded) == {"1": WATER, "2": FOREST, "3": POOR}


def test_a_number_that_a_later_article_types_for_something_else_is_not_given_away(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[f"(1) {WATER}", FOREST])
    later = news("10/6/2022", targets=[f"(2) {POOR}"])
    loaded = site(tmp_path, first, later, as_of="2022-12-31")

    assert quotes(loaded) == {"1": WATER, "3": FOREST, "2": POOR}
    assert unchanged(loaded)


def test_a_later_article_may_name_an_unnumbered_promise_by_the_number_it_was_given(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[WATER, FOREST])
    later = news("10/6/2022", targets=["(2) Đến năm 2025, tỷ lệ che phủ rừng đạt 60%"], note="cháy rừng")
    loaded = site(tmp_path, first, later, as_of="2022-12-31")
    portal = portal_of(loaded)

    assert [change.note for change in portal.target(f"{PLAN_ID}-2").changes] == ["cháy rừng"]
    assert len(portal.ids("targets")) == 2


def test_a_published_promise_keeps_its_number_whatever_is_typed_later(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[f"(1) {WATER}", FOREST])
    published = published_promises(portal_of(site(tmp_path / "a", first, as_of="2021-12-31")))
    later = news("10/6/2022", targets=[f"(2) {POOR}"])
    loaded = site(tmp_path / "b", first, later, as_of="2022-12-31", files={FILE: published})

    assert quotes(loaded) == {"1": WATER, "2": FOREST, "3": POOR}
    assert "W170" in codes(loaded) and "C109" not in codes(loaded)
    assert unchanged(loaded)


def test_a_published_promise_keeps_its_number_when_a_line_is_put_above_it(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[WATER, FOREST])
    published = published_promises(portal_of(site(tmp_path / "a", first, as_of="2021-12-31")))
    edited = news("05/3/2021", targets=[POOR, WATER, FOREST])
    loaded = site(tmp_path / "b", edited, as_of="2021-12-31", files={FILE: published})

    assert quotes(loaded) == {"3": POOR, "1": WATER, "2": FOREST}
    assert not {"C109", "C110"} & set(codes(loaded))


def test_another_promise_does_not_get_the_number_of_a_published_one(tmp_path: Path) -> None:
    """The published sentence is gone from its article; a line without a number says something else."""
    first = news("05/3/2021", stage="ban hành", targets=["Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])
    published = published_promises(portal_of(site(tmp_path / "a", first, as_of="2021-12-31")))
    other = news("05/3/2021", stage="ban hành", targets=["Đến năm 2025, trồng mới 350 ha rừng"])
    portal = portal_of(site(tmp_path / "b", other, as_of="2021-12-31", files={FILE: published}))

    assert portal.plan(PLAN_ID).targets == (f"{PLAN_ID}-2",)


@pytest.mark.parametrize("note", ["", "sáp nhập ba xã"])
def test_another_thing_under_a_known_number_is_told_and_is_no_adjustment(tmp_path: Path, note: str) -> None:
    first = news("05/3/2021", targets=[f"(1) {WATER}", f"(2) {FOREST}"])
    later = news("10/6/2022", targets=[f"(2) {POOR}"], note=note)
    loaded = site(tmp_path, first, later, as_of="2022-12-31")

    assert "W170" in codes(loaded) and "C107" not in codes(loaded)
    assert quotes(loaded) == {"1": WATER, "2": FOREST, "3": POOR}
    assert unchanged(loaded)


def test_the_same_figure_of_another_thing_is_no_citation(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2025, 100% thôn có nhà văn hóa"])
    later = news("10/6/2022", targets=["(1) Đến năm 2025, 100% trẻ em được tiêm chủng"])
    loaded = site(tmp_path, first, later, as_of="2022-12-31")

    assert "W170" in codes(loaded)
    assert portal_of(loaded).target(f"{PLAN_ID}-1").citations == ()


def test_a_note_on_the_line_itself_vouches_for_the_change(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[f"(2) {FOREST}"])
    later = news("10/6/2022", targets=[f"câu: (2) {POOR}\nghi chú: thay chỉ tiêu theo Nghị quyết mới"])
    loaded = site(tmp_path, first, later, as_of="2022-12-31")

    assert "W170" not in codes(loaded)
    assert len(portal_of(loaded).target(f"{PLAN_ID}-2").changes) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(1) Đến năm 2025, tỷ lệ tham gia bảo hiểm y tế đạt 95%", "(1) Đến năm 2025, 93% dân số có thẻ BHYT"),
        ("(1) Đến năm 2025, thu nhập bình quân đầu người đạt 52 triệu đồng/năm", "(1) Đến năm 2025, thu nhập đạt 49 triệu đồng/người/năm"),
        ("(1) Đến năm 2025, trồng mới 350 ha rừng", "(1) Đến năm 2025, 300 ha rừng trồng mới"),
        ("(1) Đến năm 2025, tỷ lệ hộ nghèo còn 5%", "(1) Đến năm 2025, còn 6%"),
    ],
)
def test_the_same_thing_in_other_words_is_an_adjustment(tmp_path: Path, before: str, after: str) -> None:
    loaded = site(tmp_path, news("05/3/2021", targets=[before]), news("10/6/2022", targets=[after], note="vì sao"), as_of="2022-12-31")

    assert "W170" not in codes(loaded)
    assert len(portal_of(loaded).target(f"{PLAN_ID}-1").changes) == 1


def test_a_result_of_another_thing_is_told(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[f"(2) {FOREST}"])
    loaded = site(tmp_path, first, news("10/6/2022", results=["(2) Tỷ lệ hộ nghèo đa chiều còn 7%"]), as_of="2022-12-31")
    assert "W171" in codes(loaded)

    same = site(tmp_path / "b", first, news("10/6/2022", results=["(2) Độ che phủ rừng đạt 61%"]), as_of="2022-12-31")
    assert "W171" not in codes(same)


def test_a_part_without_a_number_belongs_to_the_line_above_it_whatever_number_that_has(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=[f"(1) {WATER}", f"(2) {FOREST}"])
    later = news("10/6/2022", targets=["Đến năm 2025, 90% công chức hoàn thành nhiệm vụ", "trong đó 20% hoàn thành xuất sắc"])
    portal = portal_of(site(tmp_path, first, later, as_of="2022-12-31"))

    assert portal.target(f"{PLAN_ID}-4").part_of == f"{PLAN_ID}-3"
    assert portal.target(f"{PLAN_ID}-3").parts == (f"{PLAN_ID}-4",)
