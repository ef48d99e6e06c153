"""Owns sentences of two figures that belong together: "mở 5 lớp cho 300 học viên", "công nhận 2 xã, nâng tổng số lên 9/14 xã".

Each function returns the two statements, or () for any other sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from portal.text.sentence.nouns import COUNTED
from portal.text.statement import Form, Statement

Read = Callable[[str], Statement | None]
Pair = tuple[()] | tuple[Statement, Statement]

_RAISED = re.compile(r"\s*[,;]\s+(?:qua đó |từ đó |và )?(?=(?:nâng|đưa) (?:tổng )?số(?!\w)[^,;\d]*\d)", re.IGNORECASE)
_ALL_OF = re.compile(r"(?:nâng|đưa)?\s*(?:tổng )?số", re.IGNORECASE)
_CAME = re.compile(r"^(?:(?:có|công nhận|kết nạp|thành lập|đạt|được|thêm|mới|xây dựng|phát triển)\s+)+", re.IGNORECASE)
_WITH = re.compile(
    r"\s+(?=(?:cho|trị giá|với(?: tổng)?(?: kinh phí| số tiền| diện tích| trị giá| giá trị| dư nợ| mức đầu tư| vốn)?|kinh phí)"
    r"(?: là| khoảng| hơn| trên| gần)? \d)",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?<!\w)(?:nhiều|hầu hết|đa số|một số|vài|khác|v\.v|…)(?!\w)", re.IGNORECASE)
_APART = re.compile(r"[;.,]\s")
_FIGURE = re.compile(r"(?:(?:khoảng|hơn|trên|gần) )?\d[\d.,]*\s*", re.IGNORECASE)


def raised(text: str, read: Read) -> Pair:
    """Read "Công nhận 2 xã, nâng tổng số lên 9/14": the addition, and the new total."""
    found = _RAISED.search(text)
    one = read(text[: found.start()]) if found else None
    if not found or one is None or one.value is None or one.measure not in COUNTED:
        return ()
    tail = text[found.end() :].rstrip(" .")
    said = read(tail) or read(f"{tail} {one.measure}")
    if said is None or said.value is None or said.value < one.value:
        return ()
    if _ALL_OF.fullmatch(said.indicator):
        rest = _CAME.sub("", one.indicator).removeprefix(one.measure).strip()
        said = replace(said, indicator=f"tổng số {one.measure} {rest}".strip(), scope=said.scope or one.scope)
    return one, replace(said, quote=tail, period=None)


def with_whom(text: str, read: Read) -> Pair:
    """Read "Mở 5 lớp cho 300 học viên", "3,5 km đường trị giá 4,2 tỷ đồng": how many, and for whom or at what cost."""
    cuts = [cut for cut in _WITH.finditer(text) if re.search(r"\d", text[: cut.start()])]
    figures = {cut.end() + len(re.split(r"\d", text[cut.end() :], maxsplit=1)[0]) for cut in cuts}
    if len(figures) != 1 or _APART.search(text[cuts[0].start() :]) or _VAGUE.search(text):
        return ()
    tail = text[cuts[0].end() :].rstrip(" .")
    one, other = read(text[: cuts[0].start()]), read(tail)
    if not one or not other or not _counts(one) or not _counts(other) or other.measure == one.measure or other.value == 1:
        return ()  # "3 sào cho 1 hộ" is a rate
    words = f"{one.indicator or one.measure} {_FIGURE.sub(' ', tail, count=1)}"
    if other.measure not in COUNTED:
        words = words.strip().removesuffix(other.measure)
    said = replace(other, indicator=" ".join(words.split()), scope=one.scope, quote=text.strip(" ."), period=one.period, as_of=one.as_of)
    return one, replace(said, by=one.by, per=one.per)


def _counts(said: Statement) -> bool:
    """Return whether it has one figure of things or money, and no share, part or change."""
    plain = said.form is Form.VALUE and said.value is not None and said.value_max is None and said.of is None and not said.also
    return plain and not said.measure.startswith(("%", "điểm %")) and "/" not in said.measure
