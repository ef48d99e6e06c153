"""Owns the shape of one measured statement: the content of a sentence about a target or a result. It reads no text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.record import dataclass


class Comparator(StrEnum):
    """The meaning of a statement's figure."""

    EQ = "eq"
    GE = "ge"  # ít nhất, tối thiểu, … trở lên (after the number)
    GT = "gt"  # hơn, trên
    LE = "le"  # tối đa, không quá
    LT = "lt"  # dưới
    APPROX_BELOW = "approx_below"  # gần
    APPROX = "approx"  # khoảng
    RANGE = "range"  # từ … đến …


class Form(StrEnum):
    """The kind of figure in a statement; only VALUE is ever compared with a target's value."""

    VALUE = "value"  # 86,5% · 1.000 đảng viên · 19/23 xã
    TALLY = "tally"  # 10/16 mục tiêu không đạt · 18/40 chỉ tiêu đạt và vượt (a count over a plan's targets)
    SHARE_OF_PLAN = "share_of_plan"  # đạt 105% kế hoạch năm · bằng 98% dự toán
    CHANGE = "change"  # tăng 2,5% so với cùng kỳ · giảm 1,2 điểm %
    QUALITY = "quality"  # "Cơ bản hoàn thành …": a state without a figure
    UNREAD = "unread"  # a sentence that was not understood: only `quote` and `number` are known


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a target. A bare year means its 31 December (contract, «States of a target»)."""

    day: date
    precision: str  # "year" | "month" | "day"
    source: str  # "stated" | "inherited" (from a line above) | "plan" (the last year of the plan's period)


@dataclass(frozen=True, slots=True)
class Period:
    """The time range of a figure, as written and as days (both ends included)."""

    text: str  # "9 tháng năm 2018", "quý III/2019", "nhiệm kỳ 2020 – 2025", "lũy kế đến 30/9/2020"
    start: date | None = None
    end: date | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One target or result as understood. Figures are Decimal; `measure` is "%" or a noun ("xã, thị trấn")."""

    quote: str  # the sentence as written, without its "(2)"
    indicator: str = ""
    scope: str = ""
    form: Form = Form.VALUE
    comparator: Comparator = Comparator.EQ
    value: Decimal | None = None
    value_max: Decimal | None = None  # with RANGE
    of: Decimal | None = None  # the total: 23 in "19/23 xã"
    share: Decimal | None = None  # per cent given next to a count: 82.6 in "19/23 xã (82,6%)"
    measure: str = ""
    per: str = ""  # rate: "tháng" | "quý" | "năm" | …
    period: Period | None = None
    by: Deadline | None = None  # targets
    as_of: date | None = None  # results: "tính đến 31/12/2018"
    part_of: str = ""  # number of the line this one is a part of ("trong đó …")
    share_of_plan: str = ""  # "kế hoạch năm" | "dự toán" | …, with SHARE_OF_PLAN
    change: str = ""  # "increase" | "decrease", with CHANGE
    change_base: str = ""  # "so với cùng kỳ" | "so với năm 2018"
    number: str = ""  # the label: "2" in "(2) …"
    planned: Decimal | None = None  # the plan's figure next to the result: 33 in "36 tỷ đồng/33 tỷ đồng"
    also: tuple[Statement, ...] = ()  # additional figures: "…, bằng 109% dự toán, tăng 5% so với cùng kỳ"
