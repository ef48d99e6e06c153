"""Owns the removal of lunar dates from a text: only the solar date next to one is read.

Calendars are not converted.
"""

from __future__ import annotations

import re

_CYCLE = r"(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s+(?:tý|tí|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)"
DATED = re.compile(rf"âm\s*lịch|\bÂL\b|\b{_CYCLE}\b", re.I)  # marks the date next to it as lunar
LUNAR = re.compile(rf"âm\s*lịch|\bÂL\b|\brằm\b|\b(?:mùng|mồng|ngày)\s+\d{{1,2}}\s+tết\b|\btháng\s+(?:giêng|chạp)\b|\b{_CYCLE}\b", re.I)
_ASIDE = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]|[\s,;–—-]+(?:tức|nhằm)\b(?P<behind>.*)$", re.I)
_SAID = re.compile(r"\d|rằm|tết", re.I)  # "(âm lịch)" alone describes the date before it
_WORDS = re.compile(r"\b(?:tức|nhằm|là|vào|theo|dương\s+lịch|DL)\b", re.I)
_DAY = re.compile(r"\d{1,2}\s*(?:[/.-]|\s+tháng\s+)\s*\d{1,2}", re.I)


def solar(text: str) -> str:
    """Return the text without its lunar date, if a solar date is next to it; otherwise the text unchanged.

    "22/5/2024 (tức ngày 15/4 năm Giáp Thìn)" → "22/5/2024", "15/4 âm lịch (22/5/2024)" → "22/5/2024".
    """
    if not LUNAR.search(text):
        return text
    left = _ASIDE.sub(lambda found: "" if LUNAR.search(found[0]) and _SAID.search(found[0]) else found[0], text)
    if not LUNAR.search(left):
        return left if _DAY.search(left) else text
    asides = (found["inside"] or found["behind"] or "" for found in _ASIDE.finditer(left))
    days = [" ".join(_WORDS.sub(" ", aside).split()) for aside in asides if _DAY.search(aside) and not LUNAR.search(aside)]
    return days[0] if len(days) == 1 else text
