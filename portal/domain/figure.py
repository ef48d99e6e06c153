"""Owns how the figure of a statement is printed: "ít nhất 80%", "từ 4 đến 6 lãnh đạo", "19/23 xã", "tăng 2,5% so với cùng kỳ".

It follows the administration's way of writing numbers (domain.md §5). It judges nothing.
"""

from __future__ import annotations

from portal.text.dates import format_day
from portal.text.numbers import format_number, format_value
from portal.text.statement import Comparator, Deadline, Form, Statement

WORDS = {
    Comparator.EQ: "", Comparator.GE: "ít nhất ", Comparator.GT: "hơn ", Comparator.LE: "không quá ", Comparator.LT: "dưới ",
    Comparator.APPROX_BELOW: "gần ", Comparator.APPROX: "khoảng ", Comparator.RANGE: "từ ",
}  # fmt: skip
UNREAD = "chưa đọc được thành số liệu"
CHANGES = {"increase": "tăng ", "decrease": "giảm "}


def figure(said: Statement) -> str:
    """Return the figure of a statement with its measure, rate and basis of comparison; the sentence if it has no figure."""
    if said.value is None:
        return quotation(said)
    share = f" ({format_value(said.share, '%')})" if said.share is not None else ""
    rate = f"/{said.per}" if said.per else ""
    change = CHANGES.get(said.change, "") if said.form is Form.CHANGE else ""
    return f"{change}{WORDS[said.comparator]}{_amount(said)}{rate}{share}{_additions(said)}".strip()


def quotation(said: Statement) -> str:
    """Return the sentence as written, with a mark if it was not understood."""
    return f"{said.quote} ({UNREAD})" if said.form is Form.UNREAD else said.quote


def _amount(said: Statement) -> str:
    assert said.value is not None
    if said.comparator is Comparator.RANGE and said.value_max is not None:
        return f"{format_number(said.value)} đến {format_value(said.value_max, said.measure)}"
    if said.of is not None:
        return f"{format_number(said.value)}/{format_value(said.of, said.measure)}"
    return format_value(said.value, said.measure)


def _additions(said: Statement) -> str:
    """Return what a figure is a share or a change of, and the planned figure written next to it."""
    words = said.share_of_plan if said.form is Form.SHARE_OF_PLAN else said.change_base if said.form is Form.CHANGE else ""
    planned = f"mức giao {format_value(said.planned, said.measure)}" if said.planned is not None else ""
    return f" {words}" * bool(words) + f" ({planned})" * bool(planned)


def deadline(by: Deadline | None) -> str:
    """Return a deadline as it was meant: "2020", "hết tháng 6/2025", "30/6/2025"; "" if there is none."""
    if by is None:
        return ""
    if by.precision == "year":
        return str(by.day.year)
    return f"hết tháng {by.day.month}/{by.day.year}" if by.precision == "month" else format_day(by.day)
