"""Owns the plain sentence of a statement, for headings if only fields were given. It adds nothing that the fields do not say."""

from __future__ import annotations

from portal.text.numbers import format_number
from portal.text.sentence.explanation import CHANGE_WORDS, amount, deadline_text
from portal.text.statement import Comparator, Form, Statement

_BEFORE = {
    Comparator.GE: "ít nhất", Comparator.GT: "hơn", Comparator.LE: "không quá", Comparator.LT: "dưới", Comparator.APPROX_BELOW: "gần",
    Comparator.APPROX: "khoảng", Comparator.RANGE: "từ",
}  # fmt: skip


def sentence(statement: Statement) -> str:
    """Return "Đến năm 2020, ít nhất 80% số xã, thị trấn có văn phòng": the quotation if there is one, otherwise built from the fields."""
    if statement.quote:
        return statement.quote
    words = ", ".join(filter(None, (_when(statement), _core(statement))))
    return words[:1].upper() + words[1:]


def _when(s: Statement) -> str:
    if s.by and s.by.source != "plan":
        return f"đến năm {s.by.day.year}" if s.by.precision == "year" else f"đến {deadline_text(s.by)}"
    return s.period.text if s.period else ""


def _core(s: Statement) -> str:
    figure = _figure(s)
    if s.form is Form.CHANGE:
        return _joined(s.indicator, s.scope and f"({s.scope})", CHANGE_WORDS.get(s.change, ""), figure, s.change_base)
    if s.form is Form.SHARE_OF_PLAN:
        return _joined(s.indicator, s.scope and f"({s.scope})", "đạt", figure, s.share_of_plan)
    if s.measure == "%" and s.scope:
        return _joined(figure, s.scope, s.indicator)
    if s.of is not None or not s.indicator:
        return _joined(figure, s.scope, s.indicator)
    return _joined(s.indicator, s.scope and f"({s.scope})") + f": {figure}"


def _figure(s: Statement) -> str:
    text = _amount(s).replace(" %", "%")
    per = f"/{s.per}" if s.per else ""
    share = f" ({format_number(s.share)}%)" if s.share is not None else ""
    return " ".join(filter(None, (_BEFORE.get(s.comparator, ""), text + per + share)))


def _amount(s: Statement) -> str:
    if s.value is None:
        return ""
    if s.of is not None:
        return f"{format_number(s.value)}/{format_number(s.of)} {s.measure}".strip()
    if s.value_max is not None:
        return f"{format_number(s.value)} đến {format_number(s.value_max)} {s.measure}".strip()
    return amount(s)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
