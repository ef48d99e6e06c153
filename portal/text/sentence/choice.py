"""Owns which of several figures is the main one, and what the others are. It rejects a sentence where two could be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from portal.text.numbers import format_number
from portal.text.sentence.bases import Base
from portal.text.sentence.figure import Figure
from portal.text.sentence.forms import Sense, sense_of
from portal.text.sentence.measures import is_money
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.qualifiers import TOTAL, is_count, with_planned, without_echoes, without_qualifiers
from portal.text.statement import Comparator, Form

_NEGATED = re.compile(r"(?<!\w)(?:không|chưa)\s*$|(?<!\w)không (?:có|còn|để|xảy ra|phát sinh)(?!\w)[^,;:.()]*$")
_MANY = re.compile(
    r"(?:^|[,;:.] ?)[\ue000, ]*(?:(?:đã )?có |trong đó |toàn huyện )?(?:nhiều(?! (?:hơn|nhất|năm))|hầu hết|đa số|phần lớn|một số|vài)(?!\w)"
    r"[^,;:.]*$"
)
_VAGUE = re.compile(r"(?<!\w)(?:nhiều|hầu hết|đa số|phần lớn|một số|vài)(?!\w)[^,;:.]*(?<!\w)(?:tại|ở|của|thuộc|trong)\s*$")
_EQUAL = re.compile(r"(?<!\w)(?:tương đương|tức|quy đổi|quy ra)(?!\w)")
_SHARE = re.compile(r"[\s,(\ue000]*(?:(?:đạt|chiếm|với|bằng|tương đương|tỷ lệ|đạt tỷ lệ|chiếm tỷ lệ|với tỷ lệ)[\s:]*)*$")
_BESIDE = re.compile(r"(?:[^;.\d()]{0,80}?[,(]|[\s\ue000]*(?:và)?)[\s\ue000]*(?:và |bằng |đạt |tương đương |tức |tương ứng )*$")


@dataclass(slots=True)
class Choice:
    """The main figure with its sense, additional figures, and the spans that are figures and not indicator."""

    main: Figure | None = None
    sense: Sense | None = None
    of: Decimal | None = None
    share: Figure | None = None
    baseline: Figure | None = None
    also: list[tuple[Figure, Sense]] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    flaw: str = ""


def choose(figures: list[Figure], low: str, bases: list[Base], *, yearly: bool) -> Choice:
    """Return the main figure of a sentence. `flaw` says why there is none."""
    figures, echoes, contrary = without_echoes(figures, low)
    figures, planned = with_planned(figures, low)
    figures = without_qualifiers(figures, low)
    if contrary:
        return Choice(flaw=contrary)
    if not figures:
        return Choice(flaw="Không thấy con số nào")
    if flawed := next((f for f in figures if f.flaw), None):
        return Choice(flaw=flawed.flaw)
    if len(figures) == 1 and _MANY.search(low[: figures[0].start]):
        return Choice(flaw=f"Không thấy con số nào là mức đề ra: {figures[0].words} nói về “nhiều”, “hầu hết”, không rõ bao nhiêu")
    if len(figures) == 1 and is_count(figures[0]) and _VAGUE.search(low[: figures[0].start]):
        return Choice(flaw=f"Không thấy con số nào là mức đề ra: {figures[0].words} chỉ nói ở đâu, của ai")
    if _NEGATED.search(low[: figures[0].start]) and figures[0].value:
        return Choice(flaw=f"Câu phủ định quanh số {figures[0].words}: không rõ mức đề ra có phải là 0 không")
    choice = Choice(spans=echoes + planned)
    rest = _take_total(choice, list(figures), low) or _take_baseline(choice, list(figures), low) or list(figures)
    choice.main = rest[0]
    if flawed := next((f for f in rest if f.lead.ranged and f.value_max is None and not f.onward), None):
        return replace(choice, flaw=f"“từ {flawed.words}” thiếu phần sau: viết “từ {flawed.words} trở lên” hoặc “từ … đến …”")
    choice.sense = sense_of(rest[0], low, bases, yearly=yearly)
    for figure in rest[1:]:
        if not _is_additional(choice, figure, low, bases):
            return replace(choice, flaw=_two(figures))
    choice.spans += _spans(choice)
    return replace(choice, flaw=choice.sense.flaw or _checked(choice))


def _two(figures: list[Figure]) -> str:
    return f"Hai con số không rõ số nào là mức đề ra: {'; '.join(f.words for f in figures)}"


def _take_total(choice: Choice, figures: list[Figure], low: str) -> list[Figure]:
    """Take the total: "trong 16 mục tiêu …, còn 10 mục tiêu không đạt": 16 is the total of the ten."""
    if len(figures) < 2:
        return []
    first, second = figures[:2]
    named = bool(TOTAL.search(low[: first.at])) and first.of is None and first.value_max is None
    named = named and not re.search(r"trong đó|\(", low[first.end : second.start])
    fits = second.value_max is None and second.of is None and second.measure in (first.measure, "") and second.value <= first.value
    if not (named and fits and first.measure != "%" and first.comparator is Comparator.EQ):
        return []
    choice.of = first.value
    choice.spans.append((_total_start(low, first), first.end))
    if not second.measure:
        second = replace(second, measure=first.measure)
    return [second, *figures[2:]]


def _total_start(low: str, figure: Figure) -> int:
    found = TOTAL.search(low[: figure.at])
    return found.start() if found else figure.start


def _take_baseline(choice: Choice, figures: list[Figure], low: str) -> list[Figure]:
    """Take the baseline: "từ 12,5% xuống còn 8,3%": the first figure is the earlier level."""
    if len(figures) < 2:
        return []
    first, second = figures[:2]
    same = second.measure == first.measure and not re.search(r"[;.]", low[first.end : second.start])
    if not (first.lead.ranged and first.value_max is None and not first.onward and second.lead.level and same):
        return []
    choice.baseline = first
    choice.spans.append((first.start, second.start))
    return figures[1:]


def _is_additional(choice: Choice, figure: Figure, low: str, bases: list[Base]) -> bool:
    """Return whether a further figure only supplements the main one: a share, a share of plan, a change, a count in brackets."""
    main, last = choice.main, choice.also[-1][0] if choice.also else choice.main
    assert main is not None and last is not None
    sense = sense_of(figure, low, bases, yearly=False)
    between = low[_behind(choice, last) : figure.start]
    if figure.measure == "%" and sense.form is Form.VALUE and _may_share(choice, main, between, low[figure.start : figure.at], figure):
        choice.share = figure
        return True
    bracketed = low[: figure.start].rstrip().endswith("(") and low[figure.end : figure.end + 1] in (")", ",", ";")
    if not _BESIDE.match(between) or sense.flaw:
        return False
    if _EQUAL.search(between + low[figure.start : figure.at]) and is_money(main.measure) and is_money(figure.measure):
        choice.also.append((figure, sense))
        return True
    if sense.form in (Form.SHARE_OF_PLAN, Form.CHANGE) or (bracketed and main.measure == "%" and sense.form is Form.VALUE):
        choice.also.append((figure, sense))
        return True
    return False


def _may_share(choice: Choice, main: Figure, between: str, lead: str, figure: Figure) -> bool:
    if (
        choice.share is not None
        or main.measure == "%"
        or (main.planned is None and main.measure not in COUNTED and "," not in main.measure and "/" not in main.measure)
    ):
        return False
    if main.planned is not None and not _is_part(choice, main, figure):
        return False
    if re.fullmatch(r"[^,;.\d()]{0,80}\(\s*", between):
        return True
    if re.fullmatch(r"[^;.\d()]{0,100}[,(]\s*", between) and (re.search(r"chiếm|tỷ lệ", lead) or _is_part(choice, main, figure)):
        return True
    return bool(_SHARE.fullmatch(between)) and re.search(r"chiếm|tỷ lệ|đạt|bằng|tương đương", between + lead) is not None


def _is_part(choice: Choice, main: Figure, share: Figure) -> bool:
    """Return whether arithmetic proves that a percentage is the share of the preceding fraction."""
    whole = choice.of if choice.of is not None else main.of if main.of is not None else main.planned
    return bool(whole) and whole is not None and abs(main.value / whole * 100 - share.value) <= Decimal("0.5")


def _behind(choice: Choice, figure: Figure) -> int:
    """Return where a figure's own words end: after its "kế hoạch năm" or "so với cùng kỳ"."""
    sense = choice.sense if figure is choice.main else next((s for f, s in choice.also if f is figure), None)
    ends = [figure.end] + [span[1] for span in (sense.plan, sense.base) if span] if sense else [figure.end]
    if choice.share is not None and choice.share.start > figure.start:
        ends.append(choice.share.end + 1)
    return max(ends)


