"""Owns a cell as staff see it: numbers in Vietnamese notation with the displayed decimals, days, shares, its format's words.

The purpose of a cell is not known.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, localcontext

from portal.text.dates import format_day
from portal.text.numbers import format_number

WORDS = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')  # quoted words, one letter, conditions and currencies, a width, a filling
DIGITS = re.compile(r"[#0?]+(?:[,.][#0?]+)*")
GENERAL = 10  # decimals of a cell without a format of its own: the maximum that Excel shows
PLACES = 6  # no figure of a report has more


def shown(value: object, form: str | None) -> str:
    """Return the text that a cell shows."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime | date):
        return format_day(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        with localcontext(prec=400):  # the largest number of a workbook has 309 digits
            return _number(Decimal(repr(value)), form or "General")
    return str(value).strip()


def _number(number: Decimal, form: str) -> str:
    sections = _sections(form)
    section = sections[1] if number < 0 and len(sections) > 1 else sections[0]
    bare = WORDS.sub("", section)
    if "%" in bare:
        return f"{_rounded(number * 100, bare)}%"
    before, after = _words(section)
    scaled = number / 1000 ** _thousands(bare)
    return f"{before}{_rounded(scaled, bare)}{after}".strip()


def _sections(form: str) -> list[str]:
    """Return the parts of a format: for positive numbers, negative ones, zero."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', form) or ["General"]


def _rounded(number: Decimal, bare: str) -> str:
    """Return a number with as many decimals as the format shows; trailing zeros are left out."""
    found = DIGITS.search(bare)
    if found is None or "E" in bare.upper().replace("GENERAL", "").replace("STANDARD", "") or "/" in bare:
        return format_number(round(number, GENERAL))
    _, point, decimals = found[0].rpartition(".")
    places = min(len(decimals) if point else 0, PLACES)
    return format_number(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _thousands(bare: str) -> int:
    """Return how many commas follow the digits of a format: each divides by a thousand."""
    found = re.search(r"[#0?](,+)(?=[^#0?,]|$)", bare)
    return len(found[1]) if found else 0


def _words(section: str) -> tuple[str, str]:
    """Return the words that a format puts before and after a number."""
    found = re.search(r"[#0?](?:.*[#0?])?", re.sub(r'"[^"]*"|\\.', lambda words: "\0" * len(words[0]), section))
    if found is None:
        return "", ""
    return _said(section[: found.start()]), _said(section[found.end() :])


def _said(part: str) -> str:
    """Return the quoted words of a part of a format, without a currency or a colour in brackets."""
    return "".join(map("".join, re.findall(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|( )', part)))
