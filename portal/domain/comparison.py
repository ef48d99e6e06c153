"""Owns the comparison of a reported figure with a promised one: above, met, short, or not comparable and why.

A figure such as "hơn 59%" is an interval, and is judged only if all of it lies on one side. Shares of a plan, changes, approximate figures
and other measures are not compared (contract, «States of a target»).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import IntEnum

from portal.domain.direction import CAPS
from portal.record import dataclass
from portal.text.statement import Comparator, Form, Period, Statement

ROUGH = frozenset({Comparator.APPROX, Comparator.APPROX_BELOW})
ENDLESS = Decimal("Infinity")
HAIR = Decimal("1E-9")  # smaller than any figure that is printed
MONEY = {"đồng": 1, "nghìn đồng": 10**3, "ngàn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9, "tỉ đồng": 10**9}
MONTHS = {"tháng": 1, "quý": 3, "năm": 12}


class Outcome(IntEnum):
    """Where a figure lies relative to the promise."""

    SHORT = -1
    MET = 0
    BEYOND = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """An outcome, or the obstacle (a Vietnamese sentence) to a comparison."""

    outcome: Outcome | None
    obstacle: str = ""


def compare(target: Statement, better: str, result: Statement) -> Comparison:
    """Compare a result with a target; `better` is the direction ("higher" | "lower" | "" = unknown)."""
    best = Comparison(None, "")
    for said in (result, *result.also):
        found = _compare(target, better, said)
        if found.outcome is not None:
            return found
        best = best if best.obstacle else found
    return best


def _compare(target: Statement, better: str, result: Statement) -> Comparison:
    obstacle = incomparable(target, result)
    ends = None if obstacle else _ends(result, target)
    if ends is None:
        return Comparison(None, obstacle or OTHER_MEASURE)
    low, high = _place(target, better, ends[0]), _place(target, better, ends[1])
    if low is None or high is None or (low is not high and Outcome.SHORT in (low, high)):
        return Comparison(None, UNDIRECTED if None in (low, high) and not better else STRADDLING)
    return Comparison(min(low, high))


OTHER_MEASURE = "Kết quả dùng đơn vị tính hoặc kỳ khác với chỉ tiêu, nên không so sánh được."
UNDIRECTED = "Kết quả khác mức đề ra, mà câu nêu chỉ tiêu không cho biết cao hơn hay thấp hơn là tốt."
STRADDLING = "Kết quả được nói không chính xác (“hơn”, “dưới”, “từ … đến …”), nên chưa rõ đã đến mức đề ra hay chưa."


def incomparable(target: Statement, result: Statement) -> str:
    """Why two figures cannot be compared at all, as a Vietnamese sentence; "" when they may be."""
    if Form.UNREAD in (result.form, target.form):
        return "Câu nêu kết quả chưa đọc được thành số liệu, nên không so sánh được."
    if Form.QUALITY in (result.form, target.form):
        return "Chỉ tiêu hoặc kết quả không nêu con số, nên trang này chỉ ghi lại lời của nguồn, không tự đánh giá."
    if result.form is Form.SHARE_OF_PLAN and target.form is not Form.SHARE_OF_PLAN:
        return "Kết quả là tỷ lệ so với kế hoạch, không phải mức đạt được, nên không so sánh với mức đề ra."
    if result.form is target.form is Form.CHANGE:
        return "Chỉ tiêu và kết quả đều là mức tăng, giảm; trang này chỉ nêu, không so sánh hai mức ấy."
    if result.form is not Form.VALUE or target.form is not Form.VALUE:
        return "Kết quả không cùng dạng con số với chỉ tiêu, nên không so sánh được."
    if result.comparator in ROUGH:
        return "Kết quả là con số ước chừng, nên không so sánh với mức đề ra."
    if target.comparator in ROUGH:
        return "Mức đề ra là con số ước chừng, nên không đánh giá."
    return ""


def measured(result: Statement, target: Statement) -> Decimal | None:
    """Return the result's figure in the target's measure, None if it has none."""
    factor = _factor(result, target)
    if factor is None:
        return None
    share = target.measure == "%" and result.measure != "%" and not result.of
    value = result.share if share else result.value
    return None if value is None else value * factor


def _factor(result: Statement, target: Statement) -> Decimal | None:
    """Return the factor that converts a result's value to the target's measure; None if there is none."""
    if target.value is None or result.value is None or not _same_rate(result, target):
        return None
    if target.measure == "%":
        if result.measure == "%" or (result.share is not None and not result.of):
            return Decimal(1)
        return Decimal(100) / result.of if result.of else None
    if target.of and (result.of or result.measure == "%"):
        return target.of / (result.of or Decimal(100))
    return _scale(result.measure, target.measure)


def _same_rate(result: Statement, target: Statement) -> bool:
    if result.per == target.per:
        return True
    return not result.per and result.period is not None and _months(result.period) == MONTHS.get(target.per)


def _months(period: Period) -> int | None:
    """Return how many whole months a period covers, None unless it starts and ends with a whole month."""
    start, end = period.start, period.end
    if start is None or end is None or start.day != 1 or period.cumulative:
        return None
    after = date.fromordinal(end.toordinal() + 1)
    return (after.year - start.year) * 12 + after.month - start.month if after.day == 1 else None


def _scale(measure: str, other: str) -> Decimal | None:
    one, two = measure.strip().casefold(), other.strip().casefold()
    if one == two:
        return Decimal(1)
    first, second = _money(one), _money(two)
    return Decimal(first[0]) / Decimal(second[0]) if first and second and first[1] == second[1] else None


def _money(measure: str) -> tuple[int, str] | None:
    """Split a measure of money: "triệu đồng/người" → (1000000, "/người")."""
    name = next((name for name in sorted(MONEY, key=len, reverse=True) if measure.startswith(name)), "")
    return (MONEY[name], measure[len(name) :]) if name else None


def _ends(result: Statement, target: Statement) -> tuple[Decimal, Decimal] | None:
    """Return the interval of numbers a result may mean, in the target's measure."""
    value = measured(result, target)
    if value is None:
        return None
    said = result.comparator
    if said is Comparator.RANGE and result.value_max is not None:
        factor = _factor(result, target)
        assert factor is not None
        return value, result.value_max * factor
    if said in (Comparator.GE, Comparator.GT):
        return value + HAIR * (said is Comparator.GT), ENDLESS
    if said in CAPS:
        return -ENDLESS, value - HAIR * (said is Comparator.LT)
    return value, value


def _place(target: Statement, better: str, value: Decimal) -> Outcome | None:
    """Return where one number lies, None if that depends on an unknown direction."""
    assert target.value is not None
    low = target.value
    high = target.value_max if target.comparator is Comparator.RANGE and target.value_max is not None else low
    if target.comparator is Comparator.GT:
        return Outcome.MET if value > low else Outcome.SHORT
    if target.comparator in CAPS:
        within = value < low if target.comparator is Comparator.LT else value <= low
        return Outcome.MET if within else Outcome.SHORT
    if low <= value <= high:
        return Outcome.MET
    if not better:
        return None
    return Outcome.BEYOND if (value > high) == (better == "higher") else Outcome.SHORT
