"""Owns what an IndexedDocument says about itself: its terms and how strongly (BM25 impacts, 1–15). Refuses to store them.

A term is "<stem> <entry>". The stem is the key of a word, shared by its stemming group: all forms that fold to it. The entry is
"=<form>" for the word itself in that form, or the key of the word that follows (a bigram: most Vietnamese words are two
syllables). A whole name is a stem of its own.
The impact is tf/(tf + K), after Robertson and
Zaragoza, «The Probabilistic Relevance Framework: BM25 and Beyond» (2009). K depends on the document's own length and a fixed
pivot, not on the corpus: otherwise one new article would change every impact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.search.abbreviations import Abbreviations
from plugins.search.document import IndexedDocument
from plugins.search.synonyms import Synonyms
from plugins.search.words import number_keys, numbers, plain, tokeniser, tokens

LEVELS = 15
PIVOT = 400  # words; a usual article with its title counted by weight
K1, B = 1.2, 0.6
TITLE, NAME, SENTENCE, BODY = 4.0, 4.0, 2.0, 1.0
IMPLIED = 0.5
WHOLE = "#"  # begins the stem of a whole name

Token = tuple[str, str]
Counts = defaultdict[str, float]


class Analyzer:
    """Turns IndexedDocuments into postings; keeps the words it has met."""

    def __init__(self, abbreviations: Abbreviations, synonyms: Synonyms | None = None) -> None:
        self._abbreviations = abbreviations
        self._synonyms = synonyms or Synonyms(())
        self._known = tokeniser()

    def postings(self, document: IndexedDocument) -> dict[str, int]:
        """{term: impact 1–15} of one document."""
        counts: Counts = defaultdict(float)
        length = 0
        for text, weight in _fields(document):
            length += self._read(plain(text), weight, counts)
        return _impacts(counts, length, document.weight) | dict(self._names(document))

    def _names(self, document: IndexedDocument) -> Iterator[tuple[str, int]]:
        """A term of each whole name, its keys joined as the stem; its impact is the rank."""
        for name, rank, fact in sorted(document.keys, key=lambda key: key[1]):
            words = [token for token in tokens(plain(name), self._known) if token]
            forms = [form for _, form in words] + ([f"!{fact}"] if fact >= 0 else [])
            yield f"{WHOLE}{'-'.join(key for key, _ in words)} ={' '.join(forms)}", rank

    def _read(self, text: str, weight: float, counts: Counts) -> int:
        stream = tokens(text, self._known)
        _count(stream, weight, counts)
        for meaning in (*self._abbreviations.implied(stream), *self._synonyms.implied(stream)):
            _count([*meaning], weight * IMPLIED, counts)
        if "/" in text or "-" in text:
            _count_numbers(text, weight, counts)
        return len(stream)


def _fields(document: IndexedDocument) -> list[tuple[str, float]]:
    named = [(text, NAME) for text in (*document.names, *document.numbers)]
    return [(document.title, TITLE), (document.sentence, SENTENCE), *named, (document.body, BODY)]


def _count(stream: list[Token | None], weight: float, counts: Counts) -> None:
    before = ""
    for token in stream:
        if token is None:
            before = ""
            continue
        key, form = token
        counts[f"{key} ={form}"] += weight
        if before:
            counts[f"{before} {key}"] += weight
        before = key


def _count_numbers(text: str, weight: float, counts: Counts) -> None:
    for pieces in numbers(text):
        for name in number_keys(pieces):
            counts[f"{name} ={name}"] += weight
        kind = next((piece for piece in pieces if not piece[0].isdigit()), "")
        counts[f"{kind} {pieces[0]}"] += weight  # people say "NQ 10" for 10-NQ


def _impacts(counts: Counts, length: int, weight: float) -> dict[str, int]:
    k = K1 * (1 - B + B * length / PIVOT)
    scale = LEVELS * weight
    levels = {count: max(1, min(LEVELS, round(scale * count / (count + k)))) for count in set(counts.values())}
    return {term: levels[count] for term, count in counts.items()}
