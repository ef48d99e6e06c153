"""Owns a statement given field by field instead of as a sentence. It reports all wrong fields at once, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from portal.text.sentence.days import span_of
from portal.text.sentence.measures import canonical
from portal.text.sentence.numerals import NUMERAL, doubtful, numeral_value
from portal.text.sentence.surface import surface
from portal.text.sentence.times import find_times
from portal.text.sentence.words import COMPARATORS, TALLIED
from portal.text.statement import Comparator, Deadline, Form, Period, Statement

FIELDS = (
    *("indicator", "scope", "comparator", "value", "value_max", "of", "share", "planned", "measure", "per", "period"),
    *("by", "as_of", "part_of", "share_of_plan", "change", "change_base", "quote", "number"),
)
_WORDED = {
    **COMPARATORS,
    **dict.fromkeys(("đúng", "đúng bằng", "bằng", "đạt", "="), Comparator.EQ),
    **dict.fromkeys(("từ đến", "từ … đến", "trong khoảng", "từ ... đến ..."), Comparator.RANGE),
    "trở lên": Comparator.GE,
    "trở xuống": Comparator.LE,
}
_CHANGES = {"tăng": "increase", "increase": "increase", "giảm": "decrease", "decrease": "decrease"}
_RATES = {"year": "năm", "month": "tháng", "quarter": "quý", "week": "tuần", "day": "ngày"}
_PERCENT = frozenset({"percent", "%", "phần trăm"})
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class FaultyFields(ValueError):
    """Fields that cannot be understood: `faults` is a list of (field, Vietnamese message)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{name}: {message}" for name, message in faults))
        self.faults = faults


