"""The ranking of theme/js/search/score.mjs and snippet.mjs written down a second time, plainly and slowly, over dicts.

tests/vectors/search-scores.json holds what it gives for the village (village_scores.py). Refuses mended slips: those begin with
other positions and end in the same sums.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import log
from typing import NamedTuple

from plugins.search.postings import LEVELS
from plugins.search.words import form, key, numbers, plain, reading, tokeniser, tokens
from portal.text.fold import fold

PAIR, LEAST, NOW = 0.5, 0.45, 3
LIFTS = {"target": 1.05, "plan": 1.05, "unit": 1.2, "page": 1.2, "service": 1.2}
ORDER, NEAR, WHOLE = 2, 2, 3

Postings = Mapping[str, Mapping[int, int]]  # term → document → impact


class Read(NamedTuple):
    """One reading of a word of the query."""

    key: str
    form: str


@dataclass(frozen=True)
class Position:
    """A word of the query; `near` if nothing parts it from the one before; `phrase` numbers the quotation it stands in."""

    readings: tuple[Read, ...]
    near: bool
    phrase: int
    number: bool = False


def positions(query: str) -> list[Position]:
    """The query read; quotation marks come in pairs here."""
    return [one for at, part in enumerate(plain(query).split('"')) for one in _part(part, at if at % 2 else 0)]


def _part(text: str, phrase: int) -> Iterator[Position]:
    for piece in re.findall(r"\S+", text):
        if pieces := next(numbers(piece), None):
            name = "-".join(pieces)
            yield Position((Read(name, name),), near=False, phrase=phrase, number=True)
        else:
            meant = reading(piece) or piece
            yield Position((Read(key(meant), form(meant)),), near=not text.strip().startswith(piece), phrase=phrase)


def _split(typed: str) -> tuple[str, str]:
    return (typed[:-1], typed[-1]) if typed[-1:] in "`?~'." else (typed, "")


def exactness(typed: str, found: str) -> float:
    """How well a form of the text answers a typed one."""
    (base, tone), (letters, mark) = _split(typed), _split(found)
    if typed == found:
        return 1
    if not tone and fold(base) == base:
        return 0.98
    if all(letter in (other, fold(other)) for letter, other in zip(base, letters, strict=False)) and tone in ("", mark):
        return 0.85
    return 0.6 if fold(found) == found and not mark else 0.3


def rarity(count: int, documents: int) -> float:
    """BM25's weight of a term in so many documents."""
    return log(1 + (max(0, documents - count) + 0.5) / (count + 0.5))


def scores(query: Sequence[Position], postings: Postings, kinds: Mapping[int, str], now: Collection[int] = ()) -> list[tuple[int, float]]:
    """(document, score) of all that answer, the best first, the newer number first among equals."""
    words = [_word(position, postings, len(kinds)) for position in query]
    total = sum(weight for weight, _, _ in words)
    worth: defaultdict[int, float] = defaultdict(float)
    cover: defaultdict[int, float] = defaultdict(float)
    for weight, best, fits in words:
        for doc_id, value in best.items():
            worth[doc_id] += value
            cover[doc_id] += weight * max(0.8, fits[doc_id])
    neighbours, chain, links, pairs = _neighbours(query, postings, [fits for *_, fits in words], len(kinds))
    found = {}
    for doc_id in worth.keys() | neighbours.keys():
        part = cover[doc_id] / total
        if _stands(doc_id, query, [fits for *_, fits in words], pairs) if any(one.phrase for one in query) else part >= LEAST:
            linked = PAIR * neighbours[doc_id] * chain[doc_id] / links if doc_id in neighbours else 0
            found[doc_id] = (worth[doc_id] + linked) * part * LIFTS.get(kinds[doc_id], 1)
            if doc_id in now:
                found[doc_id] *= 1 + NOW * (neighbours[doc_id] / links if links else part) ** 2
    return sorted(found.items(), key=lambda one: (-one[1], -one[0]))


def _word(position: Position, postings: Postings, documents: int) -> tuple[float, dict[int, float], dict[int, float]]:
    """The weight of a word, and by document what it adds and how exact it is."""
    lists = [
        (one, term.partition(" =")[2], held)
        for one in position.readings
        for term, held in postings.items()
        if term.startswith(f"{one.key} =")
    ]
    weight = rarity(sum(len(held) for *_, held in lists), documents)
    best: defaultdict[int, float] = defaultdict(float)
    fits: defaultdict[int, float] = defaultdict(float)
    for one, spelt, held in lists:
        fit = exactness(one.form, spelt)
        for doc_id, impact in held.items():
            best[doc_id] = max(best[doc_id], impact / LEVELS * fit * weight)
            fits[doc_id] = max(fits[doc_id], fit)
    return weight, best, fits


