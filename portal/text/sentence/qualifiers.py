"""Owns the figures of a sentence that only say where, of whom, per what, or repeat another. The main figure is chosen elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.text.sentence.figure import Figure
from portal.text.sentence.measures import in_dong, is_money
from portal.text.sentence.nouns import COUNTED
from portal.text.statement import Comparator

_PLACE = re.compile(r"(?:\btại|\bở|\bcủa|\bthuộc|\btrên địa bàn|\btrong)(?: (?:cả|toàn bộ|tổng|tổng số))?\s*$")
_BOUNDS = (Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT)
_WHOSE = re.compile(r"(?:\btỷ lệ|\bsố) [^,;.\d]*$")
_PLANNED = re.compile(r"\((?:so với )?(?:kh|kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết)(?: [^\W\d]+){0,3}[\s:]*$")
_UNITS = frozenset({"ha", "sào", "m2", "km2", "hộ", "người", "xã", "thôn"})
_AGAIN = re.compile(r"\s*\(\s*(?:tức|bằng|tương đương|hay|bằng số)?(?: là)?[\s:]*$")
TOTAL = re.compile(r"(?:\btrong(?: tổng)?(?: số)?|\btổng số|\btrên tổng số|\btổng)(?: là| có)?\s*$")


def without_echoes(figures: list[Figure], low: str) -> tuple[list[Figure], list[tuple[int, int]], str]:
    """Return figures without repetitions, the spans of these, and contradictions: "16,6 tỷ đồng (16.600.000.000 đ)"."""
    kept: list[Figure] = []
    spans: list[tuple[int, int]] = []
    for figure in figures:
        found = kept and _AGAIN.search(low, kept[-1].end, figure.start)
        one, other = (in_dong(f.value, f.measure) if found else None for f in (kept[-1] if kept else figure, figure))
        if not found or one is None or other is None or figure.per not in ("", kept[-1].per) or found.start() != kept[-1].end:
            kept.append(figure)
            continue
        if abs(one - other) * 100 > one:
            return kept, spans, f"Hai số tiền không bằng nhau: {kept[-1].words}; {figure.words}"
        spans.append((found.start(), figure.end + (low[figure.end : figure.end + 1] == ")")))
    return kept, spans, ""


def with_planned(figures: list[Figure], low: str) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Return figures without planned ones, and the spans of these: "86,5% (KH: 85%)"."""
    if len(figures) < 2 or figures[0].planned is not None:
        return figures, []
    first, second = figures[:2]
    found = _PLANNED.search(low, first.end, second.at)
    if not found or second.measure not in (first.measure, "") or not low.startswith(")", second.end) or second.value_max is not None:
        return figures, []
    return [replace(first, planned=second.value), *figures[2:]], [(found.start(), second.end + 1)]


def without_qualifiers(figures: list[Figure], low: str) -> list[Figure]:
    """Drop "tại 23 xã", "hộ có từ 2 con trở lên" if another figure is the main one."""
    if len(figures) < 2:
        return figures
    kept = _without_places(figures, low)
    kept = [f for f, before in zip(kept, [None, *kept], strict=False) if before is None or not _is_threshold(before, f, low)]
    kept = [f for f, after in zip(kept, [*kept[1:], None], strict=False) if after is None or not _is_subject(f, after, low)]
    kept = _per_unit(kept, low)
    if any(f.measure == "%" for f in kept):
        kept = [f for f in kept if not (f.onward and is_count(f) and f.lead.ranged)]
    return kept or figures


def _without_places(figures: list[Figure], low: str) -> list[Figure]:
    """Drop "tại 3 xã, 2 thị trấn", which only says where."""
    kept: list[Figure] = []
    placed = 0
    for figure in figures:
        listed = placed and re.fullmatch(r"(?:\s|,|và)*", low[placed : figure.start])
        if is_count(figure) and (listed or (_PLACE.search(low[: figure.start]) and not TOTAL.search(low[: figure.at]))):
            placed = figure.end
        else:
            kept.append(figure)
    return kept


def _per_unit(figures: list[Figure], low: str) -> list[Figure]:
    """Convert "trên 01 ha … đạt 120 triệu đồng" to 120 triệu đồng/ha."""
    kept: list[Figure] = []
    for figure, before in zip(figures, [None, *figures], strict=False):
        if before and _is_base_unit(before, figure, low):
            kept.pop()
            unit = before.measure.split()[0]
            figure = replace(figure, measure=f"{figure.measure}/{unit}") if unit in _UNITS and "/" not in figure.measure else figure
        kept.append(figure)
    return kept


def _is_base_unit(figure: Figure, following: Figure, low: str) -> bool:
    """Return whether it is the base of an amount: "giá trị trên 01 ha đất canh tác | đạt 120 triệu đồng"."""
    one = figure.value == 1 and figure.value_max is None and figure.of is None and not figure.per
    led = re.search(r"(?:trên|bình quân|mỗi|tính trên|giá trị|/)(?: một)?\s*$", low[: figure.at])
    return bool(one and led and is_money(following.measure)) and not re.search(r"[;.()]", low[figure.end : following.start])


def _is_threshold(first: Figure, figure: Figure, low: str) -> bool:
    """Return whether it is a threshold: "90% hộ | có thu nhập trên 50 triệu đồng": the second figure says which households."""
    between = low[first.end : figure.start]
    bounded = figure.onward is not None or figure.lead.comparator in _BOUNDS
    apart = figure.measure not in ("%", first.measure) and not figure.lead.level and not figure.lead.change
    counted = first.measure == "%" or is_count(first) or first.of is not None
    return bounded and apart and counted and not re.search(r"[,;:.()]|(?<!\w)(?:và|còn)(?!\w)", between)


def _is_subject(figure: Figure, following: Figure, low: str) -> bool:
    """Return whether it is part of the subject: "số xã đạt dưới 10 tiêu chí | còn 25%": the first figure only says which communes."""
    between = low[figure.end : following.start]
    tied = following.lead.level or (following.lead.verb and figure.lead.comparator is not None)
    whose = _WHOSE.search(low[: figure.start])
    return bool(tied and whose and not between.strip() and not figure.lead.ranged and figure.measure != following.measure)


def is_count(figure: Figure) -> bool:
    return figure.of is None and (figure.measure in COUNTED or "," in figure.measure)
