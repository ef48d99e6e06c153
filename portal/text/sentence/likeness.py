"""Owns whether two statements promise the same (by figures, never by wording), and whether they clearly concern different things.

An unknown value never equals a known one; statements that share a content word are never called different.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from portal.text.fold import fold
from portal.text.sentence.surface import surface
from portal.text.statement import Form, Statement


def same_figures(one: Statement, other: Statement) -> bool:
    """Return whether a later statement with the same number makes the same promise.

    Form, comparator, value(s), total, measure, rate, direction and deadline count; wording, scope and the source of the deadline do not. A
    deadline that only one of them has counts only if the other's is not the plan's last year.
    """
    return _key(one) == _key(other) and _same_deadline(one, other)


def _key(s: Statement) -> tuple[object, ...]:
    change = s.change if s.form is Form.CHANGE else ""
    return (
        s.form,
        s.comparator,
        _plain(s.value),
        _plain(s.value_max),
        _plain(s.of),
        _plain(s.planned),
        _word(s.measure),
        _word(s.per),
        change,
        _word(s.share_of_plan),
    )


def _same_deadline(one: Statement, other: Statement) -> bool:
    if one.by and other.by:
        return one.by.day == other.by.day
    lone = one.by or other.by
    return lone is None or lone.source == "plan"


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()


def _word(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().replace(",", " , ").split())


_GENERIC = frozenset(
    """bàn|bình|bảo|cho|chỉ|chức|cuối|các|còn|có|cùng|cơ|cả|cấp|của|duy|dưới|giai|giảm|giữ|gần|hiện|hoàn|hoạch|huyện|hàng|hơn|hằng|
hết|khoảng|không|kế|kỳ|là|lên|lệ|mỗi|mới|mục|mức|nay|ngày|nhiệm|nhất|những|nâng|năm|phường|phấn|phố|quan|quân|quý|quả|quận|so|
số|sở|theo|thiểu|thành|tháng|thêm|thị|thực|tiêu|toàn|trong|trên|trì|trấn|trở|tính|tăng|tại|tỉnh|tối|tổ|tổng|từ|tỷ|và|về|vị|
với|vững|xuống|xã|ít|đoạn|đó|đơn|được|đạt|đảm|đấu|đầu|đến|địa|ước|ở""".replace("\n", "").split("|")
)


def plainly_other(one: Statement, other: Statement) -> bool:
    """Return whether two statements of one number concern different things: no common content word, though both have some."""
    first, second = _said(one), _said(other)
    mine, theirs = (frozenset(re.findall(r"[^\W\d]+", surface(words).low)) - _GENERIC for words in (first, second))
    if not mine or not theirs or len(mine) + len(theirs) < 3:
        return False
    shared = len(mine & theirs)
    return 4 * shared <= min(len(mine), len(theirs)) and not _shortened(first, second) and not _shortened(second, first)


def _said(s: Statement) -> str:
    """Return what a statement is about, in its own words."""
    words = f"{s.scope} {s.indicator}".strip()
    return f"{words} {s.measure.replace('%', '')}" if words else s.quote


def _shortened(words: str, other: str) -> bool:
    """Return whether an abbreviation in `words` consists of the first letters of `other`: BHYT, bảo hiểm y tế."""
    initials = "".join(fold(word)[:1] for word in re.findall(r"[^\W\d]+", other))
    return any(fold(short) in initials for short in re.findall(r"\b[A-ZĐ]{3,}\b", words))
