"""Owns what is known of the site's own language: how common words and pairs are. It mends typos and tells raw keystrokes
from words. Refuses general dictionaries: a model of other texts mis-corrects the names of this place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plugins.search.words import reading

MOST_PAIRS = 24_000
MOST_COMMON = 300
_CLASSES = "0123456789abcdefghijklmnopqrstuvwxyz"

Digest = tuple[dict[str, int], dict[str, int], list[str]]  # words, pairs with their counts; words that read as keystrokes


def pair_from(buckets: int) -> int:
    """In how many documents a pair must stand to count. A step of the number of buckets: whenever it changes, all are written anew."""
    return 1 if buckets <= 64 else 2 if buckets <= 512 else 3


def digest(terms: Mapping[str, bytes], buckets: int) -> Digest:
    """What the model takes from the postings (four bytes each) of one of so many buckets."""
    least = 4 * pair_from(buckets)
    words: dict[str, int] = defaultdict(int)
    pairs: dict[str, int] = {}
    for term, postings in terms.items():
        family, _, entry = term.partition(" ")
        if entry.startswith("="):
            words[family] += len(postings) // 4
        elif len(postings) >= least and term.replace(" ", "").isalpha() and term.isascii():
            pairs[term] = len(postings) // 4
    mistakable = sorted(word for word in words if word.isascii() and word.isalnum() and reading(word))
    return dict(words), pairs, mistakable


@dataclass
class Model:
    """The digests of a segment taken together."""

    words: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)
    mistakable: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, digests: Iterable[Digest]) -> Model:
        """Joins the buckets; a family lies in one bucket only."""
        model = cls()
        for words, pairs, mistakable in digests:
            model.words |= words
            model.pairs |= pairs
            model.mistakable += mistakable
        return model

    def text(self) -> bytes:
        """The model file: a line a word, "<word><class>" and behind tabs the words that follow it with theirs.

        A class is the binary logarithm of a count as one base-36 digit.
        """
        lines = {word: [word + _class(n)] for word, n in self.words.items() if word.isascii() and word.isalpha()}
        likely = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_PAIRS]
        for pair, count in sorted(likely):
            before, after = pair.split(" ")
            lines.setdefault(before, [before + "0"]).append(after + _class(count))
        return "\n".join("\t".join(lines[word]) for word in sorted(lines)).encode()


def _class(count: int) -> str:
    return _CLASSES[count.bit_length()]


def common(models: Iterable[Model], documents: int) -> list[str]:
    """The words that stand in a twentieth of the documents and more, the commonest first."""
    counts: dict[str, int] = defaultdict(int)
    for model in models:
        for word, count in model.words.items():
            counts[word] += count
    often = sorted((-count, word) for word, count in counts.items() if count * 20 >= documents)
    return [word for _, word in often[:MOST_COMMON]]
