"""The interpretation shown to the author, and the comparison of statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.text.sentence import explain, read_statement, same_figures, sentence
from portal.text.statement import Deadline, Statement


def read(text: str, role: str = "target", **more: object) -> Statement:
    reading = read_statement(text, role=role, **more)  # type: ignore[arg-type]
    assert reading.statement is not None, reading.fault
    return reading.statement


@pytest.mark.parametrize(
    ("role", "text", "told"),
    [
        (
            "target",
            "Đến năm 2020, 100% số xã, thị trấn có văn phòng một cửa",
            "Hiểu là: 100 %, đúng bằng, hạn 2020 (nêu trong câu), phạm vi: số xã, thị trấn, nội dung: có văn phòng một cửa",
        ),
        (
            "result",
            "19/23 xã, thị trấn (82,6%), tính đến 31/12/2018",
            "Hiểu là: 19 xã, thị trấn, đúng bằng, trên tổng số 23, tỷ lệ 82,6 %, tính đến 31/12/2018",
        ),
        (
            "result",
            "Quý III/2019 thu ngân sách đạt 9 tỷ đồng, bằng 104% kế hoạch",
            "Hiểu là: 9 tỷ đồng, đúng bằng, kỳ: quý III/2019 (01/7/2019 – 30/9/2019), nội dung: thu ngân sách, kèm theo: 104 % kế hoạch",
        ),
        (
            "target",
            "Mỗi năm giảm tỷ lệ hộ nghèo từ 1 đến 1,5%",
            "Hiểu là: 1 – 1,5 %, trong khoảng, mức thay đổi, giảm, mỗi năm, nội dung: giảm tỷ lệ hộ nghèo",
        ),
    ],
)  # fmt: skip
def test_every_thing_understood_is_told_in_one_line(role: str, text: str, told: str) -> None:
    assert read_statement(text, role=role).explanation == told


def test_the_source_of_a_deadline_is_told() -> None:
    above = read("(1) Đến năm 2020, 80% công chức cấp xã có bằng đại học")
    below = read_statement("(2) 15% có bằng sau đại học", role="target", before=[above])
    assert "hạn 2020 (theo dòng trên)" in below.explanation and "phạm vi: công chức cấp xã" in below.explanation
    planned = read_statement("Kết nạp 50 đảng viên", role="target", plan_period=(2016, 2020))
    assert "hạn 2020 (theo năm cuối của kế hoạch)" in planned.explanation


def test_a_refusal_says_what_was_understood_and_what_to_do() -> None:
    reading = read_statement("Đến năm 2025, 100% xã có điện, 80% hộ có nước sạch", role="target")
    assert reading.statement is None
    assert reading.fault == "Hai con số không rõ số nào là mức đề ra: 100 %; 80 %"
    assert reading.explanation == "Hiểu được: 100 %, Đến năm 2025"
    assert reading.hint.startswith("Tách thành hai dòng")


def test_a_number_that_is_only_a_name_is_named_in_the_refusal() -> None:
    reading = read_statement("Thực hiện Chương trình 135 có hiệu quả", role="target")
    assert reading.fault.endswith("“chương trình 135” là tên một văn bản")


def test_a_year_that_nobody_gave_is_asked_for() -> None:
    assert read_statement("Đến 31/12, 100% xã có điện", role="target").fault == "Không rõ năm của thời hạn “đến 31/12”"
    late = read("Đến 31/12, 100% xã có điện", reference=date(2024, 6, 1))
    assert late.by == Deadline(date(2024, 12, 31), "day", "stated")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Đến năm 2020, 80% xã có điện", "80% số xã được dùng điện, đến hết năm 2020", True),
        ("80% xã có điện", "ít nhất 80% xã có điện", False),
        ("80% xã có điện", "85% xã có điện", False),
        ("từ 4 đến 6 lãnh đạo", "từ 4 đến 7 lãnh đạo", False),
        ("Đến năm 2020, 80% xã có điện", "Đến năm 2021, 80% xã có điện", False),
        ("Đến năm 2020, 80% xã có điện", "80% xã có điện", False),
        ("mỗi năm kết nạp 50 đảng viên", "kết nạp 50 đảng viên", False),
        ("19/23 xã", "19/22 xã", False),
        ("Kết nạp 1.000 Đảng viên", "kết nạp được 1000 đảng viên", True),
    ],
)
def test_figures_alone_decide_whether_a_promise_is_the_same(one: str, other: str, same: bool) -> None:
    assert same_figures(read(one), read(other)) is same


def test_a_deadline_of_the_plan_is_no_change_against_none() -> None:
    bare = read("80% xã có điện")
    assert same_figures(bare, replace(bare, by=Deadline(date(2020, 12, 31), "year", "plan")))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Đến năm 2020, ít nhất 80% số xã có trụ sở mới", "Đến năm 2020, ít nhất 80% số xã có trụ sở mới"),
        ("Mỗi năm kết nạp 50 đảng viên", "Kết nạp đảng viên: 50 đảng viên/năm"),
        ("Đến năm 2025, luân chuyển từ 4 đến 6 cán bộ", "Đến năm 2025, luân chuyển cán bộ: từ 4 đến 6 cán bộ"),
        ("9 tháng, sản lượng tăng 2,5% so với cùng kỳ", "9 tháng, sản lượng tăng 2,5% so với cùng kỳ"),
        ("19/23 xã (82,6%) có trụ sở mới", "19/23 xã (82,6%) có trụ sở mới"),
        ("thu ngân sách đạt 105% kế hoạch năm", "Thu ngân sách đạt 105% kế hoạch năm"),
    ],
)
def test_a_heading_is_built_from_the_fields_when_there_is_no_quotation(text: str, heading: str) -> None:
    role = "target" if "Đến" in text else "result"
    statement = read(text, role)
    assert sentence(statement) == statement.quote == text
    assert sentence(replace(statement, quote="")) == heading


def test_a_statement_given_by_fields_is_explained_the_same_way() -> None:
    assert (
        explain(replace(read("Đến năm 2020, 80% xã có điện"), quote=""))
        == read_statement("Đến năm 2020, 80% xã có điện", role="target").explanation
    )
