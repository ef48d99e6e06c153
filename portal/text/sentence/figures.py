"""Owns one figure in a sentence: lead words, number or range or fraction, measure, rate, "trở lên". Refuses what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from portal.record import dataclass
from portal.text.numbers import format_number
from portal.text.sentence.leads import Lead, lead_before
from portal.text.sentence.measures import Measure, measure_at
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.numerals import NUMERAL, doubtful, numeral_value
from portal.text.sentence.surface import FILLER
from portal.text.sentence.words import COMPARATORS
from portal.text.statement import Comparator

_NUM = NUMERAL.pattern.replace("(?<![\\w.,])", "")
_OUT_OF = re.compile(rf" ?/ ?(?:tổng(?: số)? )?(?P<n>{_NUM})| (?:trên|trong)(?: tổng)?(?: số| tổng số)? (?P<m>{_NUM})")
_UP_TO = re.compile(rf" ?- ?(?P<n>{_NUM})| (?:đến|tới|đến khoảng) (?P<m>{_NUM})")
_HALF_OPEN = re.compile(r" (?:đến|tới) (?:dưới|trên|gần|hơn) \d")
_ONWARD = re.compile(r"[ \ue000]*(?:(?P<up>trở lên)|(?P<down>trở xuống))(?!\w)(?: ?/ ?(?=tổng))?")
_ONWARD_LATER = re.compile(r" (?:mới|ưu tú|nghèo|dân|gia đình|chính thức|trẻ|nữ)(?P<way> (?:(?P<up>trở lên)|(?P<down>trở xuống)))(?!\w)")
_ONWARD_FAR = re.compile(r"[^;.\d]*?(?:(?P<up>trở lên)|(?P<down>trở xuống))(?!\w)")
_FAR = re.compile(r"(?<!\w)(?:ít nhất|tối thiểu|không dưới|tối đa|không quá|nhiều nhất)(?!\w)")
_BROKEN_MONEY = re.compile(r" tỷ (?P<n>\d{1,3}(?:,\d+)?) triệu(?: đồng)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as read: `start` includes its lead words, `at` is the number itself, `flaw` says why it cannot be trusted."""

    start: int
    at: int
    end: int
    lead: Lead
    value: Decimal
    value_max: Decimal | None = None
    of: Decimal | None = None
    planned: Decimal | None = None
    measure: str = ""
    per: str = ""
    onward: Comparator | None = None
    flaw: str = ""
    loose: tuple[int, int] | None = None  # a "trở lên" that stands a word further: "từ 80 đảng viên mới trở lên"

    @property
    def comparator(self) -> Comparator:
        """The one comparator of lead words, "trở lên" and range taken together."""
        if self.value_max is not None:
            return Comparator.RANGE
        return self.onward or self.lead.comparator or Comparator.EQ

    @property
    def words(self) -> str:
        """The figure for a message: "19/23 xã", "80 %"."""
        most = f" – {format_number(self.value_max)}" if self.value_max is not None else ""
        whole = self.of if self.of is not None else self.planned
        part = f"/{format_number(whole)}" if whole is not None else ""
        return f"{format_number(self.value)}{most}{part} {self.measure}".strip()


def find_figures(low: str) -> Iterator[Figure]:
    """Every figure of a text whose times and names are blotted out, from left to right."""
    position = 0
    while found := NUMERAL.search(low, position):
        figure = figure_at(low, found, floor=position)
        yield figure
        position = figure.end


def figure_at(low: str, found: re.Match[str], *, floor: int = 0) -> Figure:
    """The figure whose first number is `found`."""
    lead = lead_before(low, found.start(), floor=floor)
    start = lead.start
    while start > floor and low[start - 1] == FILLER:
        start -= 1  # the rest of a number spelt out
    figure = Figure(start, found.start(), found.end(), lead, numeral_value(found.group()))
    figure = _broken_money(low, figure) or _measured(low, figure)
    figure = _onward(low, _governed(low, figure, floor))
    flaw = figure.flaw or _flaw(low, figure, found.group())
    return replace(figure, flaw=flaw) if flaw else figure


def _measured(low: str, figure: Figure) -> Figure:
    first = measure_at(low, figure.end)
    if (not first or not first.per) and _HALF_OPEN.match(low, first.end if first else figure.end):
        figure = replace(figure, flaw="Khoảng có một đầu mở (“đến dưới …”): viết “từ … đến …”")
    behind = first.end if first else figure.end
    if second := _UP_TO.match(low, behind):
        ranged = _range(low, figure, first, second)
        if ranged:
            return ranged
    if second := _OUT_OF.match(low, behind):
        parted = _fraction(low, figure, first, second)
        if parted:
            return parted
    return _with(figure, first) if first else figure


