"""Owns the hours of an event as staff write them: «8 giờ 30», «14h30», «7 rưỡi», «8h - 11h30», «2 giờ chiều».

An hour is "HH:MM"; "24:00" is the midnight that ends a day. The whole text must be hours: running text is not searched.
"""

from __future__ import annotations

import re

from portal.record import dataclass

_SESSION = r"(?:buổi\s+)?(?:sáng|trưa|chiều|tối|đêm)"
_MINUTE = r"(?P<minute>\d{1,4})(?:\s*(?:phút|p\b|’|'))?|(?P<half>rưỡi)|kém\s+(?P<less>\d{1,2})(?:\s*phút)?"
_HOUR = rf"(?P<hour>\d{{1,4}})(?:\s*(?P<mark>giờ|h|g|:|\.)\s*(?:{_MINUTE})?|\s+(?P<half_alone>rưỡi))?"
_ONE = re.compile(rf"(?:{_HOUR})\s*(?:(?P<after>{_SESSION})|(?P<half_day>AM|PM|SA|CH)\b)?", re.I)
_BEFORE = re.compile(
    rf"(?:(?:từ|lúc|vào|hồi|bắt đầu|khai mạc|đúng)\s+)*(?:(?P<session>{_SESSION})[\s,:]*)?(?:(?:từ|lúc|vào|hồi)\s+)?", re.I
)
_SEVERAL = re.compile(rf"{_SESSION}(?:\s*(?:,|và|&|-|–)\s*{_SESSION})+", re.I)  # «sáng và chiều»
_BETWEEN = re.compile(r"\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:lúc\s+)?", re.I)
_AFTER = re.compile(rf"[\s,]*(?:\(?(?P<session>{_SESSION}|cùng ngày)\)?)?[\s.]*", re.I)
_LATE = ("chiều", "tối")


@dataclass(frozen=True, slots=True)
class Hours:
    """When an event begins and ends on its day; "" if not stated."""

    start: str = ""
    end: str = ""
    session: str = ""  # sáng | trưa | chiều | tối, or several: «sáng và chiều»


def read_hours(text: str) -> Hours | None:
    """Return the hours, None if the text is something else. Raises ValueError (Vietnamese) for an impossible hour."""
    if _SEVERAL.fullmatch(text):
        return Hours(session=" ".join(text.lower().replace("buổi", "").split()))
    before = _BEFORE.match(text)
    assert before is not None
    session = session_of(before["session"])
    found = _ONE.match(text, before.end())
    if not found:
        return Hours(session=session) if session and not text[before.end() :].strip(" .") else None
    gap = _BETWEEN.match(text, found.end())
    last = _ONE.match(text, gap.end()) if gap else None
    rest = _AFTER.fullmatch(text, (last or found).end())
    if not rest or not (_is_marked(found) or (last and _is_marked(last)) or session or rest["session"]):
        return None
    session = session or session_of(rest["session"])
    start = _written(found, session or session_of(last["after"]) if last else session)
    return Hours(start, _written(last, session) if last else "", session or session_of(found["after"]))


def _is_marked(found: re.Match[str]) -> bool:
    """Return whether it is more than a bare number."""
    return bool(found["mark"] or found["half_alone"] or found["after"] or found["half_day"])


def session_of(words: str | None) -> str:
    """Return «sáng», «trưa», «chiều» or «tối», "" for other words; «đêm» is «tối»."""
    word = (words or "").lower().removeprefix("buổi").strip()
    return "tối" if word == "đêm" else word if word in ("sáng", "trưa", "chiều", "tối") else ""


def _written(found: re.Match[str], session: str) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    minute = 30 if found["half"] or found["half_alone"] else minute
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise ValueError(f"Không có giờ “{found[0].strip()}”")
    hour = _of_day(hour, (found["half_day"] or "").upper(), session_of(found["after"]) or session)
    total = hour * 60 + minute - int(found["less"] or 0)
    if total < 0:
        raise ValueError(f"Không có giờ “{found[0].strip()}”")
    return f"{total // 60:02}:{total % 60:02}"


def _of_day(hour: int, half: str, session: str) -> int:
    """Return the hour of the day: «3 giờ chiều» is 15; «12 giờ đêm» is the midnight that ends the day."""
    if half in ("CH", "PM") or (session in _LATE and hour < 12):
        return hour + 12 if hour < 12 else hour
    if half in ("SA", "AM") and hour == 12:
        return 0
    if session == "trưa" and hour in (1, 2):
        return hour + 12
    return 24 if session == "tối" and hour == 12 else hour
