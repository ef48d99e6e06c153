"""The days of an event are parsed in the forms that staff type; anything else is left to be reported."""

from __future__ import annotations

import pytest

from portal.text.event_days import find_event_days, read_event_days

READ = {
    "25/5/2024": "25/5/2024",
    "25/5": "25/5/-",
    "ngày 25/5/2024": "25/5/2024",
    "25-5-2024": "25/5/2024",
    "25.5.2024": "25/5/2024",
    "2024-05-25": "25/5/2024",
    "25 tháng 5 năm 2024": "25/5/2024",
    "ngày 25 tháng 5": "25/5/-",
    "25-26/5": "25/5/- 26/5/-",
    "25 - 26/5/2024": "25/5/2024 26/5/2024",
    "25–26/5/2024": "25/5/2024 26/5/2024",
    "30/4 - 02/5": "30/4/- 2/5/-",
    "30/4-02/5/2024": "30/4/2024 2/5/2024",
    "28/12 - 03/01/2025": "28/12/2024 3/1/2025",
    "28/12 - 3/1": "28/12/- 3/1/-",
    "28/12/2024 - 3/1/2025": "28/12/2024 3/1/2025",
    "từ 25 đến 26/5/2024": "25/5/2024 26/5/2024",
    "từ ngày 25/5 đến hết ngày 27/5/2024": "25/5/2024 27/5/2024",
    "25, 26/5": "25/5/- 26/5/-",
    "25, 26 và 27/5/2024": "25/5/2024 27/5/2024",
    "25/5 và 27/5": "25/5/- 27/5/- gaps",
    "25; 27/5": "25/5/- 27/5/- gaps",
    "25 & 26/5": "25/5/- 26/5/-",
    "sáng 25/5/2024": "25/5/2024 sáng",
    "Chiều 09/7": "9/7/- chiều",
    "thứ Bảy 25/5": "25/5/- t5",
    "Thứ Bảy, ngày 25/5/2024": "25/5/2024 t5",
    "Chủ nhật 26/5": "26/5/- t6",
    "25/5/2024 (thứ 7)": "25/5/2024 t5",
    "8 giờ, ngày 25/5/2024": "25/5/2024 08:00",
    "8 giờ 30, 25/5/2024": "25/5/2024 08:30",
    "25/5/2024, 8 giờ 30": "25/5/2024 08:30",
    "8h - 11h30 ngày 25/5/2024": "25/5/2024 08:00-11:30",
    "8:30, 25/5/2024": "25/5/2024 08:30",
    "2 giờ chiều 25/5": "25/5/- 14:00",
    "trong 2 ngày 25 và 26/5": "25/5/- 26/5/-",
    "cả ngày 25/5": "25/5/-",
    "25/5 - 25/5": "25/5/-",
}


def told(text: str) -> str:
    days = read_event_days(text)
    assert days is not None
    parts = [f"{day}/{month}/{year or '-'}" for day, month, year in filter(None, (days.first, days.last))]
    hours = days.hours
    parts += [f"{hours.start}{'-' + hours.end if hours.end else ''}"] if hours.start else [hours.session] if hours.session else []
    parts += [f"t{days.weekday}"] if days.weekday is not None else []
    return " ".join([*parts, *(["gaps"] if days.gaps else [])])


@pytest.mark.parametrize("text", READ)
def test_days_are_read(text: str) -> None:
    assert told(text) == READ[text]


@pytest.mark.parametrize(
    "text", ["32/5", "31/4/2024", "25/13", "25/5/24", "26-25/5", "29/2/2023", "25 - 24/5/2024", "27/5 - 25/5", "25/5, 25 giờ"]
)
def test_an_impossible_day_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_event_days(text)


@pytest.mark.parametrize(
    "text",
    [
        "15/4 âm lịch", "ngày 15/4 (âm lịch)", "15/4 ÂL", "tháng 5/2024", "quý II/2024", "năm 2024", "mùng 10 tháng Giêng", "rằm tháng Bảy",
        "cuối tháng 5", "sắp tới", "25", "đầu tuần", "", "25/5 tại hội trường", "8 giờ",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_event_days(text) is None


def test_a_lunar_day_of_a_sentence_is_none() -> None:
    assert find_event_days("Lễ hội đền, ngày 15/4 âm lịch") is None
    assert find_event_days("Hội nghị, ngày 15/4") is not None
