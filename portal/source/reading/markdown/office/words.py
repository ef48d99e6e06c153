"""Owns words at the beginning of a line or an item that a Markdown parser would read as marks."""

from __future__ import annotations

import re
from collections import Counter

from portal.source.reading.markdown.office.standins import DASH, DOT, EQUALS, HASH, MORE, PLUS, STAR

_MARKS = {"#": HASH, ">": MORE, "-": DASH, "+": PLUS, "=": EQUALS, "*": STAR}
_BEGINNING = re.compile(r"#+|>(?=.)|[-+*](?=\s)|[-=]{1,2}$")
_NUMBER = re.compile(r"([0-9]+)\.(?=\s|$)")
_LABEL = re.compile(r"\[([^\[\]\n]+)\]")
_DEFINED = re.compile(r"\[(?!\^)([^\[\]]+)\]:")
_LAST_HASHES = re.compile(r"(?<=\w)#+$")


def guarded(text: str) -> str:
    """Return the words with a first letter that cannot be a mark."""
    if text[:1].isalpha():
        return text
    if found := _NUMBER.match(text):
        return f"{found[1]}{DOT}{text[found.end() :]}"
    if found := _BEGINNING.match(text):
        return "".join(_MARKS[mark] for mark in found[0]) + text[found.end() :]
    return text


def hidden(title: str) -> str:
    """Return a title whose last "#" is a letter ("C#")."""
    return _LAST_HASHES.sub(lambda found: HASH * len(found[0]), title) if title.endswith("#") else title


class Labels:
    """The labels between brackets of a body: "[1]: Theo báo cáo" defines no link unless something else names it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._times: Counter[str] | None = None

    def is_unused(self, line: str) -> bool:
        """Return whether a line looks like the definition of a link that no link uses."""
        found = _DEFINED.match(line)
        if not found:
            return False
        if self._times is None:
            self._times = Counter(label.lower() for label in _LABEL.findall(self._text))
        return self._times[found[1].lower()] < 2
