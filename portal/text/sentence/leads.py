"""Owns the words directly before a number: "xuống còn dưới", "tăng bình quân", "ước đạt trên". Contradictions are rejected."""

from __future__ import annotations

from dataclasses import dataclass

from portal.text.sentence.words import AMBIGUOUS_CHANGES, CHANGES, COMPARATORS, ESTIMATES, LEVELS, NEUTRAL
from portal.text.statement import Comparator

_MOST = 4


@dataclass(slots=True)
class Lead:
    """The meaning of the words before a number, and where they begin."""

    start: int
    comparator: Comparator | None = None
    estimate: bool = False
    level: str = ""  # direction of a level word: "increase" | "decrease"
    change: str = ""  # direction of a change verb
    ambiguous: bool = False  # "thấp hơn 5%"
    ranged: bool = False  # "từ"
    more: bool = False  # "thêm"
    exceeds: bool = False  # "vượt"
    verb: bool = False  # đạt, bằng, hoàn thành …: a share of a plan may follow
    clash: bool = False
    mean: bool = False  # bình quân
    times: bool = False  # gấp

    def apply(self, phrase: str) -> bool:
        """Apply one phrase, nearest first; False if it is no lead word and reading ends."""
        if phrase in COMPARATORS:
            self._compare(phrase)
        elif phrase in LEVELS:
            self.level = self.level or (LEVELS[phrase] if not self.change else "")
        elif phrase in CHANGES:
            self.change = self.change or CHANGES[phrase]
            self.times = self.times or phrase.endswith("gấp")
            self.ambiguous = self.ambiguous or phrase in AMBIGUOUS_CHANGES
        elif phrase in ("từ", "khoảng từ", "trong khoảng từ"):
            self.ranged = True
        elif phrase in ("thêm", "được thêm", "thêm được"):
            self.more = True
        elif phrase in ("vượt", "đạt và vượt", "vượt hơn"):
            self.exceeds = self.verb = True
        elif phrase in NEUTRAL:
            self.verb = self.verb or phrase in _PLAN_VERBS
        else:
            return False
        self.mean = self.mean or phrase.startswith(("bình quân", "trung bình")) or phrase.endswith(("bình quân", "trung bình"))
        return True

    def _compare(self, phrase: str) -> None:
        meant = COMPARATORS[phrase]
        self.estimate = self.estimate or phrase in ESTIMATES
        self.verb = self.verb or "đạt" in phrase or "ước" in phrase or "vượt" in phrase
        if self.comparator is None or (self.comparator is Comparator.APPROX and self.estimate and phrase not in ESTIMATES):
            self.comparator = meant
        elif self.comparator is not meant and phrase not in ESTIMATES:
            self.clash = True


_PLAN_VERBS = frozenset(
    [
        "đạt",
        "bằng",
        "hoàn thành",
        "thực hiện",
        "thực hiện đạt",
        "tương đương",
        "đã đạt",
        "đạt được",
        "đạt tỷ lệ",
        "chiếm",
        "bình quân đạt",
        "đạt mức",
        "phấn đấu đạt",
        "được",
        "tương ứng",
        "thực hiện được",
    ]
)


_OTHERWISE = frozenset(
    """mật độ|tốc độ|trình độ|mức độ|chế độ|nhiệt độ|tiến độ|cường độ|biên độ|nồng độ|cấp độ|phát hiện|thể hiện|xuất hiện|biểu hiện|bàn giao
|chuyển giao|đầy đủ|trở lên|trở xuống|chứng chỉ|tín chỉ|địa chỉ|định mức|văn bằng|công bằng|trở về|thành đạt""".replace("\n", "").split("|")
)  # their last word alone is a lead word, but needs the first


def lead_before(low: str, at: int, *, floor: int = 0) -> Lead:
    """Return the lead, read backwards from the number at `at`, no further than `floor`."""
    lead = Lead(at)
    end = at
    while end > floor:
        words, starts = _words_before(low, end, floor)
        if " ".join(words[-2:]) in _OTHERWISE or " ".join(words).endswith("xây dựng cơ bản"):
            break  # "mật độ 35 …" is a noun, "phát hiện 12 vụ" another verb
        for size in range(min(_MOST, len(words)), 0, -1):
            if " ".join(words[-size - 1 : len(words) - size + 1]) not in _OTHERWISE and lead.apply(" ".join(words[-size:])):
                end = lead.start = starts[-size]
                break
        else:
            break
    return lead


def _words_before(low: str, end: int, floor: int) -> tuple[list[str], list[int]]:
    """Return up to four words that end at `end`, stopping at any punctuation but a colon close by."""
    stop = end
    while stop > floor and low[stop - 1] in " :\ue000":
        stop -= 1
    words: list[str] = []
    starts: list[int] = []
    while stop > floor and len(words) < _MOST:
        start = stop
        while start > floor and low[start - 1] not in ' ,;:.()\ue000“”"[]':
            start -= 1
        if start == stop:
            break
        words.insert(0, low[start:stop])
        starts.insert(0, start)
        if start > floor and low[start - 1] != " ":
            break
        stop = start - 1 if start > floor else start
        if stop > floor and low[stop - 1] in ' ,;:.()\ue000“”"':
            break
    return words, starts
