"""A yearly target is met only if every year is known to meet it."""

from __future__ import annotations

from datetime import date

from portal.domain.plan import State, Target
from portal.domain.standing import Circumstances, stand
from tests.portal.domain.promises import result, target, year

PLAN = Circumstances(first_year=2021)
DUE = date(2025, 12, 31)
AFTER = date(2026, 1, 1)


def duty() -> Target:
    return target("1000", "đảng viên", DUE, per="năm", quote="mỗi năm kết nạp 1.000 đảng viên", day=date(2021, 3, 1))


def yearly(**values: str) -> list:  # type: ignore[type-arg]
    return [result(date(int(name[1:]), 12, 31), value, "đảng viên", period=year(int(name[1:]))) for name, value in values.items()]


def test_one_good_year_does_not_end_the_duty() -> None:
    found = stand(duty(), yearly(y2021="1020"), PLAN, date(2022, 1, 1))

    assert found.state is State.RUNNING
    assert "năm 2021 đạt mức đó" in found.rule


def test_all_years_kept_is_met_and_all_surpassed_is_exceeded() -> None:
    even = yearly(y2021="1000", y2022="1010", y2023="1000", y2024="1100", y2025="1000")
    above = yearly(y2021="1001", y2022="1010", y2023="1002", y2024="1100", y2025="1003")

    assert stand(duty(), even, PLAN, AFTER).state is State.MET
    assert stand(duty(), above, PLAN, AFTER).state is State.EXCEEDED


def test_one_missing_year_leaves_it_open_and_names_the_year() -> None:
    found = stand(duty(), yearly(y2021="1000", y2022="1010", y2024="1100", y2025="1000"), PLAN, AFTER)

    assert found.state is State.UNKNOWN
    assert "năm 2023" in found.rule


def test_one_short_year_is_told_with_its_year() -> None:
    found = stand(duty(), yearly(y2021="1000", y2022="900", y2023="1000", y2024="1100", y2025="1000"), PLAN, AFTER)

    assert found.state is State.BELOW
    assert "chưa đến mức đó: năm 2022" in found.rule


def test_a_level_per_year_is_due_once_not_every_year() -> None:
    income = target("65", "triệu đồng/người", DUE, per="năm", quote="Thu nhập bình quân đạt 65 triệu đồng/người/năm", day=date(2021, 3, 1))
    last = result(date(2025, 12, 31), "66", "triệu đồng/người", per="năm")

    assert stand(income, [last], PLAN, AFTER).state is State.EXCEEDED


def test_what_is_to_be_so_by_a_year_is_no_duty_of_the_years_before() -> None:
    tested = target("60", "%", DUE, per="quý", quote="Đến năm 2025, 60% số trạm được kiểm nghiệm hằng quý", day=date(2021, 3, 1))
    early, last = result(date(2022, 12, 31), "20", per="quý"), result(date(2025, 12, 31), "65", per="quý")

    assert stand(tested, [early, last], PLAN, AFTER).state is State.EXCEEDED
