"""Owns the way from a sentence to a Statement: blot out what is sure, choose the figure, place it in time. Refuses rather than guesses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from portal.record import dataclass
from portal.text.sentence.bases import find_bases
from portal.text.sentence.choice import Choice, choose
from portal.text.sentence.context import Above, inherit
from portal.text.sentence.explanation import explain
from portal.text.sentence.figures import Figure, find_figures
from portal.text.sentence.forms import Sense
from portal.text.sentence.innocents import blot_documents, blot_ordinals
from portal.text.sentence.label import doubtful_label, read_number_label
from portal.text.sentence.moments import Moments, moments_of
from portal.text.sentence.nofigure import is_state, none_at_all
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.numberwords import spelt_out
from portal.text.sentence.openings import open_noun
from portal.text.sentence.roles import lead_off, roles_of, trim
from portal.text.sentence.surface import FILLER, Surface, mask, surface
from portal.text.sentence.times import find_times
from portal.text.statement import Comparator, Form, Statement

LONGEST_SENTENCE = 2000  # no office writes a longer one; patterns need a bound
_SPELT_MONEY = re.compile(
    r"\((?:bằng chữ:? ?)?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)[^()\d]*(?:đồng|triệu|tỷ|chẵn)[^()\d]*\)", re.IGNORECASE
)
_ESTIMATE = re.compile(r"\W*ước(?!\w)")
_NO_FIGURE = "Không thấy con số nào"
_ENDING = re.compile(r"(?:\.{0,3}|…)\s*/?\s*\.?\s*$")
_TAIL = re.compile(r"[\s./…]++$")
_PART = re.compile(r"\s*[(\-–]?\s*(?:trong đó|trong số đó|trong số này)\b")
_HINTS = {
    "Không thấy con số nào": "Viết con số bằng chữ số, ví dụ: “Đến năm 2025, ít nhất 80% số xã có …”; hoặc ghi từng trường",
    "Hai con số": "Tách thành hai dòng, mỗi dòng một con số; phần “trong đó …” là một dòng riêng",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. Exactly one of `statement` and `fault` is given; `explanation` tells what was understood in either case."""

    statement: Statement | None
    explanation: str
    fault: str = ""
    hint: str = ""


@dataclass(slots=True)
class _Sentence:
    surface: Surface
    low: str
    moments: Moments
    choice: Choice
    seen: list[tuple[str, str]] = field(default_factory=list)


def read_statement(
    text: str,
    *,
    role: str,
    before: Sequence[Statement] = (),
    plan_period: tuple[int, int] | None = None,
    reference: date | None = None,
) -> Reading:
    """Read one sentence of a list of targets or results (`role`: "target" | "result").

    `before`: the statements of the lines above (a deadline, a scope or the whole of "trong đó" comes from there);
    `plan_period`: first and last year of the plan, its last year being the deadline of a target that states none;
    `reference`: the article's date, for "đến 31/12" and "9 tháng". Never raises on any text.
    """
    label, rest = read_number_label(text)
    if doubt := doubtful_label(text):
        return Reading(None, "", doubt, _HINTS["Hai con số"])
    if len(rest) > LONGEST_SENTENCE:
        return Reading(None, "", f"Câu dài hơn {LONGEST_SENTENCE} ký tự", _HINTS["Hai con số"])
    sentence = _read(rest, role, reference)
    fault = _fault(sentence)
    definite = _without_figure(sentence, label, role) if fault.startswith(_NO_FIGURE) else None
    if fault and definite is None:
        return _refused(fault, sentence)
    statement = definite or _statement(sentence, label, role)
    above = Above(tuple(before), plan_period, starts_anew(rest), bool(_PART.match(sentence.surface.low)), _is_bare(sentence))
    statement = inherit(statement, above, role=role)
    return Reading(statement, explain(statement))


def _is_bare(sentence: _Sentence) -> bool:
    """Whether only a time and "phấn đấu" stand before the figure, so that the scope is the line above's."""
    main = sentence.choice.main
    return main is not None and not re.search(r"\w", lead_off(sentence.low[: main.start]))


