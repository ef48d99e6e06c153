"""Owns the line breaking of a title: between syllables, evenly, and cut with an ellipsis if there is no more room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Measure = Callable[[str], float]  # a text's width in px
STEPS = 8  # steps of the binary search for the narrowest even lines
TRAILING = " ,;:.–—-…"


def fitted(text: str, measure: Measure, width: float, most: int) -> list[str] | None:
    """Return lines as even as possible, None if they are more than `most`."""
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
    """Return lines no wider than `width`, each as full as possible."""
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
    """Yield syllables; one wider than a line (an address) in parts that fit."""
    for word in filter(None, text.split(" ")):
        if measure(word) <= width:
            yield word
        else:
            yield from _parts(word, measure, width)


def _parts(word: str, measure: Measure, width: float) -> Iterator[str]:
    """Yield a word in parts of as many letters as fit."""
    start, used = 0, 0.0
    for place, letter in enumerate(word):
        wide = measure(letter)
        if used + wide > width and place > start:
            yield word[start:place]
            start, used = place, 0.0
        used += wide
    yield word[start:]


def cut(text: str, measure: Measure, width: float, most: int) -> list[str]:
    """Return at most `most` lines, the last one ending in "…" after a whole syllable if something is left out."""
    lines = wrapped(text, measure, width)
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split(" ")
    while measure(_ended(words)) > width and any(words):
        words = words[:-1] if len(words) > 1 else [words[0][:-1]]
    return [*lines[: most - 1], _ended(words)]


def _ended(words: list[str]) -> str:
    return f"{' '.join(words).rstrip(TRAILING)}…"
