"""Owns the reference that ranking is held against: textbook BM25 over folded syllables and pairs of neighbours, the whole index in memory.

Robertson and Zaragoza (2009), k1 = 1.2, b = 0.75; words of the title count three times, as with the peers. It mends nothing.
python -m bench.search.reference <corpus.jsonl> <queries.jsonl> <results.jsonl>; prints seconds and megabytes as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections import Counter, defaultdict
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from math import log
from pathlib import Path

from bench.search.queries import corpus
from plugins.search.words import plain, tokeniser, tokens

K1, B, TITLE = 1.2, 0.75, 3


class Reference:
    """An index of (address, title, body)."""

    def __init__(self, source: Path) -> None:
        self._known = tokeniser()
        self.urls: list[str] = []
        self._lengths: list[int] = []
        self._postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for record in corpus(source):
            counts = Counter(self._terms(record["body"]))
            for term in self._terms(record["title"]):
                counts[term] += TITLE
            for term, count in counts.items():
                self._postings[term].append((len(self.urls), count))
            self.urls.append(record["url"])
            self._lengths.append(counts.total())
        self._average = sum(self._lengths) / len(self._lengths)
        self._weighed = cache(self._weights)
        self._found = cache(self._best)

    def _terms(self, text: str) -> list[str]:
        stream = tokens(plain(text), self._known)
        words = [token[0] for token in stream if token]
        return words + [f"{one[0]} {other[0]}" for one, other in pairwise(stream) if one and other]

    def ask(self, query: str) -> list[str]:
        """The ten best addresses."""
        return self._found(tuple(sorted(set(self._terms(query)))))

    def _best(self, terms: tuple[str, ...]) -> list[str]:
        scores: defaultdict[int, float] = defaultdict(float)
        for term in terms:
            for number, weight in self._weighed(term):
                scores[number] += weight
        return [self.urls[number] for number in nsmallest(10, scores, key=lambda one: (-scores[one], one))]

    def _weights(self, term: str) -> list[tuple[int, float]]:
        held = self._postings.get(term, ())
        rarity = log(1 + (len(self.urls) - len(held) + 0.5) / (len(held) + 0.5)) * (K1 + 1)
        lengths, average = self._lengths, self._average
        return [(number, rarity * count / (count + K1 * (1 - B + B * lengths[number] / average))) for number, count in held]


def main(source: Path, queries: Path, results: Path) -> None:
    """Answers all queries."""
    began = time.perf_counter()
    index = Reference(source)
    seconds = time.perf_counter() - began
    rows = []
    for line in queries.read_text("utf-8").splitlines():
        asked = json.loads(line)
        for form, query in asked["forms"].items():
            found = index.ask(query)
            rank = found.index(asked["url"]) + 1 if asked["url"] in found else 0
            rows.append({"engine": "reference", "kind": asked["kind"], "form": form, "query": query, "url": asked["url"], "rank": rank})
    results.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    print(json.dumps({"seconds": seconds, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "bytes": 0}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
