"""What a standing says of its own rule, in whole words, and which figures are of the end of a target's time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from portal.domain.comparison import OTHER_MEASURE
from portal.domain.plan import Result, Standing, State, Target
from portal.domain.standing import DROPPED, PLAIN_SILENCE, Circumstances, covers_deadline, fact_moment, stand
from tests.portal.domain.promises import Comparator, Form, Period, result, target, year

DUE = date(2020, 12, 31)
AFTER = date(2021, 1, 1)
MIDDLE = date(2018, 6, 30)


def judged(promised: Target, *results: Result, as_of: date = AFTER, plan: Circumstances | None = None) -> Standing:
    return stand(promised, results, plan or Circumstances(), as_of)


@pytest.mark.parametrize(
    ("fields", "value", "word"),
    [
        ({}, "80", "bằng"),
        ({}, "81", "tốt hơn"),
        ({"comparator": Comparator.GE}, "81", "tốt hơn"),
        ({"comparator": Comparator.GE}, "80", "nằm trong"),
        ({"comparator": Comparator.LE, "better": "lower"}, "79", "nằm trong"),
        ({"comparator": Comparator.RANGE, "value_max": "90"}, "85", "nằm trong"),
    ],
)
def test_the_rule_says_how_the_figure_lies_to_the_level(fields: dict[str, Any], value: str, word: str) -> None:
    assert judged(target("80", **fields), result(DUE, value)).rule.startswith(f"Kết quả mới nhất {word} mức đề ra.")


def test_the_rule_of_a_figure_that_is_short_says_whether_time_is_left() -> None:
    running = judged(target("80"), result(MIDDLE, "60"), as_of=DUE)
    over = judged(target("80"), result(DUE, "60"))
    assert running.rule.startswith("Kết quả mới nhất chưa đến mức đề ra; chỉ tiêu chưa đến hạn.")
    assert over.rule.startswith("Đã qua hạn; kết quả của kỳ cuối chưa đến mức đề ra.")
    assert (running.over, over.over) == (False, True)


def test_a_count_that_may_still_grow_is_not_concluded_and_a_rate_is() -> None:
    fields: dict[str, Any] = {"comparator": Comparator.LE, "better": "lower"}
    count = judged(target("2", "vụ", **fields), result(MIDDLE, "1", "vụ"), as_of=DUE)
    assert (count.state, count.rule.partition(".")[0]) == (
        State.RUNNING, "Kết quả mới nhất nằm trong mức đề ra; chưa đến hạn nên chưa kết luận",
    )  # fmt: skip
    assert judged(target("2", "vụ", **fields), result(DUE, "1", "vụ")).state is State.MET
    assert judged(target("5", **fields), result(MIDDLE, "4"), as_of=DUE).state is State.MET


@pytest.mark.parametrize(("verdict", "state", "word"), [("met", State.MET, "đạt"), ("not_met", State.BELOW, "không đạt")])
def test_what_the_source_says_stands_in_its_name(verdict: str, state: State, word: str) -> None:
    found = judged(target("80"), result(DUE, "10", verdict=verdict))
    assert found.state is state
    assert found.rule.startswith(f"Nguồn nêu kết quả ghi là {word}; trang này ghi theo nguồn.")


def test_silence_is_said_alike_while_it_runs_when_it_is_over_and_when_it_was_dropped() -> None:
    dropped = judged(target("80"), plan=Circumstances(ended=date(2019, 5, 1)))
    assert judged(target("80"), as_of=DUE).rule.startswith(PLAIN_SILENCE)
    assert judged(target("80")).rule.startswith(f"Đã qua hạn. {PLAIN_SILENCE}")
    assert (dropped.state, dropped.dropped) == (State.UNKNOWN, True)
    assert dropped.rule.startswith(f"{DROPPED} {PLAIN_SILENCE}")


@pytest.mark.parametrize(
    ("day", "as_of", "state", "early"),
    [(MIDDLE, DUE, State.RUNNING, False), (MIDDLE, AFTER, State.UNKNOWN, True), (DUE, AFTER, State.UNKNOWN, False)],
)
def test_a_figure_of_another_kind_says_why_and_whether_it_is_from_before_the_deadline(
    day: date, as_of: date, state: State, early: bool
) -> None:
    found = judged(target("80"), result(day, "5", "mô hình"), as_of=as_of)
    assert (found.state, found.early) == (state, early)
    assert found.rule.startswith(OTHER_MEASURE)


def test_a_target_without_figures_says_so() -> None:
    unread, plain = judged(target(None, form=Form.UNREAD)), judged(target(None))
    assert unread.sentence.startswith("Câu nêu chỉ tiêu chưa đọc được thành số liệu. ")
    assert plain.sentence.startswith("Chỉ tiêu không nêu con số, hạn hết ngày 31/12/2020. ")


def test_the_moment_of_a_figure_is_its_day_its_period_or_the_day_it_was_told() -> None:
    assert fact_moment(result(DUE, "1", as_of=MIDDLE, period=year(2018))) == "tính đến ngày 30/6/2018"
    assert fact_moment(result(DUE, "1", period=year(2018))) == "năm 2018"
    assert fact_moment(result(DUE, "1")) == "theo tin ngày 31/12/2020"


def days(count: int, end: date = DUE) -> Period:
    """A period of which the last day is so many days after the first."""
    return Period("kỳ", end - timedelta(days=count), end)


@pytest.mark.parametrize(
    ("set_on", "period", "covers"),
    [
        (date(2019, 12, 1), year(2020), True),
        (date(2019, 12, 1), days(350), True),
        (date(2019, 12, 1), days(349), False),
        (date(2018, 3, 1), year(2020), False),
        (date(2018, 3, 1), days(712), True),
        (date(2018, 3, 1), days(711), False),
        (date(2016, 11, 28), days(1444), True),
        (date(2016, 11, 28), days(1443), False),
        (date(2016, 11, 28), Period("đến nay", None, DUE), True),
        (date(2016, 11, 28), Period("đến nay", date(2020, 1, 1), None), True),
        (date(2016, 11, 28), Period("lũy kế", date(2020, 1, 1), DUE, cumulative=True), True),
        (None, year(2020), False),
    ],
)
def test_a_count_of_a_part_of_the_time_is_not_of_the_end(set_on: date | None, period: Period, covers: bool) -> None:
    assert covers_deadline(target("100", "km", day=set_on), result(DUE, "90", "km", period=period)) is covers
    assert covers_deadline(target("100", day=set_on), result(DUE, "90", period=period)), "a rate is a level, of whatever period"


def test_without_a_deadline_every_figure_is_of_the_end() -> None:
    assert covers_deadline(target("80", due=None), result(MIDDLE, "60"))