def starts_anew(text: str) -> bool:
    """A line that begins with a capital letter is a sentence of its own and inherits no deadline."""
    first = text.lstrip(" -–*•+\u00a0")[:1]
    return first.isupper()


def _read(text: str, role: str, reference: date | None) -> _Sentence:
    face = surface(text)
    seen: list[tuple[str, str]] = []
    low = blot_documents(spelt_out(face.low), seen)
    bases, low = find_bases(low)
    marks, low = find_times(low, reference=reference, forward=role == "target")
    low = blot_ordinals(low, seen)
    moments = moments_of(marks, face, role=role, reference=reference)
    figures = [open_noun(figure, low) for figure in find_figures(low)]
    choice = choose(figures, low, bases, yearly=bool(moments.per))
    moments = _without_baseline(moments, choice)
    return _Sentence(face, low, moments, choice, seen)


def _without_baseline(moments: Moments, choice: Choice) -> Moments:
    """ "từ 12,5% năm 2020 xuống 8,3% năm 2023": 2020 belongs to the baseline."""
    if choice.baseline is None or choice.main is None:
        return moments
    return moments.outside(choice.baseline.end, choice.main.start)


def _fault(sentence: _Sentence) -> str:
    choice = sentence.choice
    if choice.flaw:
        if choice.flaw.startswith("Không thấy") and sentence.seen:
            return f"{choice.flaw} là mức đề ra hay kết quả: “{sentence.seen[0][0]}” là {sentence.seen[0][1]}"
        return choice.flaw
    if choice.main and not choice.main.measure:
        return f"Không rõ số {choice.main.words} đếm hay đo gì"
    return sentence.moments.fault


def _without_figure(sentence: _Sentence, label: str, role: str) -> Statement | None:
    """What a sentence without a figure says: that there shall be none, or a state; None when it is neither."""
    moments, text, low = sentence.moments, sentence.surface.text, sentence.low
    if moments.fault:
        return None
    for start, end in moments.spans:
        text = mask(text, start, end)
    found = none_at_all(low, text)
    if found is None and not is_state(low, told=role == "result"):
        return None
    measure, scope, indicator = found or ("", "", lead_off(text))
    return Statement(
        quote=trim_quote(sentence.surface.text), indicator=indicator, scope=scope, form=Form.VALUE if found else Form.QUALITY,
        value=Decimal(0) if found else None, measure=measure, per=moments.per, period=moments.period,
        by=moments.by if role == "target" else None, as_of=moments.as_of if role == "result" else None, number=label,
    )  # fmt: skip


def _refused(fault: str, sentence: _Sentence) -> Reading:
    hint = next(
        (h for start, h in _HINTS.items() if fault.startswith(start)),
        "Viết lại câu, hoặc ghi từng trường (indicator, value, measure, by …)",
    )
    understood = ", ".join(filter(None, [f.words for f in [sentence.choice.main] if f] + sentence.moments.told()))
    return Reading(None, f"Hiểu được: {understood}" if understood else "", fault, hint)


def _statement(sentence: _Sentence, label: str, role: str) -> Statement:
    choice, moments = sentence.choice, sentence.moments
    main, sense = choice.main, choice.sense
    assert main is not None and sense is not None
    scope, indicator = _roles(sentence, main)
    read = Statement(
        **_figures(main, sense, sentence.surface),
        quote=trim_quote(sentence.surface.text),
        scope=scope,
        indicator=indicator,
        of=choice.of if choice.of is not None else main.of,
        share=choice.share.value if choice.share else None,
        planned=main.planned,
        per=main.per or moments.per,
        period=moments.period,
        by=moments.by if role == "target" else None,
        as_of=moments.as_of if role == "result" else None,
        change_base=_base(sentence, sense),
        number=label,
        also=tuple(_beside(figure, s, sentence.surface) for figure, s in choice.also),
    )
    if read.comparator is Comparator.EQ and any(_ESTIMATE.match(sentence.surface.low, mark.start) for mark in moments.marks):
        read = replace(read, comparator=Comparator.APPROX)  # "ước đến 31/12 đạt 95%"
    return _of_plan(read, sense)


