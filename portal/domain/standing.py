"""Owns the judgement of a target: its state at an as-of date, the rule in words and the sentence that tells it.

The states are the contract's. What cannot be compared gets no verdict; "không đạt" needs a source that says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from portal.domain.plan import Result, Standing, State, Target
from portal.text.dates import format_day
from portal.text.numbers import format_value
from portal.text.statement import Comparator, Form, Statement

LABELS = {
    State.DRAFT: "Dự thảo",
    State.RUNNING: "Đang thực hiện",
    State.MET: "Đạt",
    State.EXCEEDED: "Vượt",
    State.BELOW: "Chưa đạt mức đề ra",
    State.SILENT: "Đã đến hạn, chưa có tin về kết quả",
    State.UNKNOWN: "Chưa đủ số liệu để đánh giá",
}
ROUGH = frozenset({Comparator.APPROX, Comparator.APPROX_BELOW})


def stand(target: Target, results: Sequence[Result], *, draft: bool, dropped: bool, as_of: date) -> Standing:
    """Judge a target from its dated results (oldest first) as the as-of date sees it."""
    due = target.statement.by.day if target.statement.by else None
    latest = results[-1] if results else None
    adjusted = bool(target.changes)
    state, rule = _judge(target, latest, due, draft, as_of)
    day = latest.day if latest else None
    sentence = _sentence(state, target, latest, due)
    return Standing(state, rule, sentence, day, latest.id if latest else "", adjusted, dropped)


def _judge(target: Target, latest: Result | None, due: date | None, draft: bool, as_of: date) -> tuple[State, str]:
    over = due is not None and as_of > due
    if draft:
        return State.DRAFT, "Chỉ tiêu nằm trong một dự thảo; chưa đánh giá."
    if latest is None:
        if over:
            return State.SILENT, "Đã qua hạn, và trang này chưa có tin về kết quả."
        return State.RUNNING, "Chưa đến hạn, và trang này chưa có tin về kết quả."
    return _compare(target, latest, over)


def _compare(target: Target, latest: Result, over: bool) -> tuple[State, str]:
    if latest.verdict == "met":
        return State.MET, "Theo đánh giá của nguồn đưa tin."
    if latest.verdict == "not_met":
        return State.BELOW, "Theo đánh giá của nguồn đưa tin."
    obstacle = incomparable(target.statement, latest.statement)
    if obstacle:
        return (State.UNKNOWN if over else State.RUNNING), f"{obstacle} Không so sánh với mức đề ra."
    value = measured(latest.statement, target.statement)
    assert value is not None
    order = reaches(target, value)
    if order > 0:
        return State.EXCEEDED, "Kết quả mới nhất vượt mức đề ra."
    if order == 0:
        return State.MET, "Kết quả mới nhất đạt mức đề ra."
    if over:
        return State.BELOW, "Đã đến hạn; kết quả mới nhất chưa bằng mức đề ra."
    return State.RUNNING, "Chưa đến hạn; kết quả mới nhất chưa bằng mức đề ra."


def incomparable(target: Statement, result: Statement) -> str:
    """Why a result cannot be compared with a target, "" when it can."""
    if result.form is Form.SHARE_OF_PLAN:
        return "Kết quả là tỷ lệ so với kế hoạch, không phải mức đạt được."
    if result.form is not Form.VALUE or target.form is not Form.VALUE:
        return "Kết quả không cùng dạng với chỉ tiêu."
    if result.comparator in ROUGH:
        return "Kết quả là con số ước chừng."
    if target.comparator in ROUGH:
        return "Mức đề ra là con số ước chừng."
    if measured(result, target) is None:
        return "Kết quả dùng đơn vị tính khác với chỉ tiêu."
    return ""


def measured(result: Statement, target: Statement) -> Decimal | None:
    """The result's figure in the target's measure, None when it has none."""
    if result.value is None or target.value is None or result.per != target.per:
        return None
    if target.measure == "%" and result.measure != "%" and result.of:
        return result.value * 100 / result.of
    return result.value if _same(result.measure, target.measure) else None


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def reaches(target: Target, value: Decimal) -> int:
    """1 beyond what was promised, 0 as promised, -1 short of it. Which way is better is data or the comparator."""
    said = target.statement
    assert said.value is not None
    if said.comparator is Comparator.RANGE and said.value_max is not None:
        low, high = said.value, said.value_max
        return 0 if low <= value <= high else (1 if (value > high) == (target.better != "lower") else -1)
    if said.comparator is Comparator.GT:
        return 0 if value > said.value else -1
    if said.comparator is Comparator.LT:
        return 0 if value < said.value else -1
    lower = target.better == "lower" or said.comparator is Comparator.LE
    difference = (said.value - value) if lower else (value - said.value)
    return (difference > 0) - (difference < 0)


def _sentence(state: State, target: Target, latest: Result | None, due: date | None) -> str:
    promised = figure(target.statement)
    until = f", hạn {format_day(due)}" if due else ""
    if latest is None:
        return f"{LABELS[state]}: mức đề ra {promised}{until}; trang này chưa có tin về kết quả."
    reported = figure(latest.statement)
    return f"{LABELS[state]}: kết quả mới nhất {reported} (ngày {format_day(latest.day)}), mức đề ra {promised}{until}."


WORDS = {
    Comparator.EQ: "", Comparator.GE: "ít nhất ", Comparator.GT: "hơn ", Comparator.LE: "tối đa ", Comparator.LT: "dưới ",
    Comparator.APPROX_BELOW: "gần ", Comparator.APPROX: "khoảng ", Comparator.RANGE: "từ ",
}  # fmt: skip


def figure(said: Statement) -> str:
    """The figure of a statement as administration prints it: "ít nhất 80%", "từ 4 đến 6 lãnh đạo", "19/23 xã"."""
    if said.value is None:
        return said.quote
    if said.comparator is Comparator.RANGE and said.value_max is not None:
        amount = f"{format_value(said.value, '')} đến {format_value(said.value_max, said.measure)}"
    elif said.of is not None:
        amount = f"{format_value(said.value, '')}/{format_value(said.of, said.measure)}"
    else:
        amount = format_value(said.value, said.measure)
    share = f" ({format_value(said.share, '%')})" if said.share is not None else ""
    rate = f"/{said.per}" if said.per else ""
    return f"{WORDS[said.comparator]}{amount}{rate}{share}".strip()
