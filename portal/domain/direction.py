"""Owns the direction of a target: whether a higher or a lower figure is the good outcome, and how that is known.

The field `better` comes first, then wording that leaves no choice. Otherwise there is no direction and so no verdict: a wrong guess would
accuse somebody falsely.
"""

from __future__ import annotations

import re

from portal.domain.plan import Target
from portal.text.statement import Comparator, Statement

FLOORS = frozenset({Comparator.GE, Comparator.GT})
CAPS = frozenset({Comparator.LE, Comparator.LT})
REASONS = {
    "data": "theo chiều tốt ghi cho chỉ tiêu này",
    "word": "theo cách nói của câu nêu chỉ tiêu",
    "whole": "vì mức đề ra là tất cả",
    "none": "vì mức đề ra là không",
    "level": "vì mức đề ra được hiểu là mức cần đạt tới",
}
# Fewer of these may be the good outcome, or they may only be what is handled ("90% hộ nghèo được vay vốn").
DOUBTFUL = re.compile(
    r"\b(?:giảm|còn|xuống|hạ(?! tầng)|không để|hạn chế|cắt|bãi bỏ|tinh giản|sắp xếp|nghèo|thất nghiệp|tai nạn|vi phạm|tội phạm"
    r"|phạm pháp|tồn đọng|quá hạn|trễ hạn|chậm|khiếu nại|tố cáo|khiếu kiện|suy dinh dưỡng|tử vong|sinh con|tảo hôn|bỏ học|lưu ban"
    r"|cháy|nổ|ô nhiễm|nợ|suy thoái|yếu|kém|thiệt hại|hao hụt|thất thoát|lãng phí|dịch bệnh|mắc bệnh|mù chữ|nghiện|ma túy|kỷ luật"
    r"|biên chế|đầu mối|tăng dân số|mức sinh|phá rừng|chi phí|thời gian|sự cố|trùng lặp|bạo lực|tạm|dột nát|xấu|không đạt|chưa)\b",
    re.IGNORECASE,
)


def direction(target: Target) -> tuple[str, str]:
    """Return ("higher" | "lower" | "", key of REASONS): the better direction and how it is known."""
    said = target.statement
    if said.value is None:
        return target.better, "data" * bool(target.better)
    if said.comparator in FLOORS:
        return "higher", "word"
    if said.comparator in CAPS:
        return "lower", "word"
    if target.better:
        return target.better, "data"
    if said.value == 0:
        return "lower", "none"
    if is_whole(said):
        return "higher", "whole"
    return ("", "") if DOUBTFUL.search(f"{said.quote} {said.scope} {said.indicator}") else ("higher", "level")


def is_whole(said: Statement) -> bool:
    """Return whether a promise covers everything: 100 %, 23/23."""
    return (said.measure == "%" and said.value == 100) or (said.of is not None and said.value == said.of)
