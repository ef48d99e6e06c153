"""Names of events without the day that stands beside them."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.event import EventReport
from portal.views.naming import held_name

HELD = EventReport("hội thảo", day=date(2024, 5, 25), end_day=date(2024, 5, 27))
WHEN = [
    ", 25-26/5", ", 25 - 26/5/2024", ", từ 25 đến 26/5/2024", ", ngày 25, 26 và 27/5", " (25/5)", " (25/5 - 27/5)", ", sáng 25/5",
    ", 8 giờ 30 ngày 25/5/2024", " ngày 25 và 26/5", ", trong 2 ngày 25 và 26/5", " – 25/5/2024", " - 25/5", ", ngày 25/5", " (25/5/2024)",
    ", sáng thứ Bảy 25/5", ", sáng thứ Bảy, 25/5", ", thứ 7 (25/5)", ", T7 25/5", ", 8h30' ngày 25/5", ", các ngày 25, 26 và 27/5/2024",
    ", ngày 25 & 26/5", ", cả ngày 25/5", ", từ 8h đến 11h30 ngày 25/5", ", 25/5/2024 lúc 8 giờ", ", ngày 25 tháng 5 năm 2024",
    ", sáng và chiều 25/5", ", sáng 25/5 đến chiều 26/5", ", 25÷27/5", ", 2024/05/25", ", ngày 25/5 năm 2024",
]  # fmt: skip


@pytest.mark.parametrize("when", WHEN)
def test_all_days_after_the_name_of_an_event_are_left_to_their_own_place(when: str) -> None:
    assert held_name(f"Hội thảo rừng{when}", HELD) == "Hội thảo rừng"


STAYS = [
    "Sơ kết 3 chỉ tiêu", "Hội nghị, 10 năm", "Đại hội lần thứ 25", "Họp tổ 1, 2", "ngày 25/5", "Hội thảo về Nghị quyết số 10-NQ/TU",
    "Hội nghị tổng kết giai đoạn 2016 - 2020", "Hội thảo rừng, hằng ngày từ 25/5 đến 27/5", "Hội thảo rừng, dự kiến ngày 25/5/2024",
    "Hội thảo rừng, 0 25/5/2024", "Hội thảo rừng, 25/5/2024 (dự kiến)", "Hội thảo rừng, sau ngày 25/5", "Hội thảo rừng, 13h60 ngày 25/5",
]  # fmt: skip


@pytest.mark.parametrize("name", STAYS)
def test_what_is_more_than_days_stays_whole(name: str) -> None:
    assert held_name(name, HELD) == name


@pytest.mark.parametrize(
    ("written", "day", "shown"),
    [
        ("Lễ kỷ niệm ngày Nhà giáo 20/11", date(2024, 11, 19), "Lễ kỷ niệm ngày Nhà giáo 20/11"),
        ("Lễ mít tinh 30-4, 1-5", date(2024, 4, 29), "Lễ mít tinh 30-4, 1-5"),
        ("Hội nghị 20-11", None, "Hội nghị 20-11"),
        ("Hội nghị, phòng 2024-13-45", None, "Hội nghị, phòng 2024-13-45"),
        ("Hội nghị triển khai, ngày 25/11/2016", date(2016, 11, 25), "Hội nghị triển khai"),
        ("Hội nghị triển khai", date(2016, 11, 25), "Hội nghị triển khai"),
        ("Hội nghị Đề án A giai đoạn 2021 - 2025, ngày 20/6/2025", date(2025, 6, 20), "Hội nghị Đề án A giai đoạn 2021 - 2025"),
    ],
)
def test_a_day_that_is_not_the_events_own_stays_in_its_name(written: str, day: date | None, shown: str) -> None:
    assert held_name(written, EventReport("lễ", written, day)) == shown


def test_a_stretch_of_days_is_left_out_whole_or_not_at_all() -> None:
    stretch = {"day": date(2024, 3, 26), "end_day": date(2024, 4, 26)}
    assert held_name("Lễ ra quân, 26/3 - 26/4", EventReport("lễ", **stretch)) == "Lễ ra quân"
    assert held_name("Lễ ra quân 26/3-26/4", EventReport("lễ", **stretch)) == "Lễ ra quân 26/3-26/4"
    for name in ("Hội nghị từ 8 giờ ngày 26/3 đến ngày 26/4", "Hội chợ 26/3/2024 đến 26/4/2024", "Lễ 26/3 và 26/4", "26-27/3"):
        assert held_name(name, EventReport("lễ", **stretch)) == name
    assert held_name("Ngày hội 8-9/5", EventReport("lễ", day=date(2024, 5, 8), end_day=date(2024, 5, 9))) == "Ngày hội 8-9/5"
    assert held_name("Kỳ họp thứ 15 - 25/5", EventReport("kỳ họp", day=date(2024, 5, 25))) == "Kỳ họp thứ 15"
    assert held_name("Hội nghị sáng 25/5, chiều 26/5", EventReport("hội nghị", day=date(2024, 5, 26))) == "Hội nghị sáng 25/5, chiều 26/5"
    fair = EventReport("hội chợ", day=date(2024, 12, 28), end_day=date(2025, 1, 2))
    assert held_name("Hội chợ, 28/12/2024 - 02/1/2025", fair) == "Hội chợ"
