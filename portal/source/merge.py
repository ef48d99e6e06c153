"""Owns the marks that a merge leaves where two people changed the same lines: both versions stand there, and neither is the text."""

from __future__ import annotations

import re
import sys

from portal.source.node import Fault

# The two ends of what a merge tool leaves: a line of "=======" alone is no mark, it may stand under a title.
CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|>{7} .*|\|{7} .*)$", re.M)


def conflicts(text: str) -> list[Fault]:
    """The first mark of two edits that nobody merged, if there is one."""
    found = CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None or (found[0][0] == ">" and not re.search(r"^={7}$", text, re.M)):
        return []
    return [Fault("F140", text.count("\n", 0, found.start()) + 1, found[0])]


def are_apart(faults: list[Fault], last: int = sys.maxsize) -> bool:
    """Two edits stand side by side above the last line: nothing else of them is told."""
    return any(fault.code == "F140" and fault.line < last for fault in faults)
