"""Owns where printed text must not break: within a period, «2026 - 2030»; in a text of staff also before a dash and before «%»."""

from __future__ import annotations

import re

PERIOD = re.compile(r" ([-–]) (?=\d{4})(?<=\d{4} [-–] )")  # `re` finds a literal first letter fastest
DASH = re.compile(r" (?=[-–] |%)(?<=[^\s>] )")
WHOLE = "\u00a0\\1\u00a0"


def unbroken(value: object) -> object:
    """Return the printed text with no break within a period. Finished HTML (`| safe`) is unchanged."""
    if type(value) is str and (" - " in value or " – " in value):
        return PERIOD.sub(WHOLE, value)
    return value


def unbroken_text(html: str) -> str:
    """Return a text of staff in which no line begins with a dash or «%», and no period is broken."""
    return DASH.sub("\u00a0", PERIOD.sub(WHOLE, html))
