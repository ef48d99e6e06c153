"""Owns whether two statements promise the same: figures only, never wording. Refuses to call an unknown equal to a known."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from portal.text.statement import Form, Statement


def same_figures(one: Statement, other: Statement) -> bool:
    """Whether a later statement with the same number says the same promise.

    Form, comparator, value(s), total, measure, rate, direction and deadline count; wording, scope and the source of the
    deadline do not. A deadline that only one of them has counts only if the other's is not the plan's last year.
    """
    return _key(one) == _key(other) and _same_deadline(one, other)


def _key(s: Statement) -> tuple[object, ...]:
    change = s.change if s.form is Form.CHANGE else ""
    return (
        s.form,
        s.comparator,
        _plain(s.value),
        _plain(s.value_max),
        _plain(s.of),
        _plain(s.planned),
        _word(s.measure),
        _word(s.per),
        change,
        _word(s.share_of_plan),
    )


def _same_deadline(one: Statement, other: Statement) -> bool:
    if one.by and other.by:
        return one.by.day == other.by.day
    lone = one.by or other.by
    return lone is None or lone.source == "plan"


def _plain(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()


def _word(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).lower().replace(",", " , ").split())
