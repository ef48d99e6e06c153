"""Owns the conversion of a sentence to a Statement: mask what is certain, choose the figure, place it in time.

It rejects rather than guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from portal.record import dataclass
from portal.text.sentence.bases import find_bases
from portal.text.sentence.choice import Choice, choose
from portal.text.sentence.context import Above, inherit
from portal.text.sentence.explanation import explain
from portal.text.sentence.figures import find_figures
from portal.text.sentence.innocents import blot_documents, blot_ordinals
from portal.text.sentence.label import doubtful_label, read_number_label
from portal.text.sentence.making import Sentence, statement_of, trim_quote
from portal.text.sentence.moments import Moments, moments_of
from portal.text.sentence.nofigure import is_state, none_at_all
from portal.text.sentence.numberwords import spelt_out
from portal.text.sentence.openings import open_noun
from portal.text.sentence.roles import lead_off
from portal.text.sentence.surface import mask, surface
from portal.text.sentence.times import find_times
from portal.text.statement import Form, Statement

LONGEST_SENTENCE = 2000  # no office writes a longer one; patterns need a limit
_NO_FIGURE = "Không thấy con số nào"
_PART = re.compile(r"\s*[(\-–]?\s*(?:trong đó|trong số đó|trong số này)\b")
_HINTS = {
    "Không thấy con số nào": "Viết con số bằng chữ số, ví dụ: “Đến năm 2025, ít nhất 80% số xã có …”; hoặc ghi từng trường",
    "Hai con số": "Tách thành hai dòng, mỗi dòng một con số; phần “trong đó …” là một dòng riêng",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading. Exactly one of `statement` and `fault` is set; `explanation` says what was understood in either case."""

    statement: Statement | None
    explanation: str
    fault: str = ""
    hint: str = ""


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
    statement = definite or statement_of(sentence, label, role)
    above = Above(tuple(before), plan_period, is_new_sentence(rest), bool(_PART.match(sentence.surface.low)), _is_bare(sentence))
    statement = inherit(statement, above, role=role)
    return Reading(statement, explain(statement))


def _is_bare(sentence: Sentence) -> bool:
    """Return whether only a time and "phấn đấu" precede the figure, so that the scope is the line above's."""
    main = sentence.choice.main
    return main is not None and not re.search(r"\w", lead_off(sentence.low[: main.start]))


def is_new_sentence(text: str) -> bool:
    """Return whether a line begins with a capital letter: it is a sentence of its own and inherits no deadline."""
    first = text.lstrip(" -–*•+\u00a0")[:1]
    return first.isupper()


def _read(text: str, role: str, reference: date | None) -> Sentence:
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
    return Sentence(face, low, moments, choice, seen)


def _without_baseline(moments: Moments, choice: Choice) -> Moments:
    """Return the moments without the baseline's: "từ 12,5% năm 2020 xuống 8,3% năm 2023": 2020 belongs to the baseline."""
    if choice.baseline is None or choice.main is None:
        return moments
    return moments.outside(choice.baseline.end, choice.main.start)


def _fault(sentence: Sentence) -> str:
    choice = sentence.choice
    if choice.flaw:
        if choice.flaw.startswith("Không thấy") and sentence.seen:
            return f"{choice.flaw} là mức đề ra hay kết quả: “{sentence.seen[0][0]}” là {sentence.seen[0][1]}"
        return choice.flaw
    if choice.main and not choice.main.measure:
        return f"Không rõ số {choice.main.words} đếm hay đo gì"
    return sentence.moments.fault


def _without_figure(sentence: Sentence, label: str, role: str) -> Statement | None:
    """Return the statement of a sentence without a figure: that there shall be none, or a state; None if it is neither."""
    moments, text, low = sentence.moments, sentence.surface.text, sentence.low
    if moments.fault:
        return None
    for start, end in moments.spans:
        text = mask(text, start, end)
    found = none_at_all(low, text)
    if found is None and not is_state(low, is_result=role == "result"):
        return None
    measure, scope, indicator = found or ("", "", lead_off(text))
    return Statement(
        quote=trim_quote(sentence.surface.text), indicator=indicator, scope=scope, form=Form.VALUE if found else Form.QUALITY,
        value=Decimal(0) if found else None, measure=measure, per=moments.per, period=moments.period,
        by=moments.by if role == "target" else None, as_of=moments.as_of if role == "result" else None, number=label,
    )  # fmt: skip


def _refused(fault: str, sentence: Sentence) -> Reading:
    hint = next(
        (h for start, h in _HINTS.items() if fault.startswith(start)),
        "Viết lại câu, hoặc ghi từng trường (indicator, value, measure, by …)",
    )
    understood = ", ".join(filter(None, [f.words for f in [sentence.choice.main] if f] + sentence.moments.quoted()))
    return Reading(None, f"Hiểu được: {understood}" if understood else "", fault, hint)
