"""Owns figures: Vietnamese notation to Decimal and back, Roman numerals. Number words ("mười") and rates are not read.

"." groups thousands and "," starts the decimals (1.234.567,89). What that rule leaves open is decided here: a dot without groups of three
is a decimal point (12.5, 0.125); two or more commas in groups of three can only be thousands (1,000,000); one comma before three zeros
(1,000) could be either and is refused.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SIGN = r"(?P<sign>[-+−–]?)"
_DOTTED = re.compile(_SIGN + r"(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<part>\d+))?", re.ASCII)
_COMMAED = re.compile(_SIGN + r"(?P<whole>[1-9]\d{0,2}(?:,\d{3}){2,})(?:\.(?P<part>\d+))?", re.ASCII)
_PLAIN = re.compile(_SIGN + r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?", re.ASCII)
_AMBIGUOUS = re.compile(r"[-+−–]?[1-9]\d{0,2},000", re.ASCII)
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_number(text: str) -> Decimal | None:
    """Return one number in Vietnamese notation: "1.000" → 1000, "86,5" → 86.5, "02" → 2; None for anything else."""
    text = text.strip()
    if _AMBIGUOUS.fullmatch(text):
        return None
    found = _DOTTED.fullmatch(text) or _COMMAED.fullmatch(text) or _PLAIN.fullmatch(text)
    if not found:
        return None
    whole = found["whole"].replace(".", "").replace(",", "")
    sign = "-" if found["sign"] not in ("", "+") else ""
    return Decimal(f"{sign}{whole}.{found['part']}" if found["part"] else sign + whole)


def format_number(value: Decimal | int) -> str:
    """Return a number with Vietnamese grouping, without trailing zeros: 1234567.890 → "1.234.567,89"; −0 prints as "0"."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        return "0"
    return text.translate(str.maketrans(",.", ".,"))


def format_value(value: Decimal | int, measure: str) -> str:
    """Return a figure with its measure: "86,5%" (no space), "1.000 đảng viên", and the bare number if there is none."""
    glue = "" if not measure or measure.startswith(("%", "‰")) else " "
    return f"{format_number(value)}{glue}{measure}"


def roman(text: str) -> int | None:
    """Return a well-formed Roman numeral in capitals, 1–3999, as int ("XXVI" → 26); None for anything else ("IIII", "vi")."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
