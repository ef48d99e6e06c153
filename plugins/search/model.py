"""Owns what is known of the site's own language: how common words and pairs are. It mends typos and tells raw keystrokes
from words. Refuses general dictionaries: a model of other texts mis-corrects the names of this place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from plugins.search.postings import WHOLE
from plugins.search.words import reading
from portal.text.syllable import is_folded_syllable

MOST_PAIRS, MOST_PAIRS_OF_BUCKET = 16_000, 300
MOST_FOREIGN = 6000  # words no syllable is spelt like
MOST_COMMON = 300
_CLASSES = "0123456789abcdefghijklmnopqrstuvwxyz"

Counts = dict[str, int]
Digest = tuple[Counts, Counts, list[str]]  # "key =form" of words, pairs, both with their counts; words that read as keystrokes


def pair_from(buckets: int) -> int:
    """In how many documents a pair must stand to count. A step of the number of buckets: whenever it changes, all are written anew."""
    return 1 if buckets <= 64 else 2 if buckets <= 512 else 3


def digest(terms: Mapping[str, bytes], buckets: int) -> Digest:
    """What the model takes from the postings (four bytes each) of one of so many buckets."""
    least = 4 * pair_from(buckets)
    forms: Counts = {}
    pairs: Counts = {}
    for term, postings in terms.items():
        if term.startswith(WHOLE):
            continue
        if " =" in term:
            forms[term] = len(postings) // 4
        elif len(postings) >= least and term.replace(" ", "").isalpha() and term.isascii():
            pairs[term] = len(postings) // 4
    words = {term.partition(" ")[0] for term in forms}
    mistakable = sorted(word for word in words if word.isascii() and word.isalnum() and reading(word))
    likely = nlargest(MOST_PAIRS_OF_BUCKET, pairs.items(), key=lambda pair: (pair[1], pair[0]))
    return forms, dict(likely), mistakable


@dataclass
class Model:
    """The digests of all segments taken together."""

    words: Counter[str]
    forms: Counter[str]
    pairs: Counter[str]
    mistakable: list[str]

    @classmethod
    def of(cls, digests: Iterable[Digest]) -> Model:
        """Joins the buckets of all segments."""
        words: Counter[str] = Counter()
        forms: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        mistakable: set[str] = set()
        for more_forms, more_pairs, more_mistakable in digests:
            forms.update(more_forms)
            pairs.update(more_pairs)
            mistakable.update(more_mistakable)
        for term, count in forms.items():
            words[term.partition(" ")[0]] += count
        return cls(words, forms, pairs, sorted(mistakable))

    def text(self) -> bytes:
        """The model file: a line a word, its forms "<form><class> <form><class>…" and behind tabs the words that follow it with theirs.

        A class is the binary logarithm of a count as one base-36 digit.
        """
        spelled = self._spelled()
        lines: dict[str, list[str]] = {}
        for term, count in sorted(self.forms.items()):
            word, _, form = term.partition(" =")
            if word in spelled:
                lines[word] = [f"{lines[word][0]} {form}{_class(count)}" if word in lines else form + _class(count)]
        likely = nsmallest(MOST_PAIRS, self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        for pair, count in sorted(likely):
            before, after = pair.split(" ")
            lines.setdefault(before, [before + "0"]).append(after + _class(count))
        return "\n".join("\t".join(lines[word]) for word in sorted(lines)).encode()

    def _spelled(self) -> set[str]:
        """All words spelt like syllables, and the commonest others."""
        words = [word for word in self.words if word.isascii() and word.isalpha()]
        foreign = [word for word in words if not is_folded_syllable(word)]
        rare = set(sorted(foreign, key=lambda word: (-self.words[word], word))[MOST_FOREIGN:])
        return {word for word in words if word not in rare}


def _class(count: int) -> str:
    return _CLASSES[count.bit_length()]


def common(model: Model, documents: int) -> list[str]:
    """The words that stand in a twentieth of the documents and more, the commonest first."""
    often = sorted((-count, word) for word, count in model.words.items() if count * 20 >= documents)
    return [word for _, word in often[:MOST_COMMON]]