Fits = Mapping[int, float]


def _neighbours(query: Sequence[Position], postings: Postings, fits: Sequence[Fits], documents: int) -> tuple[
    dict[int, float], dict[int, float], float, dict[int, set[int]]
]:  # fmt: skip
    """By document: what neighbours add and how heavy those it has are; how heavy all are; by place the documents with that pair."""
    worth: defaultdict[int, float] = defaultdict(float)
    chain: defaultdict[int, float] = defaultdict(float)
    places: defaultdict[int, set[int]] = defaultdict(set)
    links = 0.0
    for at, (before, after) in enumerate(pairwise(query)):
        if not after.near or before.number or after.number:
            continue
        for a, b in product(before.readings, after.readings):
            held = postings.get(f"{a.key} {b.key}", {})
            weight = rarity(len(held), documents)
            links += weight if held else 0
            for doc_id, impact in held.items():
                fit = min(fits[at].get(doc_id) or 1, fits[at + 1].get(doc_id) or 1)
                worth[doc_id] += impact / LEVELS * weight * (0.4 + 0.6 * fit)
                chain[doc_id] += weight
                places[at].add(doc_id)
    parted = all(not after.near or before.number or after.number for before, after in pairwise(query))
    return worth, chain, links or float(not parted), places


def _least(position: Position) -> float:
    return 0.84 if any(one.key != one.form for one in position.readings) else 0.01


def _stands(doc_id: int, query: Sequence[Position], fits: Sequence[Fits], pairs: Mapping[int, set[int]]) -> bool:
    """Whether the document may hold all that is quoted."""
    for at, position in enumerate(query):
        if position.phrase and fits[at].get(doc_id, 0) < _least(position):
            return False
        after = query[at + 1] if at + 1 < len(query) else None
        if position.phrase and after and after.near and after.phrase == position.phrase and doc_id not in pairs.get(at, set()):
            return False
    return True


Token = tuple[str, str, bool, int]  # key, form, near, sentence


def lift(query: Sequence[Position], title: str, text: str) -> float:
    """How much a text lifts its result: 1 and more."""
    if len(query) < 2:
        return 1
    return 1 + max(_run(query, row) + _chain(query, row) for row in (_row(title), _row(text)))


def _row(text: str) -> list[Token]:
    row: list[Token] = []
    known = tokeniser()
    for sentence, part in enumerate(re.split(r"[;:!?\n]|\.(?=\s|$)", text)):
        stream = tokens(plain(part), known)
        row += [(*token, at > 0 and stream[at - 1] is not None, sentence) for at, token in enumerate(stream) if token]
    return row


def _fit(position: Position, token: Token) -> float:
    return max((exactness(one.form, token[1]) for one in position.readings if one.key == token[0]), default=0)


def _run(query: Sequence[Position], row: Sequence[Token]) -> float:
    """The best run of neighbours: how much of the query, how exact, how much of the text."""
    best = 0.0
    for start, at in product(range(len(row)), range(len(query))):
        exact, length = 0.0, 0
        for position, token in zip(query[at:], row[start:], strict=False):
            fit = _fit(position, token)
            if not fit or (length and not (position.near and token[2])):
                break
            exact, length = exact + fit, length + 1
            best = max(best, (length / len(query)) ** 2 * (2 * exact / length + WHOLE * length / len(row)))
    return best


def _chain(query: Sequence[Position], row: Sequence[Token]) -> float:
    """The best of all chains: words of the query in its order, in one sentence."""
    best = 0.0
    chains: dict[int, tuple[float, int]] = {}
    for place, token in enumerate(row):
        if place and token[3] != row[place - 1][3]:
            chains = {}
        for at in reversed(range(len(query))):
            if fit := _fit(query[at], token):
                before = max((chains[one] for one in sorted(chains) if one < at), key=lambda one: one[0], default=(0, place))
                held, since = before[0] + fit, before[1]
                if held >= chains.get(at, (0, 0))[0]:
                    chains[at] = held, since
                close = min(1, 2 * held / (held + place - since + 1))
                best = max(best, (held / len(query)) ** 2 * (ORDER + NEAR * close))
    return best
