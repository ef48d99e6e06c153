"""Owns the one thing that is done to every printed text: no period is broken before its dash, «2026 - 2030»."""

from __future__ import annotations

import re
from typing import Any

BREAK = re.compile(r" (?=[-–] \d{4})(?<=\d{4} )")  # before the dash of a period; the space first: a letter is what `re` finds quickest


def unbroken(value: Any) -> Any:
    """What is printed, no period broken before its dash. Finished HTML (`| safe`) is left as it is."""
    if type(value) is str and (" - " in value or " – " in value):
        return BREAK.sub("\u00a0", value)
    return value
