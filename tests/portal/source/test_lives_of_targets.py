"""The life of a target through articles: set, restated, changed, reported on, given up with its plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.domain.plan import Origin, Stage, State
from tests.sitekit import PLAN, PLAN_ID, codes, news, portal_of, site

ALL = "(1) Đến năm 2025, 100% số xã có công trình cấp nước"
MOST = "(2) Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"
SET = news("05/3/2021", stage="triển khai", targets=[ALL, MOST])


def test_a_target_is_set_by_its_first_article_and_owed_by_the_plans_issuer(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, as_of="2021-12-31"))
    target = portal.target(f"{PLAN_ID}-1")

    assert (target.day, target.article, target.unit, target.origin) == (
        date(2021, 3, 5),
        "tin/2021/03/tin-1",
        "huyen-uy-thu",
        Origin.UNKNOWN,
    )
    assert portal.plan(PLAN_ID).targets == (f"{PLAN_ID}-1", f"{PLAN_ID}-2")


def test_before_its_article_a_target_is_unknown(tmp_path: Path) -> None:
    assert portal_of(site(tmp_path, SET, as_of="2021-03-04")).ids("targets") == ()


def test_the_same_figures_again_are_a_citation_without_a_word_of_complaint(tmp_path: Path) -> None:
    loaded = site(
        tmp_path, SET, news("10/6/2022", targets=["(1) Đến năm 2025, 100% số xã, thị trấn có công trình cấp nước"]), as_of="2022-12-31"
    )
    target = portal_of(loaded).target(f"{PLAN_ID}-1")

    assert target.citations == ("tin/2022/06/tin-2",)
    assert target.changes == ()
    assert "C107" not in codes(loaded)


def test_a_target_restated_without_its_number_is_the_same_target(tmp_path: Path) -> None:
    again = news("10/6/2022", targets=["Đến năm 2025, ít nhất 80% hộ dân dùng nước sạch"])
    portal = portal_of(site(tmp_path, SET, again, as_of="2022-12-31"))

    assert len(portal.ids("targets")) == 2
    assert portal.target(f"{PLAN_ID}-2").citations == ("tin/2022/06/tin-2",)


def test_targets_without_numbers_get_the_next_free_ones(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(2) Đến năm 2025, 100% số xã có công trình cấp nước", "Đến năm 2025, 80% hộ dân dùng nước sạch"])
    portal = portal_of(site(tmp_path, first, as_of="2021-12-31"))

    assert portal.ids("targets") == (f"{PLAN_ID}-2", f"{PLAN_ID}-3")


def test_two_steps_of_one_measure_in_one_list_are_two_targets(tmp_path: Path) -> None:
    steps = news("05/3/2021", targets=["Đến năm 2023, 60% hộ dân dùng nước sạch", "Đến năm 2025, 80% hộ dân dùng nước sạch"])
    portal = portal_of(site(tmp_path, steps, as_of="2021-12-31"))

    assert len(portal.ids("targets")) == 2
    assert all(not portal.target(id).changes for id in portal.ids("targets"))


def test_other_figures_ask_for_a_note_and_both_stay_visible(tmp_path: Path) -> None:
    change = news("10/6/2023", targets=["(2) Đến năm 2025, ít nhất 70% hộ dân dùng nước sạch"])
    loaded = site(tmp_path, SET, change, as_of="2023-12-31")
    target = portal_of(loaded).target(f"{PLAN_ID}-2")

    assert "C107" in codes(loaded)
    assert [(change.old.value, change.new.value, change.day) for change in target.changes] == [(80, 70, date(2023, 6, 10))]
    assert target.statement.value == 70
    assert target.standing.adjusted


def test_a_change_with_a_note_keeps_its_reason_and_is_no_problem(tmp_path: Path) -> None:
    change = news("10/6/2023", targets=["(2) Đến năm 2025, ít nhất 70% hộ dân dùng nước sạch"], note="sáp nhập ba xã")
    loaded = site(tmp_path, SET, change, as_of="2023-12-31")

    assert "C107" not in codes(loaded)
    assert portal_of(loaded).target(f"{PLAN_ID}-2").changes[0].note == "sáp nhập ba xã"


def test_results_stand_on_the_target_of_their_number_in_order_of_their_days(tmp_path: Path) -> None:
    late = news("10/2/2023", results=["(2) Năm 2021, 61% hộ dân dùng nước sạch"])
    early = news("20/12/2022", results=["(2) 66% hộ dân dùng nước sạch, tính đến 30/11/2022"])
    portal = portal_of(site(tmp_path, SET, late, early, as_of="2023-12-31"))
    target = portal.target(f"{PLAN_ID}-2")

    assert [portal.result(id).day for id in target.results] == [date(2021, 12, 31), date(2022, 11, 30)]
    assert target.standing.fact_day == date(2022, 11, 30)


def test_a_result_of_an_unknown_number_holds_its_article(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, news("10/2/2023", results=["(7) 61% hộ dân dùng nước sạch"]), as_of="2023-12-31")

    assert "C108" in codes(loaded)
    assert loaded.held == ["tin/2023/02/tin-2.md"]


def test_a_deadline_that_is_not_stated_is_the_plans_last_year(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=["(1) 100% số xã có công trình cấp nước"]), as_of="2021-12-31"))
    by = portal.target(f"{PLAN_ID}-1").statement.by

    assert by is not None
    assert (by.day, by.source) == (date(2025, 12, 31), "plan")


def test_a_part_knows_its_whole_and_the_whole_its_part(tmp_path: Path) -> None:
    parts = ["(1) Đến năm 2025, 100% cán bộ xã được tập huấn", "(2) trong đó ít nhất 80% đạt loại khá trở lên"]
    portal = portal_of(site(tmp_path, news("05/3/2021", targets=parts), as_of="2021-12-31"))

    assert portal.target(f"{PLAN_ID}-2").part_of == f"{PLAN_ID}-1"
    assert portal.target(f"{PLAN_ID}-1").parts == (f"{PLAN_ID}-2",)


def test_what_was_left_out_may_be_told_with_the_restatement(tmp_path: Path) -> None:
    first = news("05/3/2021", targets=["(1) Đến năm 2025, tỷ lệ hộ nghèo còn 5%"])
    mapping = """
        câu: (1) Đến năm 2025, tỷ lệ hộ nghèo còn 5%
        chiều tốt: Thấp hơn
        nguồn gốc: Tỉnh giao
        """
    portal = portal_of(site(tmp_path, first, news("10/6/2022", targets=[mapping]), as_of="2022-12-31"))
    target = portal.target(f"{PLAN_ID}-1")

    assert (target.better, target.origin, target.changes) == ("lower", Origin.PROVINCE, ())


@pytest.mark.parametrize(("stage", "day", "dropped"), [("thôi thực hiện", "10/6/2023", True), ("được thay thế", "10/6/2026", False)])
def test_targets_fall_with_their_plan_only_before_their_deadline(tmp_path: Path, stage: str, day: str, dropped: bool) -> None:
    portal = portal_of(site(tmp_path, SET, news(day, stage=stage), as_of="2026-11-21"))
    standing = portal.target(f"{PLAN_ID}-1").standing

    assert standing.dropped is dropped
    assert standing.state is (State.UNKNOWN if dropped else State.SILENT)


@pytest.mark.parametrize(("period", "dropped"), [("2026 - 2030", False), ("2025 - 2030", True)])
def test_a_plan_of_the_next_period_stops_nothing_that_was_promised_for_this_one(tmp_path: Path, period: str, dropped: bool) -> None:
    after = f"tên: Đề án Nước sạch đô thị\nngày ban hành: 01/12/2025\ngiai đoạn: {period}\nthay thế: {PLAN}\n"
    portal = portal_of(site(tmp_path, SET, as_of="2026-11-21", files={"du-lieu/ke-hoach/nuoc-sach-do-thi.yml": after}))

    assert portal.plan(PLAN_ID).replaced_by == "nuoc-sach-do-thi"
    assert portal.target(f"{PLAN_ID}-1").standing.dropped is dropped


def test_a_document_named_by_a_result_becomes_that_document(tmp_path: Path) -> None:
    report = """
        câu: (2) 61% hộ dân dùng nước sạch, tính đến 31/12/2022
        văn bản: 120/BC-HU
        """
    named = """
        văn bản:
          - số: 120/BC-HU
            loại: báo cáo
            trích yếu: Báo cáo năm 2022
        """
    portal = portal_of(site(tmp_path, SET, news("05/2/2023", results=[report], head=named), as_of="2023-12-31"))
    result = portal.result(portal.target(f"{PLAN_ID}-2").results[0])

    assert portal.document(result.document).number == "120/BC-HU"


def test_a_document_nobody_describes_stays_a_name(tmp_path: Path) -> None:
    report = "câu: (2) 61% hộ dân dùng nước sạch\nvăn bản: Sổ theo dõi quý IV"
    portal = portal_of(site(tmp_path, SET, news("05/2/2023", results=[report]), as_of="2023-12-31"))
    result = portal.result(portal.target(f"{PLAN_ID}-2").results[0])

    assert (result.document, result.document_name) == ("", "Sổ theo dõi quý IV")


FILE = f"""\
tên: {PLAN}
cơ quan ban hành: Huyện ủy Thử
ngày ban hành: 01/2/2021
quá trình:
  - ngày: 01/2/2021
    bước: ban hành
  - ngày: 15/12/2023
    bước: sơ kết