def _with(figure: Figure, measure: Measure) -> Figure:
    return replace(figure, measure=measure.name, per=measure.per, end=measure.end)


def _number(found: re.Match[str]) -> tuple[Decimal, int]:
    group = "n" if found["n"] else "m"
    return numeral_value(found[group]), found.end(group)


def _range(low: str, figure: Figure, first: Measure | None, found: re.Match[str]) -> Figure | None:
    most, end = _number(found)
    measure = measure_at(low, end)
    if first and (measure is None or measure.name != first.name):
        return None
    ranged = replace(figure, value_max=most, end=end)
    if most <= figure.value:
        ranged = replace(ranged, flaw=f"Khoảng “{format_number(figure.value)} – {format_number(most)}” viết ngược")
    return _with(ranged, measure) if measure else ranged


def _fraction(low: str, figure: Figure, first: Measure | None, found: re.Match[str]) -> Figure | None:
    whole, end = _number(found)
    measure = measure_at(low, end)
    if found["m"] and not (measure or first):
        return None
    if first and measure and not measure.name.startswith(first.name):
        return None
    chosen = measure or (Measure(first.name, end, first.per) if first else None)
    counted = chosen is None or chosen.name in COUNTED or any(noun in COUNTED for noun in re.split(r",? và |, |/", chosen.name))
    parted = replace(figure, end=end, of=whole if counted else None, planned=None if counted else whole)
    if counted and whole < figure.value:
        parted = replace(parted, flaw=f"“{format_number(figure.value)}/{format_number(whole)}”: phần lớn hơn tổng")
    return _with(parted, chosen) if chosen else parted


def _broken_money(low: str, figure: Figure) -> Figure | None:
    """ "36 tỷ 500 triệu đồng" is 36,5 tỷ đồng."""
    found = _BROKEN_MONEY.match(low, figure.end)
    if not found:
        return None
    value = figure.value + numeral_value(found["n"]) / 1000
    tail = measure_at(low[: found.end()] + " ", found.end())
    return replace(figure, value=value, measure="tỷ đồng", end=tail.end if tail else found.end())


def _governed(low: str, figure: Figure, floor: int) -> Figure:
    """ "Ít nhất mỗi xã có 01 mô hình": a comparator further left in the clause that has no other number to go with."""
    if figure.lead.comparator is not None or figure.value_max is not None:
        return figure
    clause = low[max(floor, *(low.rfind(sign, 0, figure.start) + 1 for sign in ",;:.(")) : figure.start]
    found = _FAR.search(clause)
    if found and not re.search(r"\d|%", clause):
        figure.lead.comparator = COMPARATORS[found.group()]
    return figure


def _onward(low: str, figure: Figure) -> Figure:
    found = _ONWARD.match(low, figure.end)
    if found:
        return replace(figure, onward=_way(found), end=found.end())
    if figure.measure != "%" and (found := _ONWARD_LATER.match(low, figure.end)):
        return replace(figure, onward=_way(found), loose=(found.start("way"), found.end()))
    if figure.lead.ranged and figure.value_max is None and (found := _ONWARD_FAR.match(low, figure.end)):
        return replace(figure, onward=_way(found))  # "từ 80% … hoàn thành tốt nhiệm vụ trở lên": "từ" alone says at least
    return figure


def _way(found: re.Match[str]) -> Comparator:
    return Comparator.GE if found["up"] else Comparator.LE


def _flaw(low: str, figure: Figure, written: str) -> str:
    lead = figure.lead
    if doubtful(written, figure.measure):
        return f"“{written}” có thể là {written.replace(',', '.')} hoặc số lẻ sau dấu phẩy: viết phần nghìn bằng dấu chấm"
    if lead.clash or (figure.onward and lead.comparator not in (None, figure.onward)):
        return f"Trước và sau số {figure.words} có hai từ so sánh trái nhau"
    if figure.value_max is not None and lead.comparator not in (None, Comparator.APPROX):
        return f"Số {figure.words} vừa là khoảng vừa có từ so sánh"
    if figure.onward and figure.value_max is not None:
        return f"Số {figure.words} vừa là khoảng vừa có “trở lên”"
    return ""
