"""Which years a yearly duty counts, what each of them came to, and how that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.domain.comparison import Outcome
from portal.domain.plan import Result, State, Target
from portal.domain.rate import judge_rate, outcomes_by_year
from portal.domain.standing import Circumstances, stand
from tests.portal.domain.promises import Comparator, Period, result, target, year

DUE = date(2025, 12, 31)
GOOD = {2021: "1000", 2022: "1000", 2023: "1000", 2024: "1000", 2025: "1000"}


def duty(day: date | None = date(2021, 3, 1)) -> Target:
    return target("1000", "người", DUE, per="năm", quote="mỗi năm kết nạp 1.000 người", day=day)


def told(years: dict[int, str]) -> list[Result]:
    return [result(date(number, 12, 31), value, "người", period=year(number)) for number, value in years.items()]


@pytest.mark.parametrize(("over", "state"), [(False, State.RUNNING), (True, State.UNKNOWN)])
@pytest.mark.parametrize("vague", [[], [result(DUE, "900", "người", comparator=Comparator.APPROX, period=year(2025))]], ids=["no", "about"])
def test_without_a_figure_of_a_period_nothing_is_concluded(over: bool, state: State, vague: list[Result]) -> None:
    found, why, missed = judge_rate(duty(), vague, 2021, over)
    assert (found, missed) == (state, "")
    assert why == "Mức đề ra tính cho mỗi kỳ, mà kết quả không nói rõ của kỳ nào, ước chừng, hoặc dùng đơn vị khác."


@pytest.mark.parametrize(("value", "word", "missed"), [("1000", "đạt", ""), ("900", "chưa đến", "Chưa đến mức: năm 2021")])
def test_while_it_runs_the_latest_year_is_told(value: str, word: str, missed: str) -> None:
    found = judge_rate(duty(), told({2021: value}), 2021, over=False)
    assert found == (State.RUNNING, f"Mức đề ra tính cho mỗi năm; năm 2021 {word} mức đó, và chỉ tiêu chưa đến hạn.", missed)


KEPT = "Mức đề ra tính cho mỗi năm; năm nào cũng đạt mức đó."


@pytest.mark.parametrize(
    ("day", "since", "years", "expected"),
    [
        (date(2021, 3, 1), 2021, GOOD, (State.MET, KEPT, "")),
        (date(2021, 3, 1), 0, GOOD, (State.MET, KEPT, "")),
        (date(2023, 3, 1), 0, {2023: "1001", 2024: "1001", 2025: "1001"}, (State.EXCEEDED, KEPT, "")),
        (
            date(2023, 3, 1), 2021, {2023: "1000", 2024: "1000", 2025: "1000"},
            (State.UNKNOWN, "Mức đề ra tính cho mỗi năm; trang này chưa có số liệu của năm 2021, 2022.", "Thiếu số liệu: năm 2021, 2022"),
        ),
        (
            date(2023, 3, 1), 0, {2022: "1000", 2024: "1000", 2025: "1000"},
            (State.UNKNOWN, "Mức đề ra tính cho mỗi năm; trang này chưa có số liệu của năm 2023.", "Thiếu số liệu: năm 2023"),
        ),
        (None, 0, {2024: "1000", 2025: "1000"}, (State.MET, KEPT, "")),
        (
            None, 0, {2024: "1000"},
            (State.UNKNOWN, "Mức đề ra tính cho mỗi năm; trang này chưa có số liệu của năm 2025.", "Thiếu số liệu: năm 2025"),
        ),
        (
            date(2021, 3, 1), 2021, GOOD | {2022: "900", 2024: "800"},
            (State.BELOW, "Mức đề ra tính cho mỗi năm; chưa đến mức đó: năm 2022, 2024.", "Chưa đến mức: năm 2022, 2024"),
        ),
        (date(2021, 3, 1), 2023, GOOD | {2022: "900"}, (State.MET, KEPT, "")),  # before the plan began
    ],
)  # fmt: skip
def test_every_year_from_the_first_to_the_deadline_counts(day: date | None, since: int, years: dict[int, str], expected: Any) -> None:
    assert judge_rate(duty(day), told(years), since, over=True) == expected


def test_a_figure_is_of_the_year_its_period_ends_in() -> None:
    late = result(date(2022, 1, 15), "1000", "người", period=year(2021))
    plain = result(date(2023, 6, 1), "900", "người", per="năm")
    open_ended = result(date(2024, 6, 1), "1100", "người", per="năm", period=Period("từ đầu năm", date(2024, 1, 1), None))
    assert outcomes_by_year(duty(), [open_ended, plain, late]) == {2021: Outcome.MET, 2023: Outcome.SHORT, 2024: Outcome.BEYOND}


def test_the_latest_figure_of_a_year_counts() -> None:
    first, second = (result(date(2022, month, 1), value, "người", period=year(2021)) for month, value in ((1, "900"), (3, "1000")))
    assert outcomes_by_year(duty(), [second, first]) == {2021: Outcome.MET}


def test_a_duty_without_a_last_year_is_judged_by_its_latest_figure() -> None:
    endless = replace(duty(), statement=replace(duty().statement, by=None))
    assert stand(endless, told({2021: "900", 2022: "1001"}), Circumstances(first_year=2021), DUE).state is State.EXCEEDED
