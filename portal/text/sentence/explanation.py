"""Owns the interpretation of a statement in words: "Hiểu là: 100 %, đúng bằng, hạn 2020". It names everything that was understood."""

from __future__ import annotations

from portal.text.day import format_day
from portal.text.numbers import format_number
from portal.text.statement import Comparator, Deadline, Form, Period, Statement

COMPARATOR_WORDS = {
    Comparator.EQ: "đúng bằng", Comparator.GE: "ít nhất", Comparator.GT: "hơn", Comparator.LE: "không quá", Comparator.LT: "dưới",
    Comparator.APPROX_BELOW: "gần", Comparator.APPROX: "khoảng", Comparator.RANGE: "trong khoảng",
}  # fmt: skip
FORM_WORDS = {
    Form.QUALITY: "không nêu con số",
    Form.TALLY: "số chỉ tiêu, mục tiêu của kế hoạch",
    Form.CHANGE: "mức thay đổi",
    Form.SHARE_OF_PLAN: "phần thực hiện so với mức giao",
}
CHANGE_WORDS = {"increase": "tăng", "decrease": "giảm"}
SOURCE_WORDS = {"stated": "nêu trong câu", "inherited": "theo dòng trên", "plan": "theo năm cuối của kế hoạch"}


def explain(statement: Statement, whole: str = "") -> str:
    """Return one line of Vietnamese with every value in a fixed order; `whole` names what it is a part of."""
    if statement.form is Form.UNREAD:
        return "Chưa đọc được thành số liệu"
    return "Hiểu là: " + ", ".join(part for part in _parts(statement, whole) if part)


def _parts(s: Statement, whole: str) -> list[str]:
    return [
        amount(s) if s.value is not None else "",
        COMPARATOR_WORDS[s.comparator] if s.value is not None else "",
        FORM_WORDS.get(s.form, ""),
        f"trên tổng số {format_number(s.of)}" if s.of is not None and not _of_all(s) else "",
        f"tỷ lệ {format_number(s.share)} %" if s.share is not None else "",
        f"mức giao {format_number(s.planned)} {s.measure}" if s.planned is not None else "",
        f"so với: {s.share_of_plan}" if s.share_of_plan else "",
        CHANGE_WORDS.get(s.change, ""),
        f"mốc so sánh: {s.change_base}" if s.change_base else "",
        f"mỗi {s.per}" if s.per else "",
        f"hạn {deadline_text(s.by)} ({SOURCE_WORDS[s.by.source]})" if s.by else "",
        f"tính đến {format_day(s.as_of)}" if s.as_of else "",
        f"kỳ: {period_text(s.period)}" if s.period else "",
        f"phạm vi: {s.scope}" if s.scope else "",
        f"nội dung: {s.indicator}" if s.indicator else "",
        f"là một phần của {whole or f'({s.part_of})'}" if s.part_of else "",
        *(f"kèm theo: {also(extra)}" for extra in s.also),
    ]


def amount(s: Statement) -> str:
    """Return "100 %", "4 – 6 lãnh đạo", "19 xã, thị trấn", "65 triệu đồng/người"."""
    if s.value is None:
        return "không có con số"
    if _of_all(s):
        return f"{format_number(s.value)}/{format_number(s.of or 0)} {s.measure}"
    most = f" – {format_number(s.value_max)}" if s.value_max is not None else ""
    return f"{format_number(s.value)}{most} {s.measure}".strip()


def _of_all(s: Statement) -> bool:
    """Return whether it is "2/3 số xã": a part of all, whatever their number."""
    return s.of is not None and s.measure.startswith(("số ", "tổng số ", "dân số", "diện tích"))


def also(s: Statement) -> str:
    """Return an additional figure: "khoảng 109 % dự toán", "tăng 5 % so với cùng kỳ"."""
    part = s.of if s.of is not None else s.planned
    whole = f"/{format_number(part)}" if part is not None else ""
    word = "" if s.comparator in (Comparator.EQ, Comparator.RANGE) else COMPARATOR_WORDS[s.comparator]
    change = CHANGE_WORDS.get(s.change, "")
    number, _, measure = amount(s).partition(" ")
    value = f"{number}{whole} {measure}".strip() if whole else amount(s)
    return " ".join(filter(None, (change, word, value, s.share_of_plan, s.change_base)))


def deadline_text(by: Deadline) -> str:
    """Return "2020" for a year, "6/2025" for a month, "30/6/2025" for a day."""
    if by.precision == "year":
        return str(by.day.year)
    return f"hết tháng {by.day.month}/{by.day.year}" if by.precision == "month" else format_day(by.day)


def period_text(period: Period) -> str:
    """Return the words of the period with its days if they are known."""
    days = " – ".join(format_day(d) for d in (period.start, period.end) if d)
    return f"{period.text} ({days}{'; lũy kế' if period.cumulative else ''})" if days else period.text
