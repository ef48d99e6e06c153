"""Owns the record one search result is made of. Refuses the Portal: whoever knows it writes IndexedDocuments from it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

KINDS = ("article", "event", "document", "target", "plan", "unit", "topic", "page", "service")  # the order is part of the format


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """Everything search may find about one page. Text is plain, in any Unicode form, with its marks.

    `date` is ISO ("2016-11-28") or "". `units` holds the ids a reader may filter by: the page's own unit, and every
    unit that shall find it too (predecessors, successors). `weight` multiplies relevance: 1.0 is usual. `keys` are names that lead
    here whatever the texts say, each with a rank (1–15) and the number of the fact it asks for, or -1. `now`: it holds or is to added.
    `facts` are what a question may ask for: (code, label, value), code of `ASKED`.
    """

    url: str
    title: str
    kind: str = "article"
    date: str = ""
    unit: str = ""  # the name shown beside the result
    body: str = ""
    sentence: str = ""  # a target's promise and state in one sentence; shown instead of a snippet
    names: tuple[str, ...] = ()  # other names: short, old, of predecessors and successors
    numbers: tuple[str, ...] = ()  # "10-NQ/TU"
    units: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    section: str = ""
    has_targets: bool = False
    weight: float = 1.0
    keys: tuple[tuple[str, int, int], ...] = ()
    facts: tuple[tuple[str, str, str], ...] = ()
    now: bool = False
    also: tuple[str, ...] = ()  # the title in other words of the same meaning; the index fills it

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of search document: {self.kind!r}")


class SearchEntry(NamedTuple):
    """What the index must know of an IndexedDocument before it is read. `digest` changes with anything in it."""

    url: str
    digest: str
    kind: str = "article"
    date: str = ""


class Edits(NamedTuple):
    """The difference between two versions of a corpus: new and changed pages, addresses of removed ones, addresses of no page."""

    added: Sequence[SearchEntry]
    removed: Collection[str]
    absent: Collection[str] = ()  # whether a page had them before or not


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the whole site shares: abbreviations ({"CCHC": ("cải cách hành chính",)}), names of facet values
    ({"unit": {"huyen-uy-dinh-hoa": "Huyện ủy Định Hóa"}, "topic": …, "plan": …, "section": …}), and groups of words of one meaning."""

    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()


def _all_changed(version: str) -> Edits | None:
    return None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is to be indexed. `read` gives the document of an address in `entries`.

    `version` names this state of the corpus; `edits` gives the difference from another version, None if it is unknown. If it
    is known, `entries` is not called.
    """

    entries: Callable[[], Sequence[SearchEntry]]
    read: Callable[[str], IndexedDocument]
    vocabulary: Vocabulary
    version: str = ""
    edits: Callable[[str], Edits | None] = _all_changed

    @classmethod
    def of(cls, documents: Iterable[IndexedDocument], vocabulary: Vocabulary) -> Corpus:
        """Of documents that are all at hand; of two with one address, the last."""
        by_url = {document.url: document for document in documents}
        return cls(lambda: [entry(document) for document in by_url.values()], by_url.__getitem__, vocabulary)


FIELDS = tuple(IndexedDocument.__dataclass_fields__)
_values = attrgetter(*FIELDS)


def values(document: IndexedDocument) -> tuple[Any, ...]:
    """The fields in their order; `IndexedDocument(*values(d)) == d`."""
    fields: tuple[Any, ...] = _values(document)
    return fields


def entry(document: IndexedDocument) -> SearchEntry:
    """The SearchEntry of an IndexedDocument that is at hand, its digest taken over every field."""
    digest = hashlib.sha256(repr(values(document)).encode()).hexdigest()[:24]
    return SearchEntry(document.url, digest, document.kind, document.date)
