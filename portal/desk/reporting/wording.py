"""Owns the words of a result between form and article: a bare figure becomes a sentence, and such a sentence a bare figure."""

from __future__ import annotations

import re
from datetime import date

from portal.text.dates import format_day
from portal.text.sentence import read_statement, same_figures
from portal.text.statement import Form, Statement

FIGURE = re.compile(
    r"(?:(?:ít nhất|hơn|trên|dưới|gần|khoảng|không quá)\s+)?\d[\d.,]*(?:\s*(?:/|-|–|đến)\s*\d[\d.,]*)?\s*(?P<measure>%|)", re.I
)


def whole(target: Statement, text: str) -> str:
    """What staff wrote, as a sentence: a figure alone gets the measure, scope and indicator of its target.

    The longest wording is taken that still says exactly the same figure; anything but a figure alone stays as it is.
    """
    text = " ".join(text.split())
    found = FIGURE.fullmatch(text)
    if not found or target.form is not Form.VALUE:
        return text
    if found["measure"] or ("/" in text and target.measure == "%"):
        short = text
    else:
        short = f"{text}%" if target.measure == "%" else f"{text} {target.measure}".strip()
    if target.per and "/" not in short:
        short += f"/{target.per}"
    return _longest(target, short)


def _longest(target: Statement, short: str) -> str:
    plain = read_statement(short, role="result").statement
    for more in (f"{short} {target.scope} {target.indicator}", f"{short} {target.scope}"):
        full = " ".join(more.split())
        said = read_statement(full, role="result").statement
        if plain and said and same_figures(plain, said):
            return full
    return short


def with_moment(text: str, as_of: date | None, period: str) -> str:
    """A sentence with the day or period of its figure behind it."""
    tail = [period] if period else []
    tail += [f"tính đến {format_day(as_of)}"] if as_of else []
    return ", ".join([text.rstrip(" .,;"), *tail])


def without_moment(said: Statement) -> tuple[str, date | None, str]:
    """(words, day, period) of a result: the moment taken off where it stands behind, else left in the words."""
    text, as_of, period = said.quote, None, ""
    if said.as_of and (cut := text.removesuffix(f", tính đến {format_day(said.as_of)}")) != text:
        text, as_of = cut, said.as_of
    if said.period and (cut := text.removesuffix(f", {said.period.text}")) != text:
        text, period = cut, said.period.text
    return text, as_of, period


def short_of(target: Statement, text: str) -> str:
    """The bare figure that `whole` would make this sentence of; the sentence itself when there is none."""
    found = FIGURE.match(text)
    for short in (found[0].strip(), text[: found.end()].strip()) if found else ():
        if short != text and whole(target, short) == text:
            return short
    return text
