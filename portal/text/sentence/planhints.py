"""Owns the names of plans in running prose, as a hint which plan a figure belongs to. They are not looked up."""

from __future__ import annotations

import re

_KIND = (
    r"(?:[Dd]ự thảo )?(?:[Nn]ghị quyết|[Đđ]ề án|[Cc]hương trình(?: hành động| mục tiêu quốc gia)?|[Kk]ế hoạch"
    r"|Chiến lược|Quy hoạch|Dự án|[Cc]hỉ thị|Mô hình)"
)
_NAMED = re.compile(
    rf"{_KIND} (?:số \S+(?: ngày \S+)?(?: của [^,;.“”]+?)?(?: về [^;.“”]+)?|[“\"][^”\"]+[”\"]"
    r"|(?:về )?(?=[^,;.“”]*\s[^,;.“”]*\s)[^;.“”:…]{12,240})"
)
_ENDS = re.compile(
    r",? (?:đã|được|nhằm|yêu cầu|phấn đấu|chậm nhất|đề ra|đặt ra|có hiệu lực|sẽ|cần|là|trên địa bàn)\b"
    r"|, (?=\d|tỉnh|huyện|xã|phường|Tỉnh|Huyện|đến nay)"
)
_GENERIC = re.compile(rf"{_KIND} (?:cũng|đã|này|trên|được|đề ra|đặt ra|sẽ|cần|là|của|nêu|gồm|xác định|với|có)\b")


def plan_names(text: str) -> list[tuple[int, str]]:
    """(offset, name) of each plan that is named and not only mentioned ("Đề án cũng đưa ra …" names none)."""
    found: list[tuple[int, str]] = []
    for match in _NAMED.finditer(text):
        if _GENERIC.match(match.group()):
            continue
        name = _ENDS.split(match.group(), maxsplit=1)[0].strip(" ,")
        if len(name.split()) >= 3:
            found.append((match.start(), name))
    return found
