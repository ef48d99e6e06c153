"""Owns numbers as written: "1.000", "1 000", "86,5", "86.5". Ambiguous ones ("1,000 đảng viên") are rejected."""

from __future__ import annotations

import re
from decimal import Decimal

NUMERAL = re.compile(
    r"(?<![\w.,])[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?(?![\d.,/-]\d|\d| ?%)"
    r"|(?<![\w.,])[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?(?!\d)|(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?(?!\d)(?![.,]\d)"
)

_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")


def numeral_value(written: str) -> Decimal:
    """Return the value: "1.000" is 1000, "86,5" and "86.5" are 86.5, "02" is 2 (Vietnamese usage: dot groups, comma decimals)."""
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(".", "").replace(" ", "").replace(",", "."))
    return Decimal(written.replace(",", "."))


def doubtful(written: str, measure: str) -> bool:
    """Return whether "1,250" could be 1250 written the English way: three unusual decimal places.

    Percentages have no thousands, and no local budget has 355.908 tỷ đồng: those commas can only be decimal.
    """
    if not _COMMA_GROUP.fullmatch(written) or measure == "%":
        return False
    vast = written.index(",") == 3 and measure.startswith(("tỷ", "nghìn tỷ")) and not written.endswith("00")
    return not vast
