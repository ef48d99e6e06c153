"""Closing days written with «trước», lunar dates, and several posts of one person: understood correctly, or reported with a way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.source.load import Loaded
from portal.text.lunar import solar
from tests.tinysite import article, load_site

PLACE, ID = "tin/2024/05/a.md", "tin/2024/05/a"


def load(root: Path, **fields: str) -> Loaded:
    """A site of one article with these fields."""
    return load_site(root, {PLACE: article(**fields)})


CLOSES = {
    "trước ngày 15/6/2024": (date(2024, 6, 14), "", "N212"),
    "đến trước ngày 15/6/2024": (date(2024, 6, 14), "", "N212"),
    "từ 1/6 đến trước 15/6/2024": (date(2024, 6, 14), "", "N212"),
    "trước ngày 01/01/2025, gửi về a@b.example": (date(2024, 12, 31), "", "N212"),
    "trước 17 giờ ngày 15/6/2024": (date(2024, 6, 15), "17:00", ""),
    "không quá ngày 15/6/2024": (date(2024, 6, 15), "", ""),
    "chậm nhất ngày 15/6/2024": (date(2024, 6, 15), "", ""),
    "đến hết ngày 15/6/2024": (date(2024, 6, 15), "", ""),
}


@pytest.mark.parametrize("text", CLOSES)
@pytest.mark.parametrize("whole", [True, False])
def test_a_consultation_closes_on_the_day_that_is_meant(tmp_path: Path, text: str, whole: bool) -> None:
    day, hour, code = CLOSES[text]
    if not whole and "," not in text and "từ" not in text:
        text = f"\n  hạn góp ý: {text}"
    loaded = load(tmp_path, lấy_ý_kiến=text)
    assert loaded.portal
    asked = loaded.portal.article(ID).consultation
    assert asked and (asked.closes, asked.closes_at) == (day, hour)
    assert [fault.code for fault in loaded.problems] == ([code] if code else [])


def test_a_notice_that_ends_before_a_day_ends_the_day_before(tmp_path: Path) -> None:
    loaded = load(tmp_path, hết_hạn="trước ngày 15/6/2024")
    assert loaded.portal and loaded.portal.article(ID).expires == date(2024, 6, 14)


@pytest.mark.parametrize("text", ["trước ngày 15/6", "đến hết ngày 15/6", "chậm nhất 15/6", "trước 17 giờ ngày 15/6", "15 tháng 6"])
def test_a_day_without_a_year_is_told_as_that(tmp_path: Path, text: str) -> None:
    (fault,) = load(tmp_path, lấy_ý_kiến=text).problems
    assert fault.code == "T163" and "năm" in fault.hint


SOLAR = {
    "22/5/2024 (15/4 âm lịch)": "22/5/2024",
    "22/5/2024 (tức ngày 15/4 năm Giáp Thìn)": "22/5/2024",
    "22/5/2024, tức rằm tháng 4": "22/5/2024",
    "22/5/2024 - nhằm ngày 15/4 ÂL": "22/5/2024",
    "15/4 âm lịch (22/5/2024)": "22/5/2024",
    "ngày 15/4 âm lịch (tức ngày 22/5/2024 dương lịch)": "ngày 22/5/2024",
    "rằm tháng Giêng (24/2/2024)": "24/2/2024",
    "mùng 2/9/2024": "mùng 2/9/2024",
    "15/4 âm lịch": "15/4 âm lịch",
    "15/4 âm lịch (22/5 hoặc 23/5/2024), 16/4 âm lịch (24/5/2024)": "15/4 âm lịch (22/5 hoặc 23/5/2024), 16/4 âm lịch (24/5/2024)",
}


@pytest.mark.parametrize("text", SOLAR)
def test_the_solar_day_beside_a_lunar_one(text: str) -> None:
    assert solar(text) == SOLAR[text]


@pytest.mark.parametrize("text", [text for text, day in SOLAR.items() if "22/5/2024" in day and "hoặc" not in text])
@pytest.mark.parametrize("alone", [True, False])
def test_an_event_takes_place_on_the_solar_day(tmp_path: Path, text: str, alone: bool) -> None:
    loaded = load(tmp_path, sự_kiện=f"\n  tên: Lễ hội\n  ngày: {text}" if alone else f"Lễ hội, {text}")
    assert loaded.portal
    event = loaded.portal.article(ID).event
    assert event and event.day == date(2024, 5, 22) and event.said == ""


@pytest.mark.parametrize("text", ["15/4 âm lịch", "15/4/2024 âm lịch", "15/4 năm Giáp Thìn", "rằm tháng Giêng", "10 tháng Giêng"])
def test_a_lunar_day_alone_is_told_with_the_way_out_and_printed(tmp_path: Path, text: str) -> None:
    loaded = load(tmp_path, sự_kiện=f"\n  tên: Lễ hội\n  ngày: {text}")
    (fault,) = loaded.problems
    assert fault.code == "W151" and "dương lịch" in fault.hint
    assert loaded.portal
    event = loaded.portal.article(ID).event
    assert event and event.day is None and event.said == text


@pytest.mark.parametrize("field", ["ngày_đăng", "hết_hạn", "có_hiệu_lực_từ"])
def test_a_lunar_day_in_another_field_says_the_way_out(tmp_path: Path, field: str) -> None:
    (fault,) = load(tmp_path, **{field: "15/4 âm lịch"}).problems
    assert fault.code == "T164" and "dương lịch" in fault.hint


PEOPLE = {
    "Ông Nguyễn Văn A – Chủ tịch UBND; Trưởng BCĐ": [("Nguyễn Văn A", ("Chủ tịch UBND", "Trưởng BCĐ"))],
    "Nguyễn Văn A – Bí thư; Chủ tịch HĐND; bà Trần Thị B – Phó Bí thư": [
        ("Nguyễn Văn A", ("Bí thư", "Chủ tịch HĐND")), ("Trần Thị B", ("Phó Bí thư",)),
    ],
    "Nguyễn Văn A, Chủ tịch UBND; Trần Văn B, Trưởng BCĐ": [("Nguyễn Văn A", ("Chủ tịch UBND",)), ("Trần Văn B", ("Trưởng BCĐ",))],
    "Nguyễn Văn A (Chủ tịch UBND; Trưởng BCĐ)": [("Nguyễn Văn A", ("Chủ tịch UBND", "Trưởng BCĐ"))],
    "Nguyễn Văn A – Chủ tịch; Phó Trưởng ban Trần Văn B": [("Nguyễn Văn A", ("Chủ tịch",)), ("Phó Trưởng ban Trần Văn B", ())],
    "Chủ tịch UBND; Trưởng Công an": [("Chủ tịch UBND", ()), ("Trưởng Công an", ())],
    "\n  - Nguyễn Văn A – Bí thư\n  - Trưởng Công an": [("Nguyễn Văn A", ("Bí thư",)), ("Trưởng Công an", ())],
}  # fmt: skip


@pytest.mark.parametrize("text", PEOPLE)
def test_several_posts_of_one_person_are_of_one_person(tmp_path: Path, text: str) -> None:
    loaded = load(tmp_path, chủ_trì=text, sự_kiện="Họp, ngày 10/5/2024")
    assert loaded.portal
    assert [(one.name, one.roles) for one in loaded.portal.article(ID).people] == PEOPLE[text]
