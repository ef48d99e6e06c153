"""A reported figure is compared with a promised one only where that can be done without doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from portal.domain.comparison import OTHER_MEASURE, STRADDLING, UNDIRECTED, Outcome, compare, measured
from portal.text.statement import Statement
from tests.portal.domain.promises import Comparator, Form, said, year

SHORT, MET, BEYOND = Outcome.SHORT, Outcome.MET, Outcome.BEYOND
GE, GT, LE, LT, RANGE = Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT, Comparator.RANGE
APPROX, APPROX_BELOW = Comparator.APPROX, Comparator.APPROX_BELOW


@pytest.mark.parametrize(
    ("promised", "better", "reported", "outcome"),
    [
        (said("80"), "higher", said("79.9"), SHORT),
        (said("80"), "higher", said("80"), MET),
        (said("80"), "higher", said("80.1"), BEYOND),
        (said("5"), "lower", said("4.2"), BEYOND),
        (said("5"), "lower", said("5.1"), SHORT),
        (said("80", comparator=GE), "higher", said("80"), MET),
        (said("80", comparator=GE), "higher", said("86.5"), BEYOND),
        (said("80", comparator=GT), "higher", said("80"), SHORT),
        (said("80", comparator=GT), "higher", said("80.5"), MET),
        (said("5", comparator=LE), "lower", said("5"), MET),
        (said("5", comparator=LE), "lower", said("3"), MET),  # a cap is met, never "vượt"
        (said("5", comparator=LE), "lower", said("5.5"), SHORT),
        (said("5", comparator=LT), "lower", said("5"), SHORT),
        (said("0", "vụ"), "lower", said("0", "vụ"), MET),
        (said("0", "vụ"), "lower", said("1", "vụ"), SHORT),
    ],
)
def test_one_figure_lies_short_of_at_or_beyond_the_promise(promised: Statement, better: str, reported: Statement, outcome: Outcome) -> None:
    assert compare(promised, better, reported).outcome is outcome


@pytest.mark.parametrize(
    ("value", "better", "outcome"),
    [
        ("3", "higher", SHORT),
        ("4", "higher", MET),
        ("6", "higher", MET),
        ("7", "higher", BEYOND),
        ("3", "lower", BEYOND),
        ("7", "lower", SHORT),
    ],
)
def test_a_range_is_met_anywhere_in_it(value: str, better: str, outcome: Outcome) -> None:
    promised = said("4", "lãnh đạo", value_max="6", comparator=RANGE)

    assert compare(promised, better, said(value, "lãnh đạo")).outcome is outcome


@pytest.mark.parametrize(
    ("promised", "reported", "outcome"),
    [
        (said("80"), said("85", comparator=GT), BEYOND),
        (said("60"), said("59", comparator=GT), None),  # hơn 59 % may be 59,5 % or 61 %
        (said("60", comparator=GT), said("60", comparator=GT), MET),
        (said("60", comparator=GT), said("60", comparator=GE), None),
        (said("80"), said("75", comparator=LT), SHORT),
        (said("80"), said("85", comparator=LT), None),
        (said("80"), said("81", value_max="84", comparator=RANGE), BEYOND),
        (said("80"), said("78", value_max="82", comparator=RANGE), None),
    ],
)
def test_a_stretch_of_numbers_is_judged_only_when_all_of_it_lies_on_one_side(
    promised: Statement, reported: Statement, outcome: Outcome | None
) -> None:
    found = compare(promised, "higher", reported)

    assert found.outcome is outcome
    assert (found.obstacle == STRADDLING) is (outcome is None)


@pytest.mark.parametrize(
    ("promised", "reported", "why"),
    [
        (said("80"), said("86.5", comparator=APPROX_BELOW), "ước chừng"),
        (said("80"), said("90", comparator=APPROX), "ước chừng"),
        (said("80", comparator=APPROX), said("90"), "ước chừng"),
        (said("80"), said("105", form=Form.SHARE_OF_PLAN, share_of_plan="kế hoạch"), "tỷ lệ so với kế hoạch"),
        (said("80"), said("2.5", form=Form.CHANGE, change="increase"), "không cùng dạng"),
        (said("80"), said("10", "mục tiêu", form=Form.TALLY, of="16"), "không cùng dạng"),
        (said("80", "xã"), said("80", "thôn"), OTHER_MEASURE),
        (said("80"), said("19", "xã"), OTHER_MEASURE),
        (said("2", "lần", per="tháng"), said("2", "lần", per="quý"), OTHER_MEASURE),
    ],
)
def test_what_cannot_be_compared_gets_no_verdict_and_says_why(promised: Statement, reported: Statement, why: str) -> None:
    found = compare(promised, "higher", reported)

    assert found.outcome is None
    assert why in found.obstacle


def test_without_a_direction_only_the_very_figure_is_a_verdict() -> None:
    assert compare(said("15"), "", said("15")).outcome is MET
    for other in ("14", "16"):
        assert compare(said("15"), "", said(other)) == compare(said("15"), "", said("16"))
        assert compare(said("15"), "", said(other)).obstacle == UNDIRECTED


def test_a_fraction_is_compared_with_a_percentage_and_the_other_way_round() -> None:
    nineteen = said("19", "xã, thị trấn", of="23")

    assert compare(said("100"), "higher", nineteen).outcome is SHORT
    assert measured(said("23", "xã", of="23"), said("100")) == 100
    assert compare(said("23", "xã", of="23"), "higher", said("100")).outcome is MET
    assert measured(said("19", "xã"), said("23", "xã", of="23")) == 19
    assert measured(said("20", "xã", of="20"), said("23", "xã", of="23")) == 23  # fewer communes after a merger: all of them still


def test_a_share_in_brackets_answers_a_target_in_per_cent() -> None:
    assert measured(said("19", "xã", share="82.6"), said("100")) == Decimal("82.6")


def test_money_is_compared_across_its_units() -> None:
    assert compare(said("33", "tỷ đồng"), "higher", said("36000", "triệu đồng")).outcome is BEYOND
    assert compare(said("65", "triệu đồng/người"), "higher", said("65", "triệu đồng/hộ")).obstacle == OTHER_MEASURE


def test_a_yearly_rate_is_answered_by_the_figure_of_one_whole_year_only() -> None:
    promised = said("1000", "đảng viên", per="năm")
    half = said("1000", "đảng viên", period=year(2022).__class__("6 tháng", year(2022).start, year(2022).end.replace(month=6, day=30)))  # type: ignore[union-attr]

    assert compare(promised, "higher", said("1020", "đảng viên", period=year(2022))).outcome is BEYOND
    assert compare(promised, "higher", half).obstacle == OTHER_MEASURE
    assert compare(promised, "higher", said("1020", "đảng viên")).obstacle == OTHER_MEASURE


def test_a_figure_said_in_the_same_breath_is_compared_when_the_first_cannot_be() -> None:
    reported = said("105", form=Form.SHARE_OF_PLAN, also=(said("1050", "đảng viên"),))

    assert compare(said("1000", "đảng viên"), "higher", reported).outcome is BEYOND
