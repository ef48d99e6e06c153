"""The state of a target at any as-of date: the contract's states, each with its rule and its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.plan import Result, Standing, State, Target, TargetChange
from portal.domain.standing import LABELS, Circumstances, stand
from portal.text.statement import Statement
from tests.portal.domain.promises import Comparator, Form, Period, result, said, target, until, year

DUE = date(2020, 12, 31)
AFTER = date(2021, 1, 1)


def judged(promised: Target, *results: Result, as_of: date = AFTER, plan: Circumstances | None = None) -> Standing:
    return stand(promised, results, plan or Circumstances(), as_of)


def test_a_target_runs_through_the_last_day_of_its_bare_year() -> None:
    assert judged(target("100"), as_of=DUE).state is State.RUNNING


def test_silence_begins_the_day_after_and_accuses_nobody() -> None:
    found = judged(target("100"), as_of=AFTER)

    assert found.state is State.SILENT
    assert LABELS[found.state] == "Đã đến hạn, chưa có tin về kết quả"
    assert "không có nghĩa là chỉ tiêu không đạt" in found.rule
    assert found.sentence == "Mức đề ra: 100%, hạn hết ngày 31/12/2020. Trang này chưa có tin về kết quả."


def test_a_target_without_a_deadline_is_never_due() -> None:
    assert judged(target("100", due=None), as_of=date(2099, 1, 1)).state is State.RUNNING


def test_a_drafts_target_is_never_due_whatever_is_reported() -> None:
    draft = Circumstances(draft=True)

    assert judged(target("100"), as_of=date(2030, 1, 1), plan=draft).state is State.DRAFT
    assert judged(target("100"), result(DUE, "20", verdict="not_met"), plan=draft).state is State.DRAFT


@pytest.mark.parametrize(("value", "state"), [("79", State.BELOW), ("80", State.MET), ("81", State.EXCEEDED)])
def test_a_figure_of_the_deadline_decides_once_it_has_passed(value: str, state: State) -> None:
    found = judged(target("80", comparator=Comparator.GE), result(DUE, value, as_of=DUE))

    assert found.state is state
    assert found.sentence == f"Kết quả mới nhất: {value}% (tính đến ngày 31/12/2020). Mức đề ra: ít nhất 80%, hạn hết ngày 31/12/2020."
    assert found.fact_day == DUE


def test_short_of_the_level_before_the_deadline_is_still_running() -> None:
    assert judged(target("80"), result(date(2018, 12, 31), "60"), as_of=DUE).state is State.RUNNING


def test_reaching_the_level_early_is_reaching_it() -> None:
    assert judged(target("80"), result(date(2018, 12, 31), "82"), as_of=DUE).state is State.EXCEEDED


def test_a_figure_from_before_the_deadline_never_proves_a_failure() -> None:
    found = judged(target("100"), result(date(2018, 12, 31), "19", "xã", of="23", as_of=date(2018, 12, 31)))

    assert found.state is State.UNKNOWN
    assert found.early
    assert "trước hạn" in found.rule


def test_a_figure_told_early_but_of_the_last_year_proves_it() -> None:
    told_in_december = result(date(2020, 12, 15), "90", period=year(2020))

    assert judged(target("100"), told_in_december).state is State.BELOW


def test_nine_months_say_nothing_about_the_year() -> None:
    nine = Period("9 tháng", date(2020, 1, 1), date(2020, 9, 30))

    assert (
        judged(target("33", "tỷ đồng", day=date(2020, 1, 5)), result(date(2020, 9, 30), "20", "tỷ đồng", period=nine)).state
        is State.UNKNOWN
    )


def test_one_year_of_five_says_nothing_about_a_count_over_five_years() -> None:
    last_year = result(DUE, "300", "đảng viên", period=year(2020))
    cumulative = result(DUE, "300", "đảng viên", period=Period("lũy kế", date(2016, 1, 1), DUE, cumulative=True))

    assert judged(target("1000", "đảng viên"), last_year).state is State.UNKNOWN
    assert judged(target("1000", "đảng viên"), cumulative).state is State.BELOW


def test_a_figure_of_one_year_says_nothing_about_a_count_that_began_nobody_knows_when() -> None:
    last_year = result(DUE, "300", "đảng viên", period=year(2020))

    assert judged(target("1000", "đảng viên", day=None), last_year).state is State.UNKNOWN


@pytest.mark.parametrize(
    "vague",
    [
        result(DUE, "79", comparator=Comparator.APPROX),
        result(DUE, "98", form=Form.SHARE_OF_PLAN, share_of_plan="kế hoạch"),
        result(DUE, "70", "xã"),
        result(DUE, "2.5", form=Form.CHANGE, change="decrease"),
    ],
)
def test_what_cannot_be_compared_gets_no_verdict_on_either_side_of_the_deadline(vague: Result) -> None:
    assert judged(target("80"), vague).state is State.UNKNOWN
    assert judged(target("80"), vague, as_of=DUE).state is State.RUNNING


def test_a_target_of_zero_is_met_by_zero_and_not_exceeded_by_two() -> None:
    none = target("0", "vụ", quote="Không để xảy ra vụ cháy nào")

    assert judged(none, result(DUE, "0", "vụ")).state is State.MET
    assert judged(none, result(DUE, "2", "vụ")).state is State.BELOW


def test_a_count_that_must_stay_low_is_not_met_before_its_time_is_over() -> None:
    half_way = result(date(2020, 6, 30), "0", "vụ")

    assert judged(target("0", "vụ"), half_way, as_of=date(2020, 7, 1)).state is State.RUNNING


def test_better_is_data_and_turns_the_verdict_round() -> None:
    poor = result(DUE, "4")

    assert judged(target("5", better="lower"), poor).state is State.EXCEEDED
    assert judged(target("5", better="higher"), poor).state is State.BELOW
    assert judged(target("5", quote="Tỷ lệ hộ nghèo còn 5%"), poor).state is State.UNKNOWN


def test_not_met_is_said_only_by_a_source_and_names_it_as_such() -> None:
    found = judged(target("80"), result(DUE, "79", verdict="not_met"))

    assert found.state is State.BELOW
    assert "theo nguồn" in found.rule
    assert "Nguồn ghi: không đạt." in found.sentence
    assert "không đạt" not in judged(target("80"), result(DUE, "79")).sentence


def test_what_the_source_judges_stands_even_where_figures_cannot_be_compared() -> None:
    assert judged(target("80"), result(DUE, None, quote="đã hoàn thành", verdict="met")).state is State.MET


def test_the_latest_fact_counts_and_of_one_day_the_comparable_one() -> None:
    older, newer = result(date(2019, 12, 31), "90"), result(DUE, "70", as_of=DUE)
    vague = result(DUE, "110", form=Form.SHARE_OF_PLAN)

    assert judged(target("80"), newer, older).state is State.BELOW
    assert judged(target("80"), vague, replace(newer, id="tin#khac")).result == "tin#khac"


def test_results_of_later_days_do_not_count_yet() -> None:
    assert judged(target("80"), result(DUE, "90"), as_of=date(2020, 6, 1)).state is State.RUNNING
    assert judged(target("80"), result(DUE, "90"), as_of=date(2020, 6, 1)).result == ""


def test_a_part_of_a_result_says_nothing_about_the_whole() -> None:
    whole = result(date(2020, 12, 31), "60", as_of=DUE)
    part = replace(result(date(2021, 1, 1), "90"), part_of=whole.id)

    assert judged(target("80"), whole, part).result == whole.id


def test_a_part_that_has_a_target_of_its_own_answers_it() -> None:
    assert judged(target("80"), result(DUE, "90", part_of="result-of-another-target")).state is State.EXCEEDED


def test_a_plan_given_up_before_the_deadline_leaves_its_targets_unjudged_and_tagged() -> None:
    found = judged(target("80"), result(date(2018, 6, 1), "40"), plan=Circumstances(ended=date(2019, 1, 1)))

    assert (found.state, found.dropped) == (State.UNKNOWN, True)
    assert "dừng thực hiện trước hạn" in found.rule
    assert judged(target("80"), plan=Circumstances(ended=date(2019, 1, 1))).state is State.UNKNOWN


def test_a_plan_replaced_after_the_deadline_ran_its_course() -> None:
    found = judged(target("80"), plan=Circumstances(ended=date(2021, 3, 1)), as_of=date(2022, 1, 1))

    assert (found.state, found.dropped) == (State.SILENT, False)


def test_a_plan_given_up_later_than_the_as_of_date_is_not_given_up_yet() -> None:
    assert not judged(target("80"), plan=Circumstances(ended=date(2019, 1, 1)), as_of=date(2018, 1, 1)).dropped


def test_a_changed_target_is_tagged_and_its_change_is_the_latest_fact() -> None:
    change = TargetChange(said("90"), said("80"), date(2018, 6, 14), note="sáp nhập xã")
    found = judged(target("80", changes=(change,)), as_of=date(2019, 1, 1))

    assert found.adjusted
    assert found.fact_day == date(2018, 6, 14)


def test_the_rule_says_where_the_deadline_comes_from() -> None:
    inherited = target("80")
    inherited = replace(inherited, statement=replace(inherited.statement, by=until(DUE, source="plan")))

    assert "hạn lấy theo năm cuối của kế hoạch, tức hết ngày 31/12/2020" in judged(inherited).rule
    assert "“2020” được hiểu là hết ngày 31/12/2020" in judged(target("80")).rule
    assert "không ghi hạn" in judged(target("80", due=None)).rule


def test_every_state_has_a_rule_in_words() -> None:
    cases = [
        judged(target("80"), plan=Circumstances(draft=True)), judged(target("80"), as_of=DUE), judged(target("80")),
        judged(target("80"), result(DUE, "80")), judged(target("80"), result(DUE, "81")), judged(target("80"), result(DUE, "79")),
        judged(target("80"), result(DUE, "79", comparator=Comparator.APPROX)),
        judged(replace(target("80"), statement=Statement("Mở 5 lớp cho 300 học viên", form=Form.UNREAD))),
    ]  # fmt: skip

    assert {case.state for case in cases} == set(State)
    assert all(case.rule.endswith(".") and case.sentence.endswith(".") for case in cases)