def _spans(choice: Choice) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for figure, sense in [(choice.main, choice.sense), *choice.also]:
        if figure and sense:
            spans.append((figure.start, figure.end))
            spans += [span for span in (figure.loose, figure.rate) if span]
            spans += [span for span in (sense.plan, sense.base) if span]
    if choice.share:
        spans.append((choice.share.start, choice.share.end))
    return spans


def _checked(choice: Choice) -> str:
    """Return the flaw of a share that differs from its fraction: one of them is an error, so staff are asked."""
    main, share = choice.main, choice.share
    whole = choice.of if choice.of is not None else main.of if main else None
    if main is None or whole is None or not whole:
        return ""
    if main.value > whole:
        return f"“{format_number(main.value)}/{format_number(whole)}”: phần lớn hơn tổng"
    if share is None:
        return ""
    real = main.value / whole * 100
    if abs(real - share.value) > Decimal("0.5") and not _loosely(share, real):
        right = format_number(real.quantize(Decimal("0.1")))
        return f"{format_number(main.value)}/{format_number(whole)} là {right} %, không phải {share.words}"
    return ""


def _loosely(share: Figure, real: Decimal) -> bool:
    """Return whether "hơn 82%", "gần 90%" and "khoảng 80%" agree with the real share."""
    fits = {
        Comparator.GT: real > share.value,
        Comparator.GE: real >= share.value,
        Comparator.LT: real < share.value,
        Comparator.APPROX_BELOW: 0 <= share.value - real <= 2,
        Comparator.APPROX: abs(real - share.value) <= 2,
    }
    return fits.get(share.comparator, False)
