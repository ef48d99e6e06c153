"""What staff are asked to check: baselines against last year's results, and targets that cannot be judged."""

from __future__ import annotations

from pathlib import Path

from portal.source.checking.review import year_of
from tests.sitekit import codes, news, portal_of, site

OLD, NEW = "Kế hoạch nước sạch năm 2023", "Kế hoạch nước sạch năm 2024"
SET = news("05/1/2023", plan=OLD, targets=["(1) Năm 2023, ít nhất 80% hộ dân dùng nước sạch"])
DONE = news("10/1/2024", plan=OLD, results=["(1) Năm 2023, 83,2% hộ dân dùng nước sạch"])


def this_year(baseline: str) -> str:
    return news("15/1/2024", plan=NEW, targets=[f"câu: (1) Năm 2024, ít nhất 86% hộ dân dùng nước sạch\nmức đầu kỳ: {baseline}"])


def test_a_baseline_that_is_last_years_result_is_fine(tmp_path: Path) -> None:
    assert "C114" not in codes(site(tmp_path, SET, DONE, this_year("83,2% hộ dân dùng nước sạch"), as_of="2024-12-31"))


def test_a_baseline_that_differs_from_last_years_result_is_told_with_both(tmp_path: Path) -> None:
    loaded = site(tmp_path, SET, DONE, this_year("84% hộ dân dùng nước sạch"), as_of="2024-12-31")
    (told,) = [problem for problem in loaded.problems if problem.code == "C114"]

    assert told.path == "tin/2024/01/tin-3.md"
    assert "84%" in told.message
    assert "83,2%" in told.message


def test_a_baseline_of_a_year_nobody_reported_is_left_alone(tmp_path: Path) -> None:
    assert "C114" not in codes(site(tmp_path, SET, this_year("84% hộ dân dùng nước sạch"), as_of="2024-12-31"))


def test_a_target_whose_good_side_is_unknown_is_noted_once_a_result_is_there(tmp_path: Path) -> None:
    poor = news("05/1/2023", plan=OLD, targets=["(1) Năm 2023, tỷ lệ hộ nghèo còn 5%"])
    told = news("10/1/2024", plan=OLD, results=["(1) Năm 2023, tỷ lệ hộ nghèo là 4,1%"])

    assert "N104" not in codes(site(tmp_path / "a", poor, as_of="2024-12-31"))
    assert "N104" in codes(site(tmp_path / "b", poor, told, as_of="2024-12-31"))


def test_the_year_of_a_figure_is_that_of_its_day_or_period_not_of_its_article(tmp_path: Path) -> None:
    portal = portal_of(site(tmp_path, SET, DONE, as_of="2024-12-31"))

    assert [year_of(portal.result(id)) for id in portal.ids("results")] == [2023]
