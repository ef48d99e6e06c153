"""Owns whether prose states an aim or an achievement. Figures are not read."""

from __future__ import annotations

import re
from datetime import date

from portal.text.sentence.times import Mark

_WANTED = re.compile(
    r"\b(?:phấn đấu|đặt (?:ra )?(?:mục tiêu|chỉ tiêu)|đề ra (?:các |một số |những )?(?:mục tiêu|chỉ tiêu)"
    r"|mục tiêu (?:cụ thể|chung|chủ yếu|phấn đấu|đến|là|đề ra là|tổng quát|cơ bản)"
    r"|(?:với|đạt) mục tiêu|(?:các |một số )?chỉ tiêu (?:cụ thể|chủ yếu|cơ bản|phấn đấu|đến|là)|giao chỉ tiêu"
    r"|dự kiến|đăng ký (?:thực hiện|phấn đấu)|sẽ|cần (?:đạt|bảo đảm|đảm bảo)"
    r"|quyết tâm|nhằm (?:đạt|bảo đảm|đảm bảo)|yêu cầu|chậm nhất|muộn nhất|hướng tới|định hướng|phương hướng"
    r"|chỉ tiêu đề ra|mục tiêu|xác định (?:các )?chỉ tiêu|kế hoạch năm (?:tới|sau))\b"
)
_REACHED = re.compile(
    r"\b(?:đã|đến nay|hiện nay|hiện có|hiện|hiện tại|tính đến|kết quả|qua (?:rà soát|đánh giá|kiểm tra"
    r"|\d+ năm|thực hiện|khảo sát|tiếp xúc|gần)|thời gian qua|những năm qua|năm qua|vừa qua"
    r"|trong kỳ|lũy kế|so với cùng kỳ|không đạt|chưa đạt|đạt và vượt|đã đạt|sau (?:hơn |gần )?\d+ năm|ước đạt"
    r"|ước thực hiện|được duy trì|nổi bật|trong đó còn|cơ bản hoàn thành|sơ kết|tổng kết|theo (?:báo cáo"
    r"|thống kê|kết quả|đánh giá))\b"
)
_PLAIN_GOAL = re.compile(
    r"(?<!đặt ra )(?<!đề ra )(?<!xác định )(?<!giao )(?<!\w)(?:trong(?: tổng)?(?: số)? )?\d+(?: ?/ ?\d+)? (?:mục tiêu|chỉ tiêu)"
    r"|(?:mục tiêu|chỉ tiêu) (?:không|chưa|đạt|vượt|hoàn thành)"
)


def mood_of(low: str, marks: list[Mark], *, reference: date | None, current: str) -> str:
    """Return "target" or "result": by the last clear sign in the words, otherwise the `current` mood."""
    low = _PLAIN_GOAL.sub(" ", low)
    wanted = [m.start() for m in _WANTED.finditer(low)]
    reached = [m.start() for m in _REACHED.finditer(low)]
    if wanted and (not reached or max(wanted) > max(reached) or "phấn đấu" in low):
        return "target"
    if reached:
        return "result"
    return _by_time(marks, reference) or current


def _by_time(marks: list[Mark], reference: date | None) -> str:
    """Return the mood by time: a deadline after the article is a promise; a year before it is a report."""
    points = [m for m in marks if m.kind in ("by", "in", "stretch") and m.last]
    if any(m.kind == "now" for m in marks):
        return "result"
    if reference is None or not points:
        return ""
    last = max(m.last for m in points if m.last)
    if last.year < reference.year:
        return "result"
    ahead = last.year > reference.year or points[0].kind == "by"
    return "target" if last > reference and ahead else ""
