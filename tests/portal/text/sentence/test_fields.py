"""The mapping form: every field, Vietnamese and English words, all faults at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from portal.text.sentence import FaultyFields, statement_from_fields
from portal.text.statement import Comparator, Deadline, Form


def test_a_target_by_fields_has_everything_that_was_given() -> None:
    s = statement_from_fields(
        {
            "indicator": "có văn phòng một cửa",
            "scope": "số xã, thị trấn",
            "comparator": "ít nhất",
            "value": "80",
            "measure": "percent",
            "by": "2020",
        }
    )
    assert (s.indicator, s.scope, s.comparator, s.value, s.measure) == (
        "có văn phòng một cửa",
        "số xã, thị trấn",
        Comparator.GE,
        Decimal(80),
        "%",
    )
    assert s.by == Deadline(date(2020, 12, 31), "year", "stated")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("ge", "ge"), ("ít nhất", "ge"), ("Tối thiểu", "ge"), ("hơn", "gt"), ("trên", "gt"), ("không quá", "le"), ("dưới", "lt"),
     ("gần", "approx_below"), ("khoảng", "approx"), ("đúng bằng", "eq"), ("", "eq")],
)  # fmt: skip
def test_comparators_are_words_or_ids(word: str, meant: str) -> None:
    assert statement_from_fields({"value": "5", "measure": "xã", "comparator": word}).comparator.value == meant


def test_a_largest_value_makes_a_range() -> None:
    s = statement_from_fields({"value": "4", "value_max": "6", "measure": "lãnh đạo"})
    assert (s.comparator, s.value, s.value_max) == (Comparator.RANGE, Decimal(4), Decimal(6))


def test_one_value_may_say_count_total_and_measure() -> None:
    s = statement_from_fields({"value": "19/23 xã", "as_of": "31/12/2018"})
    assert (s.value, s.of, s.measure, s.as_of) == (Decimal(19), Decimal(23), "xã", date(2018, 12, 31))


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [("2025", date(2025, 12, 31), "year"), ("năm 2025", date(2025, 12, 31), "year"), ("quý II/2025", date(2025, 6, 30), "month"),
     ("30/6/2025", date(2025, 6, 30), "day"), ("2025-06-30", date(2025, 6, 30), "day"), ("tháng 2/2024", date(2024, 2, 29), "month")],
)  # fmt: skip
def test_deadlines_are_years_quarters_months_or_days(words: str, day: date, precision: str) -> None:
    assert statement_from_fields({"value": "5", "measure": "xã", "by": words}).by == Deadline(day, precision, "stated")


def test_forms_follow_from_the_fields_given() -> None:
    share = statement_from_fields({"value": "105%", "share_of_plan": "kế hoạch năm"})
    change = statement_from_fields({"value": "2,5%", "change": "tăng", "change_base": "so với cùng kỳ"})
    tally = statement_from_fields({"value": "10", "of": "16", "measure": "mục tiêu", "indicator": "không đạt"})
    assert [s.form for s in (share, change, tally)] == [Form.SHARE_OF_PLAN, Form.CHANGE, Form.TALLY]
    assert change.change == "increase" and share.value == 105


def test_a_period_keeps_its_words_and_gains_its_days() -> None:
    period = statement_from_fields({"value": "5", "measure": "xã", "period": "quý III/2019"}).period
    assert period is not None and (period.text, period.start, period.end) == ("quý III/2019", date(2019, 7, 1), date(2019, 9, 30))


def test_all_faults_come_at_once_each_with_its_field() -> None:
    with pytest.raises(FaultyFields) as caught:
        statement_from_fields(
            {"value": "nhiều", "comparator": "cỡ", "by": "bao giờ cũng được", "as_of": "hôm qua", "change": "lên", "tốc_độ": "1"}
        )
    assert [name for name, _ in caught.value.faults] == ["tốc_độ", "value", "comparator", "by", "as_of", "change"]
    assert all(message for _, message in caught.value.faults)


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({}, "value"),
        ({"value": "80"}, "measure"),
        ({"value": "80%", "measure": "xã"}, "measure"),
        ({"value": "1,000", "measure": "đảng viên"}, "value"),
        ({"value": "6", "value_max": "4", "measure": "xã"}, "value_max"),
        ({"value": "6", "comparator": "từ … đến", "measure": "xã"}, "value_max"),
        ({"value": "4", "value_max": "6", "comparator": "hơn", "measure": "xã"}, "comparator"),
        ({"value": "4", "measure": "xã", "by": "31/02/2020"}, "by"),
    ],
)
def test_a_fault_names_its_field(fields: dict[str, str], faulty: str) -> None:
    with pytest.raises(FaultyFields) as caught:
        statement_from_fields(fields)
    assert [name for name, _ in caught.value.faults] == [faulty]
