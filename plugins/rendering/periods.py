"""Owns the one change made to every printed text: no line break before the dash of a period, «2026 - 2030»."""

from __future__ import annotations

import re

BREAK = re.compile(r" (?=[-–] \d{4})(?<=\d{4} )")  # before the dash of a period; `re` finds a literal first letter fastest


def unbroken(value: object) -> object:
    """Return the printed text with no break before the dash of a period. Finished HTML (`| safe`) is unchanged."""
    if type(value) is str and (" - " in value or " – " in value):
        return BREAK.sub("\u00a0", value)
    return value
