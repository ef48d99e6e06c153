"""Owns a counted noun that no table knows, read from the words after the number if they end clearly. Long runs of words are rejected."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.text.sentence.figure import Figure
from portal.text.sentence.nouns import PERCENT

_RUN = re.compile(
    r" ((?:[^\W\d\ue000]+ ){0,2}[^\W\d\ue000]+)(?=[,;.)]|$| (?:được|đạt|có|là|tại|ở|cho|của|trên|bị|đã"
    r"|hoạt động|mới|trở lên|vào|theo|trong)\b)"
)
_NO_NOUN = re.compile(
    r"(?:cả|toàn|năm|tháng|là|có|được|đạt|và|của|tại|trong|so|kế|trở|đến|mới|lần|trên|dưới|hơn|khoảng|với|số|các|những|điểm|theo|cho|thì"
    r"|do|bằng)(?!\w)"
)


def open_noun(figure: Figure, low: str) -> Figure:
    """Return the figure with up to three unknown words as its measure, if a full stop, a comma or a verb ends them."""
    if figure.measure or figure.flaw:
        return figure
    found = _RUN.match(low, figure.end)
    if not found or found[1] in PERCENT or _NO_NOUN.match(found[1]):
        return figure
    return replace(figure, measure=found[1], end=found.end(1))
