"""Owns what a figure is compared with: "so với cùng kỳ", "kế hoạch năm", "dự toán". It does not compare."""

from __future__ import annotations

import re

from portal.record import dataclass
from portal.text.sentence.surface import mask
from portal.text.sentence.words import PLAN_NOUNS

_STOP = r"(?=\s*(?:[,;:()\[\]]|\.(?:\s|$)|$|\b(?:đạt|tăng|giảm|là|lên|xuống|còn|ước|trong đó|và|nhưng|chiếm|vượt)\b))"
_COMPARED = re.compile(
    rf"(?:cao hơn|thấp hơn|so)(?: với)? (?=\D|năm)(?P<what>(?:[^,;()\[\]]|(?<=\d),(?=\d))+?){_STOP}|(?P<same>cùng kỳ(?: năm (?:trước"
    rf"|ngoái|\d{{4}}))?|ck(?!\w))"
)
_SO = re.compile(r"\bso(?: với)? (?!sánh)")
_PLAN = re.compile(
    rf"(?P<lead> ?(?:so với )?(?:mức )?)(?P<what>(?:{'|'.join(PLAN_NOUNS)})\b(?! kinh tế)(?:[^,;()\[\]%]|(?<=\d),(?=\d))*?){_STOP}"
)
_TIMES_OF = re.compile(
    r"(?:gấp|tăng|bằng) (?:khoảng |hơn |trên |gần )?(?:\d[\d.,]* lần|đôi|rưỡi|\ue000*\d[\d,]*) (?P<what>(?:mức )?(?:năm (?:19|20)\d\d"
    r"|cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|kế hoạch(?: năm)?|năm trước|năm ngoái))(?!\w)"
)
_CHANGED = re.compile(r"(?:tăng|giảm)[^;]{0,30}$")  # "7% so với tổng số đảng viên" is a share, no comparison
_PLAN_START = re.compile(rf"(?:mức |tổng )?(?:{'|'.join(PLAN_NOUNS)})\b")


@dataclass(frozen=True, slots=True)
class Base:
    """A comparison found in the text; `plan` distinguishes "so với kế hoạch" from "so với cùng kỳ"."""

    start: int
    end: int
    plan: bool


def find_bases(low: str) -> tuple[list[Base], str]:
    """Return every "so với …" and "cùng kỳ", and the text with them masked (their years are no deadlines)."""
    bases: list[Base] = []
    for found in _TIMES_OF.finditer(low):
        bases.append(Base(*found.span("what"), bool(_PLAN_START.match(found["what"]))))
        low = mask(low, *found.span("what"))
    for found in _COMPARED.finditer(low):
        so = found["what"] is not None
        if so and not _SO.match(low, found.start()):
            continue
        start, end = found.span()
        words = found["what"] or found["same"]
        end = start + len(low[start:end].rstrip())
        if not words.startswith("tổng") or _CHANGED.search(low[:start]):
            bases.append(Base(start, end, bool(_PLAN_START.match(words))))
        low = mask(low, start, end)
    return bases, low


def plan_behind(low: str, at: int) -> tuple[int, int] | None:
    """Return the span of "kế hoạch năm …" directly after a figure that ends at `at`."""
    found = _PLAN.match(low, at)
    if not found:
        return None
    start = found.start("what")
    return start, start + len(found["what"].rstrip())


def base_behind(bases: list[Base], low: str, at: int) -> Base | None:
    """Return the comparison that belongs to a figure ending at `at`: only a few plain words are in between."""
    for base in bases:
        if base.start >= at and not re.search(r"[,;\d()]", low[at : base.start]) and base.start - at <= 40:
            return base
    return None