def _of_plan(read: Statement, sense: Sense) -> Statement:
    """ "45/50 đảng viên, đạt 90% chỉ tiêu": by arithmetic 50 is what was planned, not how many there are."""
    if not read.of or read.value is None or read.form is Form.TALLY:
        return read
    percent = read.value / read.of * 100
    shares = [s.value for s in read.also if s.form is Form.SHARE_OF_PLAN and s.value is not None]
    if sense.against_plan or any(abs(share - percent) <= Decimal("0.5") for share in shares):
        return replace(read, of=None, planned=read.of)
    return read


def _beside(figure: Figure, sense: Sense, face: Surface) -> Statement:
    """A figure said in the same breath."""
    base = _words(face, sense.base)
    return Statement(quote="", **_figures(figure, sense, face), of=figure.of, planned=figure.planned, per=figure.per, change_base=base)


def _figures(figure: Figure, sense: Sense, face: Surface) -> dict[str, Any]:
    return {
        "form": sense.form, "comparator": sense.comparator, "value": sense.value, "value_max": sense.value_max, "measure": figure.measure,
        "share_of_plan": _words(face, sense.plan) if sense.form is Form.SHARE_OF_PLAN else "", "change": sense.change,
    }  # fmt: skip


def _base(sentence: _Sentence, sense: Sense) -> str:
    baseline = sentence.choice.baseline
    main = sentence.choice.main
    if baseline is None or main is None:
        return _words(sentence.surface, sense.base)
    return trim(sentence.surface.text[baseline.at - 3 : main.start])


def _words(face: Surface, span: tuple[int, int] | None) -> str:
    words = trim(face.text[span[0] : span[1]]) if span else ""
    return re.sub(r"^so (?:với )?(?:mức )?(?=kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu)", "", words)


def _roles(sentence: _Sentence, main: Figure) -> tuple[str, str]:
    """The words that are left when figures and times are taken out, as scope and indicator."""
    text = sentence.surface.text
    for start, end in sentence.choice.spans + sentence.moments.spans:
        text = mask(text, start, end)
    text = _SPELT_MONEY.sub(lambda found: FILLER * len(found.group()), text)
    before, after = text[: main.start], text[main.end :]
    if before.rstrip(" \ue000").endswith("(") and after.lstrip(" \ue000").startswith(")"):
        before, after = before.rstrip(" \ue000")[:-1], after.lstrip(" \ue000")[1:]
    if sentence.choice.of is not None:
        return lead_off(before).removeprefix("của ").strip(), f"{main.measure} {trim(after)}".strip()
    percent = main.measure in ("%", "điểm %") or main.of is not None
    if sentence.choice.sense and sentence.choice.sense.form is Form.CHANGE and percent and not lead_off(before):
        return "", trim(after)  # "giảm 10% biên chế": all of it is what changes
    return roles_of(before, after, percent=percent, noun=_noun(sentence, main, last=not trim(after)))


_CLASSIFIERS = frozenset({"con", "chiếc", "cái", "máy"})  # "đàn trâu 3.200 con": "trâu con" is another animal
_STATED = re.compile(r"\b(?:lên|xuống|là|đạt|bằng|còn|gồm|có)\b|:")


def _noun(sentence: _Sentence, main: Figure, *, last: bool) -> str:
    """The counted noun where the indicator needs it: "kết nạp đảng viên", but "tổng số cán bộ … là" is whole without."""
    if main.measure in ("lần", "kỳ") or (last and main.measure in _CLASSIFIERS):
        return ""
    counted = main.measure in COUNTED or "," in main.measure
    stated = _STATED.search(sentence.surface.low[main.start : main.at]) or sentence.low[: main.start].rstrip(" \ue000").endswith(("(", ":"))
    return main.measure if counted and not (stated and last) else ""


def trim_quote(text: str) -> str:
    """The sentence as written, without list marks, end marks and the spaces around it."""
    text = text.strip(" -–*•+;,")
    if tail := _TAIL.search(text):
        text = text[: tail.start()] + _ENDING.sub("", tail[0])
    return text.strip(" ;,")
