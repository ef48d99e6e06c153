"""A sentence that is not understood: only it is held, printed as written with a mark, and counted separately."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.domain.plan import State
from portal.source.load import Loaded
from portal.source.reading.registries.published import FILE, published_promises
from portal.views.article import article_view
from portal.views.promise import counts_sentence, state_counts
from portal.views.target import target_view
from tests.sitekit import PLAN_ID, codes, news, portal_of, site

GOOD = [f"({number}) Đến năm 2025, {90 - number}% hộ dân tham gia mô hình số {number} của thôn" for number in range(1, 10)]
VAGUE = "Mở 5 lớp cho 300 học viên và nhiều lớp khác"
MARK = "Chưa đọc được thành số liệu"


def understood(loaded: Loaded) -> int:
    """How many sentences were read, as `portal check` prints them."""
    return sum(words.startswith("Hiểu là:") for _, _, words in loaded.understood)


@pytest.mark.parametrize("line", [f"(10) {VAGUE}", VAGUE, f"câu: (10) {VAGUE}", "số: 10\nmức: nhiều\nnội dung đo: số lớp học"])
def test_one_sentence_holds_itself_and_nine_others_stand(tmp_path: Path, line: str) -> None:
    loaded = site(tmp_path, news("05/3/2021", targets=[*GOOD[:4], line, *GOOD[4:]]), as_of="2021-12-31")
    portal = portal_of(loaded)

    assert loaded.code == 3 and {"T109", "T111"} & set(codes(loaded))
    states = {portal.target(id).number: portal.target(id).standing.state for id in portal.ids("targets")}
    assert states == {**{str(number): State.RUNNING for number in range(1, 10)}, "10": State.UNREAD}
    assert counts_sentence(state_counts(portal, portal.ids("targets"))) == "10 chỉ tiêu: 9 đang thực hiện; 1 chưa đọc được thành số liệu."


def test_the_sentence_stands_in_its_place_with_a_mark(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=[GOOD[0], f"(2) {VAGUE}", GOOD[2]]), as_of="2021-12-31"))
    shown = article_view(portal, "tin/2021/03/tin-1").targets
    view = target_view(portal, f"{PLAN_ID}-2")

    assert [(one.text, one.state.label if one.state else "") for one in shown][1] == (VAGUE, MARK)
    assert (view.title, view.state.label) == (VAGUE, MARK)
    assert [fact.values[0].text for fact in view.facts if fact.label == "Mức đề ra"] == [MARK]


def test_check_prints_the_readings_of_all_others(tmp_path: Path) -> None:
    loaded = site(tmp_path, news("05/3/2021", targets=[GOOD[0], f"(2) {VAGUE}", GOOD[2]]), as_of="2021-12-31")
    (fault,) = (problem for problem in loaded.problems if problem.code == "T109")

    assert understood(loaded) == 2
    assert ("tin/2021/03/tin-1.md", 9, MARK) in loaded.understood
    assert fault.line == 9 and "Tách" in fault.hint


def test_readings_of_a_held_article_are_printed_too(tmp_path: Path) -> None:
    loaded = site(tmp_path, news("05/3/2021", targets=GOOD[:2], unit="Ban không ai biết"), as_of="2021-12-31")

    assert loaded.held and understood(loaded) == 2


def test_an_unread_result_is_told_and_judges_nothing(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2021, ít nhất 80% hộ dân dùng nước sạch"])
    result = news("10/2/2022", results=[f"(1) {VAGUE}"])
    loaded = site(tmp_path, first, result, as_of="2022-12-31")
    portal = portal_of(loaded)
    target = portal.target(f"{PLAN_ID}-1")

    assert loaded.code == 3 and "T109" in codes(loaded)
    assert target.standing.state is State.UNKNOWN
    assert "chưa đọc được thành số liệu" in target.standing.sentence
    assert "chưa đọc được thành số liệu" in article_view(portal, "tin/2022/02/tin-2").results[0].text


def test_an_unread_telling_changes_nothing_and_is_named(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])
    portal = portal_of(site(tmp_path, first, news("10/2/2022", targets=[f"(1) {VAGUE}"]), as_of="2022-12-31"))
    target = portal.target(f"{PLAN_ID}-1")

    assert (target.statement.value, target.changes) == (80, ())
    assert VAGUE in target.standing.rule


def test_a_published_sentence_understood_at_last_keeps_its_number_and_changes_nothing(tmp_path: Path) -> None:
    unread = news("05/3/2021", targets=[GOOD[0], VAGUE])
    published = published_promises(portal_of(site(tmp_path / "a", unread, as_of="2021-12-31")))
    read = news("05/3/2021", targets=[GOOD[2], GOOD[0], "Mở 5 lớp cho học viên và nhiều lớp khác"], note="viết lại cho rõ")
    loaded = site(tmp_path / "b", read, as_of="2021-12-31", files={FILE: published})
    portal = portal_of(loaded)

    assert (portal.target(f"{PLAN_ID}-2").statement.value, portal.target(f"{PLAN_ID}-2").changes) == (5, ())
    assert not {"C109", "C110", "T109"} & set(codes(loaded))
    assert "unread" not in published_promises(portal, published)


def test_understood_at_last_is_no_adjustment(tmp_path: Path) -> None:
    first, later = news("05/3/2021", targets=[f"(1) {VAGUE}"]), news("10/2/2022", targets=["(1) Đến năm 2025, mở 5 lớp tập huấn"])
    loaded = site(tmp_path, first, later, as_of="2022-12-31")
    target = portal_of(loaded).target(f"{PLAN_ID}-1")

    assert (target.statement.value, target.changes, target.standing.adjusted) == (5, (), False)


def test_an_unread_line_of_a_plans_file_is_told_and_kept(tmp_path: Path) -> None:
    file = f"tên: Đề án Nước sạch nông thôn giai đoạn 2021 - 2025\nngày ban hành: 01/2/2021\nchỉ tiêu:\n  - {VAGUE}\n  - 90% xã có nước\n"
    loaded = site(tmp_path, as_of="2021-12-31", files={f"du-lieu/ke-hoach/{PLAN_ID}.yml": file})
    portal = portal_of(loaded)

    assert loaded.code == 3
    assert [portal.target(id).standing.state for id in portal.ids("targets")] == [State.UNREAD, State.RUNNING]
    assert understood(loaded) == 1


def test_a_result_without_figure_is_understood_when_the_source_judges_it(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2021, ít nhất 80% hộ dân dùng nước sạch"])
    result = news("10/2/2022", results=["câu: (1) Đã hoàn thành mục tiêu đề ra\nđánh giá: Đạt"])
    loaded = site(tmp_path, first, result, as_of="2022-12-31")

    assert loaded.code == 0
    assert portal_of(loaded).target(f"{PLAN_ID}-1").standing.state is State.MET
