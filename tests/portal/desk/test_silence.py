"""The report on missing news asks staff, and accuses nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from portal.desk.silence import silence, silence_text
from tests.sitekit import PLAN_ID, news, portal_of, site

SET = news("05/3/2021", stage="triển khai", targets=["(1) Đến năm 2025, 100% số xã có công trình cấp nước"])
CALLED = news("01/6/2025", plan="", head="sự kiện:\n  tên: Hội thảo nước sạch\n  ngày: 10/6/2025")


def report(root: Path, *articles: str, as_of: str) -> str:
    return silence_text(silence(portal_of(site(root, *articles, as_of=as_of)), date.fromisoformat(as_of)))


def test_a_deadline_is_told_ninety_days_ahead_and_not_before(tmp_path: Path) -> None:
    assert "đến hạn trong 90 ngày tới (1)" in report(tmp_path / "a", SET, as_of="2025-10-02")
    assert "đến hạn trong 90 ngày tới" not in report(tmp_path / "b", SET, as_of="2025-10-01")


def test_a_deadline_passed_without_news_is_told_with_its_address(tmp_path: Path) -> None:
    text = report(tmp_path, SET, as_of="2026-01-01")

    assert "Chỉ tiêu đã đến hạn, trang này chưa có tin về kết quả (1)" in text
    assert f"/chi-tieu/{PLAN_ID}-1/" in text


def test_figures_from_before_the_deadline_are_a_heading_of_their_own(tmp_path: Path) -> None:
    half = news("10/1/2023", results=["(1) 15/23 xã có công trình cấp nước, tính đến 31/12/2022"])

    assert "mới có số liệu của thời gian trước hạn (1)" in report(tmp_path, SET, half, as_of="2026-02-01")


def test_a_plan_without_a_word_for_a_year_is_asked_after_unless_it_is_over(tmp_path: Path) -> None:
    ended = news("06/3/2021", stage="tổng kết")

    assert "hơn một năm chưa có tin (1)" in report(tmp_path / "a", SET, as_of="2022-03-06")
    assert "hơn một năm chưa có tin" not in report(tmp_path / "b", SET, as_of="2022-03-05")
    assert "hơn một năm chưa có tin" not in report(tmp_path / "c", SET, ended, as_of="2024-03-06")


def test_a_workshop_announced_and_never_told_of_is_asked_after_a_week(tmp_path: Path) -> None:
    held = news("12/6/2025", plan="", head="sự kiện:\n  tên: Hội thảo nước sạch\n  ngày: 10/6/2025")

    assert "chưa có tin sau đó (1)" in report(tmp_path / "a", CALLED, as_of="2025-06-18")
    assert "chưa có tin sau đó" not in report(tmp_path / "b", CALLED, as_of="2025-06-17")
    assert "chưa có tin sau đó" not in report(tmp_path / "c", CALLED, held, as_of="2025-07-01")


def test_a_site_with_nothing_to_ask_says_so(tmp_path: Path) -> None:
    assert report(tmp_path, as_of="2026-01-01").startswith("Không có gì cần hỏi thêm")
