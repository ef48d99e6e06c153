"""Owns the judged queries: python -m bench.search.judged <content folder> <work folder> [as-of day [queries.tsv]].

Prints nDCG@5 and what failed.

judged.tsv holds them as citizens type them, each with what answers it (2) and what helps (1) among the pages of the fictional
district: kind/pattern over the folded title, now/pattern for what holds or is to come, body/pattern for a unit
that stands, topic:id for what is about it, theme:id for the topic itself. So they stand when its texts are
written anew; the ideal list is made of all pages there are.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from math import log2
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from plugins.search.document import Corpus, IndexedDocument
from plugins.search.record_names import FULL
from plugins.search.script import client
from plugins.search.site import Searchable
from plugins.search.update import update
from portal.source.load import load_portal
from portal.text.fold import fold

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "theme" / "js" / "search"
DEPTH = 5


class Judged(NamedTuple):
    """A query, the patterns of what answers and of what helps, the words of the line above the list."""

    query: str
    answers: str
    helps: str
    line: str

    def grade(self, document: IndexedDocument) -> int:
        """2, 1 or 0."""
        return 2 if _fits(self.answers, document) else 1 if _fits(self.helps, document) else 0


def judged(name: str = "judged.tsv") -> list[Judged]:
    """The queries of judged.tsv, or those of blind.tsv and blind2.tsv, which were written before they were asked."""
    lines = (line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Judged(*(line.split("\t") + [""] * 3)[:4]) for line in lines]


def _fits(patterns: str, document: IndexedDocument) -> bool:
    return any(_fits_one(pattern.strip(), document) for pattern in patterns.split(" | ") if pattern.strip())


def _fits_one(pattern: str, document: IndexedDocument) -> bool:
    kind, _, id = pattern.partition(":")
    if kind in ("topic", "theme"):
        return id in document.topics and (kind == "topic" or document.kind == "topic")
    kind, _, words = pattern.partition("/")
    stands = {"any": True, "now": document.now, "body": any(rank == FULL for _, rank, _ in document.keys)}
    right = stands.get(kind, document.kind == kind)
    return right and re.search(words, fold(document.title)) is not None


def ndcg(grades: Iterable[int], ideal: Iterable[int]) -> float:
    """Normalised discounted cumulative gain of the first five, gains 2^grade - 1."""
    best = _gain(sorted(ideal, reverse=True)[:DEPTH])
    return _gain([*grades][:DEPTH]) / best


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def documents(content: Path, day: date, folder: Path) -> dict[str, IndexedDocument]:
    """Every page of the content, by address; the index and its client are written below the folder."""
    portal = load_portal(content, day).portal
    assert portal is not None
    site = Searchable(portal)
    with update(Corpus(site.entries, site.read, site.vocabulary())) as index:
        for file in index.files():
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content())
    (folder / "client.mjs").write_bytes(client(MODULES))
    return {entry.url: site.read(entry.url) for entry in site.entries()}


def main(content: Path, folder: Path, day: date, name: str) -> None:
    """Asks all and tells."""
    pages, queries = documents(content, day, folder), judged(name)
    asked = json.dumps([one.query for one in queries])
    command = ["node", HERE / "judged.mjs", folder / "client.mjs"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    scores: list[float] = []
    lines: list[bool] = []
    for one, (urls, line) in zip(queries, found, strict=True):
        if not any(one.grade(page) for page in pages.values()):
            print(f"nothing there  {one.query}")
            continue
        grades = [one.grade(pages[url]) for url in urls]
        scores.append(ndcg(grades, (one.grade(page) for page in pages.values())))
        said = fold(line or "")
        if one.line:
            lines.append(re.search(one.line, said) is not None)
        if scores[-1] < 0.9 or (one.line and not lines[-1]):
            print(f"{scores[-1]:.2f}  {one.query}  {grades}  {[pages[url].title[:50] for url in urls[:3]]}  {said}")
    print(f"nDCG@5 {mean(scores):.3f} of {len(scores)} queries; lines right: {sum(lines)} of {len(lines)}")


if __name__ == "__main__":
    given = [*sys.argv[3:], *("2026-11-21", "judged.tsv")[len(sys.argv) - 3 :]]
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(given[0]), given[1])
