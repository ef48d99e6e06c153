"""Owns the words of a result between form and article: a bare figure becomes a sentence, and such a sentence a bare figure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from portal.domain.rate import is_duty
from portal.text.dates import format_day
from portal.text.sentence import read_statement, same_figures, sentence
from portal.text.statement import Form, Statement

FIGURE = re.compile(
    r"(?:(?:ít nhất|hơn|trên|dưới|gần|khoảng|không quá)\s+)?\d[\d.,]*(?:\s*(?:/|-|–|đến)\s*\d[\d.,]*)?\s*(?P<measure>%|)", re.I
)


def whole(target: Statement, text: str) -> str:
    """Return what staff wrote, as a sentence: a bare figure gets the words of its target; anything else is unchanged.

    The first wording is used that parses to exactly the same figure; without one the figure stays bare.
    """
    text = " ".join(text.split())
    found = FIGURE.fullmatch(text)
    if not found:
        return text
    short = _measured(target, text, bool(found["measure"]))
    plain = read_statement(short, role="result").statement
    if plain is None:
        return short
    meant = _like(target, plain)
    spoken = f"{short} {target.scope} {target.indicator}" if target.form is Form.VALUE else f"đạt {short} {target.share_of_plan}"
    for wording in (sentence(meant), " ".join(spoken.split())):
        said = read_statement(wording, role="result").statement
        if said and same_figures(meant, said):
            return wording
    return short


def _measured(target: Statement, text: str, has_measure: bool) -> str:
    """Return a bare figure with the measure and rate of its target; a fraction is no percentage and is unchanged."""
    if has_measure or ("/" in text and target.measure == "%"):
        return text
    per = f"/{rate(target)}" if rate(target) else ""
    return f"{text}%{per}" if target.measure == "%" else f"{text} {target.measure}{per}".strip()


def rate(target: Statement) -> str:
    """Return the rate of a bare figure: that of "triệu đồng/người/năm"; none of "mỗi năm", since the figure may be of half a year."""
    return "" if is_duty(target) else target.per


def _like(target: Statement, plain: Statement) -> Statement:
    """Return the target's words with another figure."""
    figures = {name: getattr(plain, name) for name in ("comparator", "value", "value_max", "of", "share", "measure")}
    per = rate(target) if plain.measure == target.measure else plain.per
    return replace(target, quote="", by=None, period=None, part_of="", number="", planned=None, also=(), per=per, **figures)


def with_moment(text: str, as_of: date | None, period: str) -> str:
    """Return a sentence with the day or period of its figure at the end."""
    tail = [period] if period else []
    tail += [f"tính đến {format_day(as_of)}"] if as_of else []
    return ", ".join([text.rstrip(" .,;"), *tail])


def without_moment(said: Statement) -> tuple[str, date | None, str]:
    """Return (words, day, period) of a result: the moment is removed from the end, otherwise left in the words."""
    text, as_of, period = said.quote, None, ""
    if said.as_of and (cut := text.removesuffix(f", tính đến {format_day(said.as_of)}")) != text:
        text, as_of = cut, said.as_of
    if said.period and (cut := text.removesuffix(f", {said.period.text}")) != text:
        text, period = cut, said.period.text
    return text, as_of, period


def short_of(target: Statement, text: str) -> str:
    """Return the bare figure that `whole` would turn into this sentence; the sentence itself if there is none."""
    for found in FIGURE.finditer(text):
        short = found[0].strip()
        if short != text and whole(target, short) == text:
            return short
    return text
