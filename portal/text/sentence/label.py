"""Owns the label before a sentence: "(2) …". Refuses "2." and "2)", which may begin a figure or a list of Markdown."""

from __future__ import annotations

import re

_LABEL = re.compile(r"\s*\(\s*(?P<label>\d{1,3}[a-zđ]?|[a-zđ])\s*\)\s*", re.IGNORECASE)


def read_number_label(text: str) -> tuple[str, str]:
    """`("2", rest)` of "(2) rest"; `("", text)` without a label. "(02)" is "2": one target, one number."""
    found = _LABEL.match(text)
    if not found:
        return "", text
    label = found["label"].lower()
    return label.lstrip("0") or label, text[found.end() :]
