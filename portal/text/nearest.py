"""Owns "did you mean": the valid name nearest to a typed one. It is a hint and replaces nothing."""

from __future__ import annotations

from collections.abc import Iterable

from portal.text.fold import fold_name


def distance(a: str, b: str) -> int:
    """Return the number of letters to insert, drop, change or swap with their neighbour to turn a into b.

    Optimal string alignment (Damerau 1964, each pair swapped at most once); letters are compared as they are.
    """
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]


def nearest(name: str, names: Iterable[str], cutoff: float = 0.75) -> str | None:
    """Return the name most similar to the typed one, compared folded; None if all are less similar than `cutoff` (0–1).

    Similarity is 1 − distance / length of the longer. Among equals, the one similar in its marks too, then the first in alphabetical order:
    names come from sets, whose order differs between processes.
    """
    typed = fold_name(name)
    best: tuple[float, int] = (cutoff, -(10**6))
    answer = None
    for other in names:
        folded = fold_name(other)
        longest = max(len(typed), len(folded))
        if not longest or 1 - abs(len(typed) - len(folded)) / longest < best[0]:
            continue
        likeness = 1 - distance(typed, folded) / longest
        if likeness < best[0]:
            continue
        score = (likeness, -distance(name.lower(), other.lower()))
        if answer is None or score > best or (score == best and other < answer):
            best, answer = score, other
    return answer
