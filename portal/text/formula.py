"""Owns texts in tables that a spreadsheet would run as a formula: neutralised by one apostrophe, and restored."""

from __future__ import annotations

RISKY = tuple("=+-@\t\r\n'＝＋－＠")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet runs; one that begins with an apostrophe gets another, so that `original` is exact."""
    return f"'{text}" if text.startswith(RISKY) else text


def original(text: str) -> str:
    """Return the text that `neutral` was given."""
    return text.removeprefix("'")
