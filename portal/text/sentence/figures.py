"""Owns the figures in a sentence: lead words, number or range or fraction, measure, rate, "trở lên". Contradictions are rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from portal.text.numbers import format_number
from portal.text.sentence.figure import Figure
from portal.text.sentence.governors import governed, onward, rated, unit_before
from portal.text.sentence.leads import lead_before
from portal.text.sentence.measures import Measure, measure_at, noun_at
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.numerals import NUMERAL, doubtful, numeral_value
from portal.text.sentence.surface import FILLER
from portal.text.statement import Comparator

_NUM = "(?:" + NUMERAL.pattern.replace("(?<![\\w.,])", "") + ")"
_OUT_OF = re.compile(
    rf" ?/ ?(?:tổng(?: số)? |(?P<plan>(?:kh|kế hoạch)(?: giao)? ))?(?P<n>{_NUM})| (?:trên|trong)(?: tổng)?(?: số| tổng số)? (?P<m>{_NUM})"
)
_UP_TO = re.compile(rf" ?- ?(?P<n>{_NUM})| (?:đến|tới|đến khoảng) (?P<m>{_NUM})")
_SCALE = re.compile(r" (?P<scale>nghìn tỷ|nghìn|triệu|tỷ)(?!\w)")
_SHARE_NOUN = re.compile(r" (?P<noun>(?:tổng )?số (?=[^\W\d])|dân số|diện tích)")
_AFTER_FRACTION = re.compile(
    r"\s*(?:$|[,;.:()\ue000]|(?:đạt|đã|được|có|là|hoàn thành|không|chưa|trong|tham gia|chiếm|bằng|về|ở|tại)(?!\w))"
)
_SHARE_ASIDE = re.compile(r" \((?:đạt |chiếm )?\d[\d.,]* ?%\)")
_ONE_OF = re.compile(r"(?<!\w)(?:kế hoạch|kh|chỉ tiêu|dự toán|giao)(?!\w)")
_HALF_OPEN = re.compile(r" (?:đến|tới) (?:dưới|trên|gần|hơn) \d")
_BROKEN_MONEY = re.compile(r" tỷ (?P<n>\d{1,3}(?:,\d+)?) triệu(?: đồng)?")


def find_figures(low: str) -> Iterator[Figure]:
    """Yield every figure of a text whose times and names are masked, from left to right."""
    position = 0
    while found := NUMERAL.search(low, position):
        figure = figure_at(low, found, floor=position)
        yield figure
        position = figure.end


def figure_at(low: str, found: re.Match[str], *, floor: int = 0) -> Figure:
    """Return the figure whose first number is `found`."""
    lead = lead_before(low, found.start(), floor=floor)
    start = lead.start
    while start > floor and low[start - 1] == FILLER:
        start -= 1  # the rest of a number spelt out
    figure = Figure(start, found.start(), found.end(), lead, numeral_value(found.group()))
    figure = _broken_money(low, figure) or _measured(low, figure)
    figure = rated(low, onward(low, governed(low, figure, floor)))
    if not figure.measure:
        figure = unit_before(low, figure)
    if not figure.measure and figure.lead.times:
        figure = replace(figure, measure="lần")  # "gấp đôi"
    flaw = figure.flaw or _signed(low, figure) or _flaw(low, figure, found.group())
    return replace(figure, flaw=flaw) if flaw else figure


def _measured(low: str, figure: Figure) -> Figure:
    first = measure_at(low, figure.end)
    if (not first or not first.per) and _HALF_OPEN.match(low, first.end if first else figure.end):
        figure = replace(figure, flaw="Khoảng có một đầu mở (“đến dưới …”): viết “từ … đến …”")
    if first is None and (scaled := _scaled(low, figure)):
        return scaled
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


def _scaled(low: str, figure: Figure) -> Figure | None:
    """Return the range of "52 triệu đến 55 triệu đồng/người": the scale is given twice, the noun once."""
    scale = _SCALE.match(low, figure.end)
    second = _UP_TO.match(low, scale.end()) if scale else None
    if not scale or not second:
        return None
    most, end = _number(second)
    measure = measure_at(low, end)
    if measure is None or not measure.name.startswith(scale["scale"]) or most <= figure.value:
        return None
    return _with(replace(figure, value_max=most), measure)


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
    if not (measure or first or found["m"]) and (part := _part_of_all(low, figure, whole, end)):
        return part
    if measure is None and first and not _AFTER_FRACTION.match(low, end):
        return None  # "25 vụ/40 bị can"
    if not (measure or first) and (aside := _SHARE_ASIDE.match(low, end)):
        measure = measure_at(low, aside.end())  # "23/23 (100%) xã"
    chosen = measure or (Measure(first.name, end, first.per) if first else None)
    counted = chosen is None or chosen.name in COUNTED or any(noun in COUNTED for noun in re.split(r",? và |, |/", chosen.name))
    counted = counted and not found["plan"]
    parted = replace(figure, end=end, of=whole if counted else None, planned=None if counted else whole)
    if counted and whole < figure.value and _ONE_OF.search(low, end, end + 80):
        counted, parted = False, replace(parted, of=None, planned=whole)  # more than planned
    if counted and whole < figure.value:
        parted = replace(parted, flaw=f"“{format_number(figure.value)}/{format_number(whole)}”: phần lớn hơn tổng")
    return _with(parted, chosen) if chosen else parted


def _part_of_all(low: str, figure: Figure, whole: Decimal, end: int) -> Figure | None:
    """Return "2/3 số xã": a part of all, whatever their number."""
    part = _SHARE_NOUN.match(low, end) if figure.value < whole <= 10 else None
    if not part:
        return None
    noun = noun_at(low, part.end() - 1)
    name, behind = (f"{part['noun']}{noun[0]}", noun[1]) if noun else (part["noun"].strip(), part.end())
    return replace(figure, of=whole, measure=name, end=behind)


def _broken_money(low: str, figure: Figure) -> Figure | None:
    """Return "36 tỷ 500 triệu đồng" as 36,5 tỷ đồng."""
    found = _BROKEN_MONEY.match(low, figure.end)
    if not found:
        return None
    value = figure.value + numeral_value(found["n"]) / 1000
    tail = measure_at(low[: found.end()] + " ", found.end())
    return replace(figure, value=value, measure="tỷ đồng", end=tail.end if tail else found.end())


def _signed(low: str, figure: Figure) -> str:
    """Return the flaw of a sign: "-5%" alone may be minus 5% or a list mark; "-100% thôn có …" is a line of a list."""
    before = low[: figure.at]
    if not before.endswith(("-", "+")) or before[-2:-1] not in ("", " ", "(", "\ue000"):
        return ""
    marked = not before[:-1].strip() and re.search(r"\w", low[figure.end :])
    return "" if marked else f"Không rõ dấu “{before[-1]}” trước {figure.words}: viết “tăng …” hoặc “giảm …”"


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