class _Form:
    """The given fields and the faults found so far."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.given = {name: str(value).strip() for name, value in fields.items() if str(value).strip()}
        self.faults: list[tuple[str, str]] = [(name, f"Không có trường “{name}”") for name in self.given if name not in FIELDS]

    def text(self, name: str) -> str:
        return self.given.get(name, "")

    def fault(self, name: str, message: str) -> None:
        self.faults.append((name, message))


def statement_from_fields(fields: Mapping[str, str]) -> Statement:
    """Return the Statement of the mapping form (contract, «A target or result»). Raises FaultyFields with every fault at once.

    Comparators by their English id ("ge") or in Vietnamese ("ít nhất"); "value" may be "19/23", "80%" or "1.000 đảng viên".
    """
    form = _Form(fields)
    value, of, measure = _value(form)
    most = _number(form, "value_max")
    built = Statement(
        quote=form.text("quote"), indicator=form.text("indicator"), scope=form.text("scope"),
        form=_kind(form, measure, of), comparator=_comparator(form, value, most), value=value, value_max=most, of=of,
        share=_number(form, "share"), measure=measure, per=_RATES.get(form.text("per"), form.text("per").removeprefix("mỗi ")),
        period=_period(form), by=_deadline(form), as_of=_day(form, "as_of"), part_of=form.text("part_of").strip("() "),
        share_of_plan=form.text("share_of_plan"), change=_change(form), change_base=form.text("change_base"),
        number=form.text("number").strip("() "), planned=_number(form, "planned"),
    )  # fmt: skip
    if form.faults:
        raise FaultyFields(form.faults)
    return built


def _value(form: _Form) -> tuple[Decimal | None, Decimal | None, str]:
    """Return value, total and measure; "19/23 xã" in `value` contains all three."""
    written, measure, of = form.text("value"), _measure(form.text("measure")), _number(form, "of")
    found = re.fullmatch(rf"({NUMERAL.pattern})(?: ?/ ?(\d[\d.]*))?(?: ?(%|[^\W\d].*))?", written)
    if not written:
        form.fault("value", "Thiếu con số")
        return None, of, measure
    if not found:
        form.fault("value", f"“{written}” không phải là một con số, ví dụ 86,5 hoặc 1.000")
        return None, of, measure
    own_measure = _measure(found[3] or "")
    if measure and own_measure and measure != own_measure:
        form.fault("measure", f"“{measure}” khác với đơn vị “{own_measure}” ghi ở value")
    if doubtful(found[1], measure or own_measure):
        form.fault("value", f"“{found[1]}” có thể là {found[1].replace(',', '.')} hoặc số lẻ: viết phần nghìn bằng dấu chấm")
    if not (measure or own_measure):
        form.fault("measure", "Thiếu đơn vị của con số, ví dụ %, xã, đảng viên, tỷ đồng")
    return numeral_value(found[1]), numeral_value(found[2]) if found[2] else of, measure or own_measure


def _measure(words: str) -> str:
    low = " ".join(words.lower().split())
    return "%" if low in _PERCENT else canonical(low) if canonical(low) != low else " ".join(words.split())


def _number(form: _Form, name: str) -> Decimal | None:
    written = form.text(name).rstrip(" %")
    if not written:
        return None
    if not NUMERAL.fullmatch(written):
        form.fault(name, f"“{form.text(name)}” không phải là một con số")
        return None
    return numeral_value(written)


def _comparator(form: _Form, value: Decimal | None, most: Decimal | None) -> Comparator:
    word = " ".join(form.text("comparator").lower().split())
    meant = Comparator(word) if word in Comparator.__members__.values() else _WORDED.get(word)
    if word and meant is None:
        form.fault("comparator", f"Không rõ so sánh “{word}”: dùng ít nhất, hơn, không quá, dưới, gần, khoảng, từ … đến")
    if most is not None and meant not in (None, Comparator.RANGE):
        form.fault("comparator", "Đã có value_max thì so sánh phải là “từ … đến”")
    if meant is Comparator.RANGE and most is None:
        form.fault("value_max", "Thiếu số lớn của khoảng")
    if most is not None and value is not None and most <= value:
        form.fault("value_max", "Số lớn của khoảng phải lớn hơn số nhỏ")
    return Comparator.RANGE if most is not None else meant or Comparator.EQ


def _kind(form: _Form, measure: str, of: Decimal | None) -> Form:
    if form.text("share_of_plan"):
        return Form.SHARE_OF_PLAN
    if form.text("change"):
        return Form.CHANGE
    return Form.TALLY if measure.lower() in TALLIED and of is not None else Form.VALUE


def _change(form: _Form) -> str:
    word = form.text("change").lower()
    if word and word not in _CHANGES:
        form.fault("change", f"Không rõ “{word}”: dùng tăng hoặc giảm")
    return _CHANGES.get(word, "")


def _deadline(form: _Form) -> Deadline | None:
    words = form.text("by")
    if not words:
        return None
    if iso := _iso(words):
        return Deadline(iso, "day", "stated")
    marks, _ = find_times(f"đến {surface(words).low.removeprefix('đến ')}", reference=None, forward=True)
    last = marks[0].last if len(marks) == 1 else None
    if last is None:
        form.fault("by", f"Không hiểu hạn “{words}”: viết 2025, quý II/2025 hoặc 30/6/2025")
        return None
    return Deadline(last, marks[0].precision, "stated")


def _day(form: _Form, name: str) -> date | None:
    words = form.text(name)
    if not words:
        return None
    span = span_of(surface(words).low, reference=None, forward=False)
    day = _iso(words) or (span.last if span else None)
    if day is None:
        form.fault(name, f"Không hiểu ngày “{words}”: viết 31/12/2018")
    return day


def _iso(words: str) -> date | None:
    found = _ISO.fullmatch(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _period(form: _Form) -> Period | None:
    words = form.text("period")
    if not words:
        return None
    marks, _ = find_times(surface(words).low, reference=None, forward=False)
    known = marks[0] if len(marks) == 1 else None
    return Period(words, known.first if known else None, known.last if known else None, known.cumulative if known else False)
