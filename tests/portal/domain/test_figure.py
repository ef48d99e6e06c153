"""Figures are printed as administration prints them."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.figure import deadline, figure
from portal.text.statement import Statement
from tests.portal.domain.promises import Comparator, Form, said, until


@pytest.mark.parametrize(
    ("statement", "printed"),
    [
        (said("86.5"), "86,5%"),
        (said("80", comparator=Comparator.GE), "ít nhất 80%"),
        (said("5", comparator=Comparator.LE), "không quá 5%"),
        (said("86.5", comparator=Comparator.APPROX_BELOW), "gần 86,5%"),
        (said("4", "lãnh đạo", value_max="6", comparator=Comparator.RANGE), "từ 4 đến 6 lãnh đạo"),
        (said("1000", "đảng viên", per="năm"), "1.000 đảng viên/năm"),
        (said("19", "xã, thị trấn", of="23", share="82.6"), "19/23 xã, thị trấn (82,6%)"),
        (said("105", form=Form.SHARE_OF_PLAN, share_of_plan="kế hoạch năm"), "105% kế hoạch năm"),
        (said("2.5", form=Form.CHANGE, change="increase", change_base="so với cùng kỳ"), "tăng 2,5% so với cùng kỳ"),
        (said("1.2", "điểm %", form=Form.CHANGE, change="decrease"), "giảm 1,2 điểm %"),
        (said("36", "tỷ đồng", planned="33"), "36 tỷ đồng (mức giao 33 tỷ đồng)"),
        (said(None, quote="Bảo đảm nguồn nhân lực"), "Bảo đảm nguồn nhân lực"),
    ],
)
def test_every_form_of_figure_has_its_words(statement: Statement, printed: str) -> None:
    assert figure(statement) == printed


def test_a_deadline_is_printed_as_exact_as_it_was_meant() -> None:
    assert deadline(until(date(2020, 12, 31))) == "2020"
    assert deadline(until(date(2025, 6, 30), "month")) == "hết tháng 6/2025"
    assert deadline(until(date(2025, 6, 30), "day")) == "30/6/2025"
    assert deadline(None) == ""
