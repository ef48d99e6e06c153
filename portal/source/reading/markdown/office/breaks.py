"""Owns the meaning of a line end within a paragraph: nothing (an editor wrapped it), a new line, or a new paragraph.

Editors wrap at a width: such lines have similar lengths and end anywhere. A shorter, or far longer, line was ended on purpose.
"""

from __future__ import annotations

from enum import Enum

SHORTEST, LONGEST = 60, 120  # letters of a line that an editor wrapped
ENDINGS = frozenset('.;:!?…”")')


class Break(Enum):
    """What separates two lines."""

    SOFT = " "
    LINE = "<br>"
    PARAGRAPH = "<p>"


def wrapped(lines: list[str]) -> bool:
    """Return whether an editor wrapped these lines of one paragraph."""
    return any(SHORTEST <= len(line.strip()) <= LONGEST and not ended(line) for line in lines[:-1])


def ended(line: str) -> bool:
    """Return whether a sentence or a clause ends here."""
    return line.rstrip()[-1:] in ENDINGS


def break_after(line: str, following: str, *, in_wrapped: bool) -> Break:
    """Return what separates a line from the following one."""
    length = len(line.strip())
    if in_wrapped and SHORTEST <= length <= LONGEST:
        return Break.SOFT
    if length >= SHORTEST and (ended(line) or length > LONGEST) and not following.strip()[:1].islower():
        return Break.PARAGRAPH
    return Break.LINE if length < SHORTEST else Break.SOFT
