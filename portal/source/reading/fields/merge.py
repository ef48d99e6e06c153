"""Owns the signs that one file holds two texts: the marks of an unfinished merge, and the front matter of another article in a body."""

from __future__ import annotations

import re
import sys

from portal.source.reading.fields.node import Fault
from portal.source.reading.fields.schema import key_of, keys

# The two ends of what a merge tool leaves: a line of "=======" alone is no mark, it may underline a title.
CONFLICT = re.compile(r"^[ ]*(?:<{7}(?: .*)?|>{7} .*|\|{7} .*)$", re.M)
HEAD = re.compile(r"^[-–—]{3,} *\n\n?(?P<head>(?:(?:[^\s:–—-][^\n:]{0,40}:| +|- )[^\n]*\n)+)[-–—]{3,} *$", re.M)
TITLE = re.compile(r"^[^\s:][^\n:]{0,40}(?=:)", re.M)


def conflicts(text: str) -> list[Fault]:
    """Return the first mark of an unfinished merge, if there is one."""
    found = CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None or (found[0].lstrip()[0] == ">" and not re.search(r"^[ ]*={7}$", text, re.M)):
        return []
    return [Fault("F140", text.count("\n", 0, found.start()) + 1, found[0].strip())]


def are_apart(faults: list[Fault], last: int = sys.maxsize) -> bool:
    """Return whether the marks are all above the last line: then no other problem is reported."""
    return any(fault.code == "F140" and fault.line < last for fault in faults)


def second_head(body: str) -> tuple[int, str] | None:
    """Return the front matter of another article within a body: its first line, counted from 0, and its title; None if there is none."""
    for found in HEAD.finditer(body) if "---" in body or "–––" in body or "———" in body else ():
        words = (word[0] for word in TITLE.finditer(found["head"]))
        titles = (word for word in words if (key := keys("article").get(key_of(word))) and key.name == "title")
        if (title := next(titles, None)) and body.count("```", 0, found.start()) % 2 == 0:
            written = next(line for line in found["head"].split("\n") if line.startswith(title))
            return body.count("\n", 0, found.start()), written
    return None
