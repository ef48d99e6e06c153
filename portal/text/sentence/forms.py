"""Owns the kind of a figure: a value, a tally, a share of a plan, a change. Ambiguous ones are rejected."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from portal.record import dataclass
from portal.text.sentence.bases import Base, base_behind, plan_behind
from portal.text.sentence.figure import Figure
from portal.text.sentence.measures import is_money
from portal.text.sentence.words import NO_CHANGE_AFTER, PLAIN_NOUN_CHANGES, PLAN_NOUNS, TALLIED
from portal.text.statement import Comparator, Form

_VERB = re.compile(rf"\b(?P<verb>tăng|giảm|kéo giảm|nâng)\b(?! (?:{'|'.join(NO_CHANGE_AFTER)})\b)")
_OVER = re.compile(rf"(?<!\w)vượt (?P<plan>(?:mức )?(?:{'|'.join(PLAN_NOUNS)})(?!\w)(?: [^\W\d]+){{0,4}}?)\s*$")
_ASSIGNED = re.compile(r"(?<!\w)(?:giao|năm|pháp lệnh|phấn đấu)(?!\w)")
_COMPARING = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|tăng|giảm) hơn(?! nữa)(?!\w)")
_NOUNS = re.compile(rf"(?:{'|'.join(PLAIN_NOUN_CHANGES)})")
_OUTCOME = re.compile(r" ?(?:[^\W\d]+ ){0,6}?(?:đạt|vượt|hoàn thành|không đạt|chưa đạt|chưa hoàn thành|không hoàn thành)\b")
_OUTCOME_BEFORE = re.compile(r"(?:đạt|vượt|hoàn thành|không đạt|chưa đạt)(?: và vượt)?\s*$")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Sense:
    """The meaning of a figure. `behind` is the span of its base words ("so với cùng kỳ"), to be left out of the indicator."""

    form: Form
    value: Decimal
    value_max: Decimal | None
    comparator: Comparator
    change: str = ""
    plan: tuple[int, int] | None = None
    base: tuple[int, int] | None = None
    flaw: str = ""
    against_plan: bool = False  # "45/50 đảng viên so với kế hoạch"


def sense_of(figure: Figure, low: str, bases: list[Base], *, yearly: bool) -> Sense:
    """Return the sense of one figure; `yearly`: the sentence says "mỗi năm", so "giảm tỷ lệ hộ nghèo 2%" is a change."""
    base = base_behind(bases, low, figure.end)
    plan = _plan(figure, low, base)
    if plan and figure.measure == "%":
        return _share_of_plan(figure, plan)
    if figure.measure == "%" and (over := _OVER.search(low[: figure.start])):  # "vượt kế hoạch 2,5%"
        shifted = replace(figure, lead=replace(figure.lead, exceeds=True, change=""))
        return _share_of_plan(shifted, over.span("plan"))
    plain = None if base is None or base.plan else (base.start, base.end)
    if plan and base and figure.lead.exceeds:  # "vượt 6,5 tỷ đồng so với dự toán": how much more, no level
        return Sense(Form.CHANGE, figure.value, figure.value_max, figure.comparator, "increase", base=plan)
    direction, flaw = _direction(figure, low, based=bool(plain), yearly=yearly)
    if flaw:
        return _value(figure, flaw=flaw)
    if direction:
        return Sense(Form.CHANGE, figure.value, figure.value_max, figure.comparator, direction, base=plain)
    if plain and figure.measure == "lần" and figure.value > 1:  # "bằng 1,2 lần cùng kỳ"
        return Sense(Form.CHANGE, figure.value, figure.value_max, figure.comparator, "increase", base=plain)
    if plain and figure.measure == "%" and figure.lead.verb:
        return _ratio(figure, plain)
    if figure.lead.exceeds and not plan and figure.measure not in TALLIED:
        return _value(figure, flaw=f"Không rõ vượt {figure.words} so với gì (kế hoạch, dự toán …)")
    form = Form.TALLY if _is_tally(figure, low) else Form.VALUE
    against = plan is not None
    return Sense(form, figure.value, figure.value_max, figure.comparator, base=plain or (plan if against else None), against_plan=against)


def _value(figure: Figure, *, flaw: str) -> Sense:
    return Sense(Form.VALUE, figure.value, figure.value_max, figure.comparator, flaw=flaw)


def _plan(figure: Figure, low: str, base: Base | None) -> tuple[int, int] | None:
    if base is not None and base.plan:
        return base.start, base.end
    bracketed = low[: figure.start].rstrip().endswith(("(", " và"))
    lead = figure.lead
    behind = plan_behind(low, figure.end)
    if lead.verb or lead.exceeds or lead.estimate or bracketed or lead.level == "increase":
        return behind
    listed = low[: figure.start].rstrip().endswith(",")  # "đạt 81% dự toán tỉnh giao, 79% dự toán huyện giao"
    return behind if listed and behind and _ASSIGNED.search(low, *behind) else None


def _share_of_plan(figure: Figure, plan: tuple[int, int]) -> Sense:
    value, most, flaw = figure.value, figure.value_max, ""
    shift = figure.lead.exceeds or figure.lead.change == "increase"
    if shift and value >= _HUNDRED:
        flaw = f"“vượt {figure.words}”: không rõ là đạt {figure.words} hay vượt thêm {figure.words}"
    if shift:
        value, most = value + _HUNDRED, most + _HUNDRED if most is not None else None
    if figure.lead.change == "decrease":
        value, most = _HUNDRED - value, None
        flaw = flaw or _not_exact(figure)
    return Sense(Form.SHARE_OF_PLAN, value, most, figure.comparator, plan=plan, flaw=flaw)


def _ratio(figure: Figure, base: tuple[int, int]) -> Sense:
    """Return "bằng 105% so với cùng kỳ" as an increase by 5."""
    difference = figure.value - _HUNDRED
    flaw = _not_exact(figure) if difference < 0 or figure.value_max is not None else ""
    if abs(difference) >= 70:
        flaw = f"“{figure.words} so với …”: không rõ là bằng hay tăng {figure.words}"
    change = "increase" if difference >= 0 else "decrease"
    return Sense(Form.CHANGE, abs(difference), None, figure.comparator, change, base=base, flaw=flaw)


def _not_exact(figure: Figure) -> str:
    exact = figure.comparator in (Comparator.EQ, Comparator.APPROX)
    return "" if exact else f"Không rõ {figure.words} so với mức cũ là thế nào: viết “giảm …” hoặc “tăng …”"


def _is_tally(figure: Figure, low: str) -> bool:
    if figure.measure not in TALLIED:
        return False
    if figure.of is not None:
        return True
    return bool(_OUTCOME.match(low, figure.end) or _OUTCOME_BEFORE.search(low[: figure.at]) or figure.lead.verb)


def _direction(figure: Figure, low: str, *, based: bool, yearly: bool) -> tuple[str, str]:
    """Return the direction of a change, or "" for a level; and the fault if it is ambiguous."""
    lead = figure.lead
    if lead.level:
        return "", ""
    if lead.change:
        if _NOUNS.search(low[max(0, lead.start - 8) : figure.at]):
            return "", ""
        if lead.ambiguous and not based:
            return (
                "",
                f"Không rõ “hơn {figure.words}” là mức đạt hay phần chênh lệch: viết “trên”, “dưới” hoặc “tăng”, “giảm”",
            )
        return lead.change, ""
    return _distant(figure, low, evidence=based or yearly or bool(figure.per))


def _distant(figure: Figure, low: str, *, evidence: bool) -> tuple[str, str]:
    """Return the direction from a verb further left: "Giảm tỷ lệ hộ nghèo bình quân 1,5%/năm"."""
    before = low[: figure.start]
    clause = before[max(before.rfind(sign) for sign in ",;:.(") + 1 :]
    if _COMPARING.search(clause) and not evidence:
        return "", f"Không rõ {figure.words} là mức đạt hay phần chênh lệch: viết “tăng …”, “giảm …” và mốc so sánh"
    verb = next(iter(_VERB.finditer(clause)), None)
    if not verb or verb["verb"] == "nâng" or figure.lead.verb or _NOUNS.search(clause):
        return "", ""
    lead = figure.lead
    direction = "increase" if verb["verb"] == "tăng" else "decrease"
    least = direction == "decrease" and lead.comparator in (Comparator.GE, Comparator.GT)  # no level is reduced to "at least"
    if evidence or least or lead.more or lead.mean or figure.measure.startswith("điểm %"):
        return direction, ""
    if "tỷ lệ" in clause or is_money(figure.measure) or lead.comparator is not None:
        return "", _either(figure, verb["verb"])
    return direction, ""


def _either(figure: Figure, verb: str) -> str:
    level = "lên" if verb == "tăng" else "xuống còn"
    return f"Không rõ {figure.words} là mức cần đạt hay phần {verb}: viết “{verb} … {level}” hoặc “{verb} thêm”"
