"""Owns the Facts: the tables of everything the site knows at one as-of date. The Portal answers queries over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from hashlib import blake2b

import orjson

from portal.domain.article import Article, Body
from portal.domain.document import Document
from portal.domain.event import Event
from portal.domain.identity import Identity, StaticPage
from portal.domain.media import Attachment, PictureFile
from portal.domain.plan import Plan, Result, Target
from portal.domain.topic import Abbreviation, Law, Section, Synonyms, Topic
from portal.domain.turn import Turn
from portal.domain.unit import Unit
from portal.record import dataclass

Groups = dict[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables a Portal answers from. Articles are the published ones; groups hold ids: `portal.domain.groups` names all kinds."""

    identity: Identity
    articles: dict[str, Article]
    bodies: Mapping[str, Body]  # may be read lazily
    body_digests: Mapping[str, str]
    article_digests: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # article → its address and day (ISO)
    units: dict[str, Unit] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    pages: dict[str, StaticPage] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    laws: dict[str, Law] = field(default_factory=dict)
    pictures: dict[str, PictureFile] = field(default_factory=dict)  # by file below content/; only published ones
    attachments: dict[str, Attachment] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()  # the latest turns of all targets, latest first, as many as a feed holds
    groups: Groups = field(default_factory=dict)
    archive: bool = False  # the newest article is over a year old

    def count(self, key: tuple[str, ...]) -> int:
        """Return how many ids a group has; lazily read groups may know it without reading the ids."""
        return int(self.groups.count(key)) if hasattr(self.groups, "count") else len(self.groups.get(key, ()))


def known_keys(groups: Groups) -> Iterable[tuple[str, ...]]:
    """Return the keys of groups. Groups kept on disk tell them without reading their lists."""
    return groups.known() if hasattr(groups, "known") else groups


def keys_with(groups: Groups, kinds: Collection[str]) -> set[tuple[str, ...]]:
    """Return the keys of groups whose first word is one of `kinds`."""
    return {key for key in known_keys(groups) if key[0] in kinds}


def place_of(article: Article) -> tuple[str, str]:
    """Return the address of an article and its day (ISO)."""
    return article.url, article.card.at.date().isoformat()


def digest_of(thing: object) -> bytes:
    """Return a digest of an answer with all its fields, from its JSON. Raises TypeError if JSON cannot hold all of it."""
    return blake2b(orjson.dumps(thing, _spelt), digest_size=16).digest()


def _spelt(thing: object) -> object:
    """Encode what JSON has no type for: named tuples and decimals."""
    return tuple(thing) if isinstance(thing, tuple) else repr(thing)
