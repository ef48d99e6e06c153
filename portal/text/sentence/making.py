"""Owns the construction of a Statement from a sentence: its figure in its sense, its times, and the remaining words."""

from __future__ import annotations

import re
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from portal.record import dataclass
from portal.text.sentence.choice import Choice
from portal.text.sentence.figure import Figure
from portal.text.sentence.forms import Sense
from portal.text.sentence.moments import Moments
from portal.text.sentence.nouns import COUNTED
from portal.text.sentence.roles import lead_off, roles_of, trim
from portal.text.sentence.surface import FILLER, Surface, mask
from portal.text.statement import Comparator, Form, Statement

_SPELT_MONEY = re.compile(
    r"\((?:bằng chữ:? ?)?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)[^()\d]*(?:đồng|triệu|tỷ|chẵn)[^()\d]*\)", re.IGNORECASE
)
_ESTIMATE = re.compile(r"\W*ước(?!\w)")
_ENDING = re.compile(r"(?:\.{0,3}|…)\s*/?\s*\.?\s*$")
_TAIL = re.compile(r"[\s./…]++$")


@dataclass(slots=True)
class Sentence:
    """One sentence as read: its letters, the same with certain parts masked, its times and its figures."""

    surface: Surface
    low: str
    moments: Moments
    choice: Choice
    seen: list[tuple[str, str]] = field(default_factory=list)


def statement_of(sentence: Sentence, label: str, role: str) -> Statement:
    """Return the statement of a sentence whose figure was chosen."""
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
        also=tuple(_additional(figure, s, sentence.surface) for figure, s in choice.also),
    )
    if read.comparator is Comparator.EQ and any(_ESTIMATE.match(sentence.surface.low, mark.start) for mark in moments.marks):
        read = replace(read, comparator=Comparator.APPROX)  # "ước đến 31/12 đạt 95%"
    return _of_plan(read, sense)


def _of_plan(read: Statement, sense: Sense) -> Statement:
    """Return the statement with the planned number: "45/50 đảng viên, đạt 90% chỉ tiêu": by arithmetic 50 was planned, not the total."""
    if not read.of or read.value is None or read.form is Form.TALLY:
        return read
    percent = read.value / read.of * 100
    shares = [s.value for s in read.also if s.form is Form.SHARE_OF_PLAN and s.value is not None]
    if sense.against_plan or any(abs(share - percent) <= Decimal("0.5") for share in shares):
        return replace(read, of=None, planned=read.of)
    return read


def _additional(figure: Figure, sense: Sense, face: Surface) -> Statement:
    """Return an additional figure of the same sentence."""
    base = _words(face, sense.base)
    return Statement(quote="", **_figures(figure, sense, face), of=figure.of, planned=figure.planned, per=figure.per, change_base=base)


def _figures(figure: Figure, sense: Sense, face: Surface) -> dict[str, Any]:
    return {
        "form": sense.form, "comparator": sense.comparator, "value": sense.value, "value_max": sense.value_max, "measure": figure.measure,
        "share_of_plan": _words(face, sense.plan) if sense.form is Form.SHARE_OF_PLAN else "", "change": sense.change,
    }  # fmt: skip


def _base(sentence: Sentence, sense: Sense) -> str:
    baseline = sentence.choice.baseline
    main = sentence.choice.main
    if baseline is None or main is None:
        return _words(sentence.surface, sense.base)
    return trim(sentence.surface.text[baseline.at - 3 : main.start])


def _words(face: Surface, span: tuple[int, int] | None) -> str:
    words = trim(face.text[span[0] : span[1]]) if span else ""
    return re.sub(r"^so (?:với )?(?:mức )?(?=kế hoạch|dự toán|chỉ tiêu|nghị quyết|mục tiêu)", "", words)


def _roles(sentence: Sentence, main: Figure) -> tuple[str, str]:
    """Return the words that remain without figures and times, as scope and indicator."""
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
        return "", trim(after)  # "giảm 10% biên chế": all of it changes
    return roles_of(before, after, percent=percent, noun=_noun(sentence, main, last=not trim(after)))


# "đàn trâu 3.200 con": "trâu con" is another animal; "thời gian giải quyết 3 ngày" needs no "ngày"
_CLASSIFIERS = frozenset({"con", "chiếc", "cái", "máy", "ngày", "giờ", "phút", "tuần", "tháng", "năm"})
_STATED = re.compile(r"\b(?:lên|xuống|là|đạt|bằng|còn|gồm|có)\b|:")


def _noun(sentence: Sentence, main: Figure, *, last: bool) -> str:
    """Return the counted noun if the indicator needs it: "kết nạp đảng viên", but "tổng số cán bộ … là" is complete without."""
    if main.measure in ("lần", "kỳ") or (last and main.measure in _CLASSIFIERS):
        return ""
    counted = main.measure in COUNTED or "," in main.measure
    stated = _STATED.search(sentence.surface.low[main.start : main.at]) or sentence.low[: main.start].rstrip(" \ue000").endswith(("(", ":"))
    return main.measure if counted and not (stated and last) else ""


def trim_quote(text: str) -> str:
    """Return the sentence as written, without list marks, end marks and surrounding spaces."""
    text = text.strip(" -–*•+;,")
    if tail := _TAIL.search(text):
        text = text[: tail.start()] + _ENDING.sub("", tail[0])
    return text.strip(" ;,")
