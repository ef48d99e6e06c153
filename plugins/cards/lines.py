"""Owns the breaking of a title into lines: between syllables, evenly, and cut with an ellipsis where there is no more room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]  # a text's width in px
STEPS = 8  # halvings in search of the narrowest even lines
TRAILING = " ,;:.–—-…"


def fitted(text: str, measure: Measure, width: float, most: int) -> list[str] | None:
    """Lines as even as can be, None when they are more than `most`."""
    found = wrapped(text, measure, width)
    if len(found) > most:
        return None
    low, high = width / 2, width
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = wrapped(text, measure, middle)
        low, high, found = (low, middle, tried) if len(tried) <= len(found) else (middle, high, found)
    return found


def wrapped(text: str, measure: Measure, width: float) -> list[str]:
    """Lines no wider than `width`, each as full as can be."""
    lines: list[str] = []
    space, used = measure(" "), width
    for piece in _pieces(text, measure, width):
        wide = measure(piece)
        if lines and used + space + wide <= width:
            lines[-1] += f" {piece}"
            used += space + wide
        else:
            lines.append(piece)
            used = wide
    return lines


def _pieces(text: str, measure: Measure, width: float) -> Iterator[str]:
    """Syllables; one that is wider than a line (an address) in parts that are not."""
    for word in filter(None, text.split(" ")):
        while measure(word) > width and len(word) > 1:
            end = next((end for end in range(len(word) - 1, 1, -1) if measure(word[:end]) <= width), 1)
            yield word[:end]
            word = word[end:]
        yield word


def cut(text: str, measure: Measure, width: float, most: int) -> list[str]:
    """At most so many lines, the last one ending in "…" after a whole syllable where something is left out."""
    lines = wrapped(text, measure, width)
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split(" ")
    while len(words) > 1 and measure(_ended(words)) > width:
        words.pop()
    return [*lines[: most - 1], _ended(words)]


def _ended(words: list[str]) -> str:
    return f"{' '.join(words).rstrip(TRAILING)}…"
