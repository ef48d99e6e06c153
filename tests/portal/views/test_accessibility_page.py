"""The accessibility statement: it says what the record says, and how to complain."""

from __future__ import annotations

from pathlib import Path

from portal.views.accessibility import AccessibilityCheck, AccessibilityView, accessibility_view
from tests.sitekit import portal_of, site


def told(root: Path, *record: object) -> AccessibilityView:
    return accessibility_view(portal_of(site(root, as_of="2026-01-01")), AccessibilityCheck(*record))  # type: ignore[arg-type]


def results(view: AccessibilityView) -> dict[str, str]:
    return {fact.label: fact.values[0].text for fact in view.facts}


def test_a_clean_record_is_told_with_its_day_and_program(tmp_path: Path) -> None:
    view = told(tmp_path, "22/11/2026", "axe-core 4.12.1", 1248, ())

    assert results(view)["Ngày kiểm tra"] == "22/11/2026"
    assert results(view)["Chương trình"] == "axe-core 4.12.1"
    assert results(view)["Số trang đã dò"].startswith("1.248 trang")
    assert results(view)["Lỗi tìm thấy"] == "không có lỗi nào chương trình nhận ra được"
    assert "loi" not in [part.anchor for part in view.points]


def test_recorded_faults_are_listed_one_by_one(tmp_path: Path) -> None:
    view = told(tmp_path, "22/11/2026", "axe-core 4.12.1", 40, ("/tin/: color-contrast (dark, 360 px)",))

    assert results(view)["Lỗi tìm thấy"] == "1 lỗi"
    assert [part.sentences for part in view.points if part.anchor == "loi"] == [("/tin/: color-contrast (dark, 360 px)",)]


def test_without_a_record_nothing_is_claimed(tmp_path: Path) -> None:
    assert results(told(tmp_path)) == {
        "Tiêu chuẩn theo đuổi": "WCAG 2.2, mức AA", "Kết quả": "chưa có lần kiểm tra nào được ghi lại",
    }  # fmt: skip


def test_complaints_go_to_the_body_that_runs_the_portal(tmp_path: Path) -> None:
    assert [fact.values[0].href for fact in told(tmp_path).ways][:2] == ["mailto:thu@mau.example", "tel:0000000000"]
