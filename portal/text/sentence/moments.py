"""Owns the meaning of the times in one sentence: deadline, as-of date, period, rate. Two deadlines are rejected."""

from __future__ import annotations

import itertools
from dataclasses import field, replace
from datetime import date

from portal.record import dataclass
from portal.text.sentence.surface import Surface
from portal.text.sentence.times import Mark
from portal.text.statement import Deadline, Period

_NOTHING = Surface("", "")
_TIMED = ("by", "in", "stretch", "from")


@dataclass(frozen=True, slots=True)
class Moments:
    """Times of a sentence as understood; `spans` are their places, `fault` says why they contradict."""

    by: Deadline | None = None
    as_of: date | None = None
    period: Period | None = None
    per: str = ""
    fault: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    marks: tuple[Mark, ...] = ()
    surface: Surface = _NOTHING
    role: str = ""
    reference: date | None = None

    def outside(self, start: int, end: int) -> Moments:
        """Return the moments without the marks between two offsets."""
        kept = [m for m in self.marks if not start <= m.start < end]
        again = moments_of(kept, self.surface, role=self.role, reference=self.reference)
        return replace(again, spans=self.spans)

    def quoted(self) -> list[str]:
        """Return the times in the sentence's own words."""
        return [self.surface.text[m.start : m.end].strip() for m in self.marks if m.kind not in ("name", "outlook")]


def moments_of(marks: list[Mark], face: Surface, *, role: str, reference: date | None) -> Moments:
    """Return deadline and period of a target, as-of date and period of a result."""
    marks = _spanning(marks, face)
    timed = [m for m in marks if m.kind in _TIMED]
    built = Moments(
        per=next((m.per for m in marks if m.kind == "per"), ""),
        spans=[(m.start, m.end) for m in marks if m.kind != "name"],
        marks=tuple(marks), surface=face, role=role, reference=reference,
    )  # fmt: skip
    return _target(built, timed) if role == "target" else _result(built, timed, marks)


def _spanning(marks: list[Mark], face: Surface) -> list[Mark]:
    """Return marks with "từ 01/01/2019 | đến 30/9/2019" joined to one range."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and last.kind == "from" and mark.kind == "by" and mark.last and not face.low[last.end : mark.start].strip():
            joined[-1] = Mark(last.start, mark.end, "stretch", last.first, mark.last, mark.precision)
        else:
            joined.append(mark)
    return joined


def _target(built: Moments, timed: list[Mark]) -> Moments:
    points = [m for m in timed if m.kind != "from"]
    if any(m.open for m in points):
        points = [m for m in points if not m.open]
    lasts = {m.last for m in points}
    if any(m.last is None for m in points):
        vague = next(m for m in points if m.last is None)
        return replace(built, fault=f"Không rõ năm của thời hạn “{_words(built, vague)}”")
    firm = [m for m in points if m.kind == "by"] or points
    if len({m.last for m in firm}) > 1:
        return replace(
            built,
            fault=f"Hai thời hạn không rõ thời hạn nào là hạn của mức đề ra: {'; '.join(_words(built, m) for m in firm)}",
        )
    if len(lasts) > 1 and any(m.last and firm[0].last and m.last > firm[0].last and m.kind != "stretch" for m in points):
        return replace(
            built,
            fault=f"Hai thời hạn không rõ thời hạn nào là hạn của mức đề ra: {'; '.join(_words(built, m) for m in points)}",
        )
    by = Deadline(firm[0].last, firm[0].precision, "stated") if firm and firm[0].last else None
    return replace(built, by=by, period=_period(built, [m for m in timed if m.kind in ("stretch", "in", "from")]))


def _result(built: Moments, timed: list[Mark], marks: list[Mark]) -> Moments:
    ends = [m for m in timed if m.kind == "by" and not m.cumulative]
    if vague := next((m for m in ends if m.last is None and not m.open), None):
        return replace(built, fault=f"Không rõ năm của mốc “{_words(built, vague)}”")
    if ahead := next((m for m in ends if m.first and built.reference and m.first > built.reference), None):
        return replace(built, fault=f"“{_words(built, ahead)}” ở sau ngày của bài: là chỉ tiêu chứ không phải kết quả?")
    if len({m.last for m in ends}) > 1:
        return replace(built, fault=f"Hai mốc thời gian: {'; '.join(_words(built, m) for m in ends)}; tách thành hai dòng")
    stretches = [m for m in timed if m.kind in ("stretch", "in") or m.cumulative] + [m for m in marks if m.kind == "now" and m.cumulative]
    if pair := _coupled(built, stretches):
        return replace(built, fault=f"Hai kỳ báo cáo: {_words(built, pair[0])}; {_words(built, pair[1])}; tách thành hai dòng")
    stretches = _nested(stretches)
    if len(stretches) > 1:
        return replace(built, fault=f"Hai kỳ báo cáo: {'; '.join(_words(built, m) for m in stretches)}; tách thành hai dòng")
    as_of = next((m.last for m in ends if m.last), None) or next((m.last for m in marks if m.kind == "now"), None)
    as_of = as_of or next((m.last for m in stretches if m.cumulative and m.last), None)
    if as_of and built.reference:
        as_of = min(as_of, built.reference)  # reported before the month or year ended: no later than the article itself
    return replace(built, as_of=as_of, period=_period(built, stretches))


def _coupled(built: Moments, marks: list[Mark]) -> tuple[Mark, Mark] | None:
    """Return the pair of "tháng 9 và 9 tháng": two periods, not one within the other."""
    low = built.surface.low
    return next(((a, b) for a, b in itertools.pairwise(marks) if low[a.end : b.start].strip() == "và"), None)


def _nested(marks: list[Mark]) -> list[Mark]:
    """Return the marks; of two nested ones ("quý III năm 2019", "năm 2019, 9 tháng") only the shorter."""
    kept: list[Mark] = []
    for mark in marks:
        twin = next((k for k in kept if _within(mark, k) or _within(k, mark)), None)
        if twin is None:
            kept.append(mark)
        elif _within(mark, twin) and twin is not mark:
            kept[kept.index(twin)] = mark
    return kept


def _within(one: Mark, other: Mark) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return other.first <= one.first and one.last <= other.last


def _period(built: Moments, marks: list[Mark]) -> Period | None:
    mark = next(iter(_nested(marks)), None)
    if mark is None:
        return None
    last = None if mark.kind == "from" else mark.last
    return Period(_words(built, mark), mark.first, last, mark.cumulative)


def _words(built: Moments, mark: Mark) -> str:
    words = built.surface.text[mark.start : mark.end].strip(" ,(:")
    for lead in ("Trong ", "trong ", "vào ", "Vào ", "qua ", "Qua ", "Kết quả ", "kết quả "):
        words = words.removeprefix(lead)
    return f"năm {words}" if words.isdecimal() else words[:1].lower() + words[1:]
