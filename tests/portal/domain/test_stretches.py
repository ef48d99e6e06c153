"""Figures that mean an interval, or another unit, compared with a promised one."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.comparison import Outcome, compare, incomparable
from portal.text.statement import Statement
from tests.portal.domain.promises import Comparator, Form, Period, said

SHORT, MET, BEYOND = Outcome.SHORT, Outcome.MET, Outcome.BEYOND
NO_FIGURE = "Chỉ tiêu hoặc kết quả không nêu con số, nên trang này chỉ ghi lại lời của nguồn, không tự đánh giá."
GE, GT, LE, LT, RANGE = Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT, Comparator.RANGE


@pytest.mark.parametrize(
    ("promised", "better", "reported", "outcome"),
    [
        (said("1500", "triệu đồng"), "higher", said("2", "tỷ đồng", value_max="3", comparator=RANGE), BEYOND),
        (said("1500", "triệu đồng"), "higher", said("1", "tỷ đồng", value_max="1.2", comparator=RANGE), SHORT),
        (said("1500", "triệu đồng"), "higher", said("1", "tỷ đồng", value_max="2", comparator=RANGE), None),
        (said("80", comparator=GE), "higher", said("80", comparator=LT), SHORT),
        (said("80", comparator=GE), "higher", said("80", comparator=LE), None),
        (said("80", comparator=GT), "higher", said("80", comparator=GT), MET),
        (said("80", comparator=GT), "higher", said("80", comparator=GE), None),
        (said("80"), "higher", said("80", comparator=GT), BEYOND),
        (said("5", comparator=LT), "lower", said("5", comparator=LT), MET),
        (said("5", comparator=LE), "lower", said("5", comparator=LT), MET),
        (said("5", comparator=LT), "lower", said("5", comparator=LE), None),
        (said("4", value_max="6", comparator=RANGE), "higher", said("5", value_max="6", comparator=RANGE), MET),
        (said("4", value_max="6", comparator=RANGE), "higher", said("6", value_max="7", comparator=RANGE), MET),
    ],
)
def test_a_stretch_is_judged_only_where_no_end_of_it_says_otherwise(
    promised: Statement, better: str, reported: Statement, outcome: Outcome | None
) -> None:
    found = compare(promised, better, reported)
    assert found.outcome is outcome
    assert bool(found.obstacle) is (outcome is None)


@pytest.mark.parametrize(
    ("promised", "reported", "outcome"),
    [
        (said("1500", "triệu đồng"), said("1.5", "tỷ đồng"), MET),
        (said("1.5", "tỷ đồng"), said("1600", "triệu đồng"), BEYOND),
        (said("900", "nghìn đồng"), said("800000", "đồng"), SHORT),
        (said("65", "triệu đồng/người"), said("65000", "nghìn đồng/người"), MET),
        (said("65", "triệu đồng/người"), said("65", "triệu đồng/hộ"), None),
        (said("65", "triệu đồng/người"), said("65", "triệu đồng"), None),
        (said("65", "triệu đồng"), said("65", "triệu lượt"), None),
    ],
)
def test_money_is_compared_in_any_unit_of_the_same_thing(promised: Statement, reported: Statement, outcome: Outcome | None) -> None:
    assert compare(promised, "higher", reported).outcome is outcome


def over(start: date | None, end: date | None, *, cumulative: bool = False) -> Period:
    return Period("kỳ", start, end, cumulative=cumulative)


@pytest.mark.parametrize(
    ("per", "period", "same"),
    [
        ("tháng", over(date(2024, 2, 1), date(2024, 2, 29)), True),
        ("tháng", over(date(2024, 2, 1), date(2024, 2, 28)), False),
        ("tháng", over(date(2024, 2, 2), date(2024, 2, 29)), False),
        ("quý", over(date(2023, 10, 1), date(2023, 12, 31)), True),
        ("quý", over(date(2023, 11, 1), date(2024, 1, 31)), True),
        ("năm", over(date(2024, 1, 1), date(2024, 12, 31)), True),
        ("năm", over(date(2024, 1, 1), date(2024, 9, 30)), False),
        ("năm", over(date(2024, 1, 1), date(2024, 12, 31), cumulative=True), False),
        ("năm", over(None, date(2024, 12, 31)), False),
        ("năm", over(date(2024, 1, 1), None), False),
    ],
)
def test_a_count_of_just_one_period_is_its_rate(per: str, period: Period, same: bool) -> None:
    found = compare(said("10", "người", per=per), "higher", said("12", "người", period=period))
    assert found.outcome is (BEYOND if same else None)


@pytest.mark.parametrize(
    ("promised", "reported", "why"),
    [
        (said("80"), said(None, form=Form.UNREAD), "Câu nêu kết quả chưa đọc được thành số liệu, nên không so sánh được."),
        (said("80"), said(None, form=Form.QUALITY), NO_FIGURE),
        (said(None, form=Form.QUALITY), said("80"), NO_FIGURE),
        (
            said("80"), said("95", form=Form.SHARE_OF_PLAN),
            "Kết quả là tỷ lệ so với kế hoạch, không phải mức đạt được, nên không so sánh với mức đề ra.",
        ),
        (
            said("2", form=Form.CHANGE), said("3", form=Form.CHANGE),
            "Chỉ tiêu và kết quả đều là mức tăng, giảm; trang này chỉ nêu, không so sánh hai mức ấy.",
        ),
        (said("80"), said("3", form=Form.CHANGE), "Kết quả không cùng dạng con số với chỉ tiêu, nên không so sánh được."),
        (said("80"), said("80", comparator=Comparator.APPROX), "Kết quả là con số ước chừng, nên không so sánh với mức đề ra."),
        (said("80", comparator=Comparator.APPROX), said("80"), "Mức đề ra là con số ước chừng, nên không đánh giá."),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_says_why_in_whole_words(promised: Statement, reported: Statement, why: str) -> None:
    assert incomparable(promised, reported) == why
    assert (compare(promised, "higher", reported).outcome, compare(promised, "higher", reported).obstacle) == (None, why)
