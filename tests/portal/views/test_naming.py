"""Names of events without the day that stands beside them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.event import EventReport
from portal.views.naming import WHEN, event_name, held_name


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Hội nghị triển khai, ngày 25/11", "Hội nghị triển khai"),
        ("Hội nghị triển khai (25/11/2016)", "Hội nghị triển khai"),
        ("Hội thảo góp ý, sáng ngày 19/11/2020", "Hội thảo góp ý"),
        ("Hội thảo góp ý – chiều 09/7", "Hội thảo góp ý"),
        ("Hội nghị tổng kết giai đoạn 2016 - 2020", "Hội nghị tổng kết giai đoạn 2016 - 2020"),
        ("Hội thảo về Nghị quyết số 10-NQ/TU", "Hội thảo về Nghị quyết số 10-NQ/TU"),
        ("ngày 25/11", "ngày 25/11"),
    ],
)
def test_the_day_at_the_end_of_an_event_is_left_out(written: str, shown: str) -> None:
    assert event_name(written) == shown


@given(st.from_regex(r"\A[ab ]{0,5}(ngày )?[0-9]{0,2}[/.-]?[0-9]{0,2}\)?[ .\n\t]{0,3}\Z"))
def test_the_quick_look_at_the_end_leaves_no_day_standing(written: str) -> None:
    assert event_name(written) == (WHEN.sub("", written).strip() or written)


@pytest.mark.parametrize(
    "when",
    [
        ", 25-26/5", ", 25 - 26/5/2024", ", từ 25 đến 26/5/2024", ", ngày 25, 26 và 27/5", " (25/5)", " (30/4 - 02/5)", ", sáng 25/5",
        ", 8 giờ 30 ngày 25/5/2024", " ngày 25 và 26/5", ", trong 2 ngày 25 và 26/5", " – 25/5/2024", " - 25/5",
    ],
)  # fmt: skip
def test_all_days_after_the_name_of_an_event_are_left_to_their_own_place(when: str) -> None:
    assert event_name(f"Hội thảo rừng{when}") == "Hội thảo rừng"


@pytest.mark.parametrize("name", ["Sơ kết 3 chỉ tiêu", "Hội nghị, 10 năm", "Đại hội lần thứ 25", "Họp tổ 1, 2"])
def test_other_figures_of_a_name_stay(name: str) -> None:
    assert event_name(name) == name


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
