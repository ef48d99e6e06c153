"""Owns texts in tables that a spreadsheet would run as a formula: neutralised by one apostrophe, and made whole again."""

from __future__ import annotations

RISKY = tuple("=+-@\t\r\n'＝＋－＠")


def neutral(text: str) -> str:
    """A text no spreadsheet runs; one that begins with an apostrophe gets one too, so that it can be told apart."""
    return f"'{text}" if text.startswith(RISKY) else text


def original(text: str) -> str:
    """What `neutral` was given."""
    return text.removeprefix("'")