chỉ tiêu:
  - (1) Đến năm 2025, 100% số xã có công trình cấp nước
kết quả:
  - (1) Năm 2022, 60% số xã có công trình cấp nước
"""


def test_a_plans_file_is_known_from_its_dates_on_only(tmp_path: Path) -> None:
    files = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": FILE}
    before, during, later = (portal_of(site(tmp_path / day, as_of=day, files=files)) for day in ("2020-12-31", "2021-06-01", "2023-12-31"))

    assert (before.ids("plans"), before.ids("targets"), before.ids("results")) == ((), (), ())
    assert [entry.stage.value for entry in during.plan(PLAN_ID).stages] == ["issued"]
    assert during.ids("results") == ()
    assert later.plan(PLAN_ID).stage.value == "interim"
    assert later.target(f"{PLAN_ID}-1").results == (f"du-lieu/ke-hoach/{PLAN_ID}.yml#1",)


def test_an_issue_told_in_the_log_outweighs_a_forgotten_draft_flag(tmp_path: Path) -> None:
    files = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": f"tên: {PLAN}\ndự thảo: có\n"}
    draft = portal_of(site(tmp_path / "a", news("05/3/2021", stage="lấy ý kiến", targets=[ALL]), as_of="2026-11-21", files=files))
    issued = portal_of(
        site(
            tmp_path / "b",
            news("05/3/2021", stage="lấy ý kiến", targets=[ALL]),
            news("01/6/2021", stage="ban hành"),
            as_of="2026-11-21",
            files=files,
        )
    )

    assert draft.target(f"{PLAN_ID}-1").standing.state is State.DRAFT
    assert issued.target(f"{PLAN_ID}-1").standing.state is State.SILENT


def test_predecessor_and_successor_know_each_other_from_one_side(tmp_path: Path) -> None:
    old = "Đề án Nước sạch nông thôn giai đoạn 2016 - 2020"
    files = {
        "du-lieu/ke-hoach/nuoc-sach-2016.yml": f"tên: {old}\n",
        "du-lieu/ke-hoach/nuoc-sach-2021.yml": f"tên: {PLAN}\nngày ban hành: 01/2/2021\nthay thế: nuoc-sach-2016\n",
    }
    portal = portal_of(site(tmp_path, as_of="2022-01-01", files=files))

    assert portal.plan("nuoc-sach-2016").replaced_by == "nuoc-sach-2021"
    assert portal.plan("nuoc-sach-2021").replaces == ("nuoc-sach-2016",)


def test_targets_of_a_plans_file_are_set_on_the_day_of_its_issue_even_when_news_came_first(tmp_path: Path) -> None:
    files = {
        f"du-lieu/ke-hoach/{PLAN_ID}.yml": f"tên: {PLAN}\nngày ban hành: 01/6/2021\nchỉ tiêu:\n  - (1) Đến năm 2025, 100% số xã có nước\n"
    }
    drafted = news("05/3/2021", stage="soạn thảo")
    before, after = (portal_of(site(tmp_path / day, drafted, as_of=day, files=files)) for day in ("2021-05-31", "2021-06-01"))

    assert before.plan(PLAN_ID).targets == ()
    assert after.plan(PLAN_ID).targets == (f"{PLAN_ID}-1",)


LATER = f"tên: {PLAN}\nngày: 10/6/2024\nchỉ tiêu:\n  - (1) Đến năm 2025, 100% số xã có công trình cấp nước\n"
LATER_FILE = {f"du-lieu/ke-hoach/{PLAN_ID}.yml": LATER}
EARLY = news("05/3/2024", results=["(1) 20% số xã có công trình cấp nước"])


def test_a_result_of_a_target_that_is_issued_later_stands_on_the_plan_until_then(tmp_path: Path) -> None:
    loaded = site(tmp_path, EARLY, as_of="2024-05-01", files=LATER_FILE)
    portal = portal_of(loaded)

    assert portal.ids("targets") == ()
    assert portal.plan(PLAN_ID).results == ("tin/2024/03/tin-1#1",)
    assert [(problem.code, problem.path, problem.line) for problem in loaded.problems if problem.code == "C180"] == [
        ("C180", f"du-lieu/ke-hoach/{PLAN_ID}.yml", 4)
    ]


def test_once_it_is_issued_the_result_stands_on_the_target(tmp_path: Path) -> None:
    loaded = site(tmp_path, EARLY, as_of="2024-06-10", files=LATER_FILE)
    portal = portal_of(loaded)

    assert portal.target(f"{PLAN_ID}-1").results == ("tin/2024/03/tin-1#1",)
    assert portal.plan(PLAN_ID).results == ()
    assert "C180" not in codes(loaded)


def test_a_withdrawn_article_is_not_the_latest_news_of_a_plan(tmp_path: Path) -> None:
    head = "rút bài: 11/6/2023: nhầm số liệu"
    withdrawn = news("10/6/2023", results=["(1) 90% số xã có công trình cấp nước"], stage="tổng kết", head=head)
    plan = portal_of(site(tmp_path, SET, withdrawn, as_of="2023-12-31")).plan(PLAN_ID)

    assert (plan.fact_day, plan.stage) == (date(2021, 3, 5), Stage.LAUNCHED)
