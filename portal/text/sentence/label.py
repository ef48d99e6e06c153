"""Owns the label before a sentence: "(2) …", "2. …", "2) …", "2/ …", "2: …", "Chỉ tiêu 2: …". What may begin a figure is no label."""

from __future__ import annotations

import re

from portal.text.letters import SMALL

_NUMBER = r"(?P<label>\d{1,3}(?:\.\d{1,2}){0,2}[a-zđ]?|[a-zđ])"
_BULLETS = re.compile(r"\s*(?:[-–—•+*]\s+)+(?=[(\[\w])")
_BRACKETED = re.compile(
    rf"\s*(?:(?:chỉ tiêu|mục tiêu)\s*(?:số\s*)?)?[(\[]\s*{_NUMBER}\s*\.?\s*[)\]]\s*[.:;]?\s*(?:[-–—](?=\s*[^\W\d])\s*)?",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\s*(?:chỉ tiêu|mục tiêu)\s*(?:số\s*)?{_NUMBER}\s*(?:[:.)]|\s[-–—](?=\s))\s*", re.IGNORECASE)
_MARKED = re.compile(
    r"\s*(?P<label>\d{1,3}(?:\.\d{1,2}){0,2}[a-zđ]?|[a-zđ](?=[).]\s))"
    rf"(?:\s?[):]\)?\s*|\.\)?(?:\s+|(?=[^\W\d]))|/(?:\s+(?=[^\W\d]|\d+(?:,\d+)?\s?%)|(?=[^\W\d_{SMALL}]))|\s?[-–—]\s+(?=[^\W\d]))"
)
_EITHER = re.compile(r"\s*(?P<label>\d{1,2})/\s+(?P<next>\d+)")


def read_number_label(text: str) -> tuple[str, str]:
    """Return `("2", rest)` of "(2) rest" or "2. rest"; `("", text)` without a label. "(02)" is "2": one target, one number."""
    bare = text[found.end() :] if (found := _BULLETS.match(text)) else text
    bracketed = _BRACKETED.match(bare)
    found = bracketed or _NAMED.match(bare) or _MARKED.match(bare)
    if not found or not (bracketed or bare[found.end() :].strip()):
        return "", text
    label = found["label"].lower()
    return label.lstrip("0") or label, bare[found.end() :]


def doubtful_label(text: str) -> str:
    """Return why the beginning of a sentence may be a list number or a fraction: "2/ 5 xã"; "" if it is clear."""
    found = _EITHER.match(text)
    if not found:
        return ""
    label, following = found["label"], found["next"]
    either = f"“{label}/ {following}” là số thứ tự {label} hay phân số {label}/{following}"
    return f"Không rõ {either}: viết “({label}) {following}” hoặc “{label}/{following}”"
