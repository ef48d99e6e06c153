"""Owns the Portal: everything the site knows at one as-of date, behind queries that can be tracked.

Every query goes through `find(name)`, and every query key has a fingerprint of its answer: a page is made again exactly when one of its
dependencies has a new fingerprint. The Portal has no as-of date: states and groups that depend on it are already part of the Facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, cast

import orjson

from portal.domain.answers import LOOKUPS, TABLES
from portal.domain.article import Article, Body, Card, Neighbours
from portal.domain.document import Document
from portal.domain.event import Event
from portal.domain.facts import Facts, digest_of
from portal.domain.groups import require, require_years
from portal.domain.identity import Identity, StaticPage
from portal.domain.media import Attachment, PictureFile
from portal.domain.plan import Plan, Result, Target
from portal.domain.topic import Abbreviation, Law, Section, Synonyms, Topic
from portal.domain.turn import Turn
from portal.domain.unit import Unit

QueryKey = tuple[Any, ...]


class Portal:
    """Queries over Facts. They accept ids and return frozen records; an unknown id raises KeyError (checks run earlier)."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._digests: dict[QueryKey, bytes] = {}
        self._places: dict[tuple[str, ...], dict[str, int]] = {}
        self._shared: dict[QueryKey, tuple[Any, tuple[QueryKey, ...]]] = {}

    def find(self, name: QueryKey) -> Any:
        """Return the answer to one query: name = (method, *arguments)."""
        return LOOKUPS[name[0]](self, *name[1:])

    def note(self, names: Iterable[QueryKey]) -> None:
        """Accept the queries that a callee made on the caller's behalf; a DependencyTracker records them."""

    def shared(self, make: Callable[..., Any], *args: Any) -> Any:
        """Return `make(portal, *args)`, a value that many pages show. A DependencyTracker computes it once and records its queries."""
        return make(self, *args)

    def digest(self, name: QueryKey) -> bytes:
        """Return the fingerprint of a query's answer, cached for the life of this Portal."""
        known = self._digests.get(name)
        if known is None:
            known = self._digests[name] = self._digest(name)
        return known

    def _digest(self, name: QueryKey) -> bytes:
        try:
            if name[0] == "body":
                return self._facts.body_digests[name[1]].encode()
            if name[0] == "article":
                return self._facts.article_digests[name[1]].encode()
            if name[0] == "table":
                return self._table_digest(name[1])
            return self._kept(name) or digest_of(Portal.find(self, name))
        except KeyError:
            return b""  # the record is gone: whatever depends on it is made again

    def _table_digest(self, table: str) -> bytes:
        facts = self._facts
        known = {"articles": facts.article_digests, "bodies": facts.body_digests, "places": facts.places}.get(table)
        if known is None:
            records = getattr(facts, table)
            known = {id: getattr(records, "digest", lambda id: digest_of(records[id]))(id).hex() for id in records}
        return blake2b(orjson.dumps(dict(known), option=orjson.OPT_SORT_KEYS), digest_size=16).digest()

    def _kept(self, name: QueryKey) -> bytes:
        """Return the fingerprint stored with a record; b"" if there is none: then the record has to be read."""
        table: Any = getattr(self._facts, TABLES.get(name[0], ""), None)
        return cast(bytes, table.digest(name[1])) if hasattr(table, "digest") else b""

    @property
    def facts(self) -> Facts:
        """Return the tables themselves, for code that stores them; views use queries."""
        return self._facts

    # ---- single records

    def identity(self) -> Identity:
        """The portal's own identity."""
        return cast(Identity, self.find(("identity",)))

    def archive_mode(self) -> bool:
        """Whether the newest article is over a year old."""
        return cast(bool, self.find(("archive",)))

    def article(self, id: str) -> Article:
        """Return everything an article says, except its body."""
        return cast(Article, self.find(("article", id)))

    def card(self, id: str) -> Card:
        """Return what a list shows of an article."""
        return cast(Card, self.find(("card", id)))

    def place(self, id: str) -> tuple[str, str]:
        """Return the address of an article and its day (ISO), without reading the rest of it."""
        return cast("tuple[str, str]", self.find(("place", id)))

    def body(self, id: str) -> Body:
        """The text of an article."""
        return cast(Body, self.find(("body", id)))

    def has_article(self, id: str) -> bool:
        """Whether such an article is published."""
        return cast(bool, self.find(("has", id)))

    def unit(self, id: str) -> Unit:
        """One unit."""
        return cast(Unit, self.find(("unit", id)))

    def topic(self, id: str) -> Topic:
        """One topic."""
        return cast(Topic, self.find(("topic", id)))

    def section(self, id: str) -> Section:
        """One section."""
        return cast(Section, self.find(("section", id)))

    def plan(self, id: str) -> Plan:
        """One plan."""
        return cast(Plan, self.find(("plan", id)))

    def target(self, id: str) -> Target:
        """One target, with its standing."""
        return cast(Target, self.find(("target", id)))

    def result(self, id: str) -> Result:
        """One result."""
        return cast(Result, self.find(("result", id)))

    def document(self, id: str) -> Document:
        """One document."""
        return cast(Document, self.find(("document", id)))

    def event(self, id: str) -> Event:
        """One event through all its articles."""
        return cast(Event, self.find(("event", id)))

    def page(self, id: str) -> StaticPage:
        """One static page."""
        return cast(StaticPage, self.find(("page", id)))

    def law(self, id: str) -> Law:
        """One law or standard."""
        return cast(Law, self.find(("law", id)))

    def picture(self, file: str) -> PictureFile:
        """One picture that may be shown."""
        return cast(PictureFile, self.find(("picture", file)))

    def has_picture(self, file: str) -> bool:
        """Return whether there is such a picture and it may be shown."""
        return cast(bool, self.find(("has_picture", file)))

    def attachment(self, file: str) -> Attachment:
        """Return one published attachment."""
        return cast(Attachment, self.find(("attachment", file)))

    def has_attachment(self, file: str) -> bool:
        """Return whether an attachment is published."""
        return cast(bool, self.find(("has_attachment", file)))

    # ---- many

    def ids(self, table: str) -> tuple[str, ...]:
        """Return all ids of a table of Facts, in the table's order ("units", "topics", "plans", …)."""
        return cast("tuple[str, ...]", self.find(("ids", table)))

    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The abbreviations file."""
        return cast("tuple[Abbreviation, ...]", self.find(("abbreviations",)))

    def synonyms(self) -> tuple[Synonyms, ...]:
        """The words that staff say have one meaning."""
        return cast("tuple[Synonyms, ...]", self.find(("synonyms",)))

    def group(self, *key: str) -> tuple[str, ...]:
        """Return the ids of a group in its order; empty if there are none. Raises UnknownGroupError for a key of no kind of GROUPS."""
        require(key)
        return cast("tuple[str, ...]", self.find(("group", *key)))

    def latest(self, count: int, *key: str) -> tuple[str, ...]:
        """Return the newest articles of a group."""
        require(key)
        return cast("tuple[str, ...]", self.find(("latest", count, *key)))

    def turns(self) -> tuple[Turn, ...]:
        """Return the latest turns of all targets, as many as a feed holds."""
        return cast("tuple[Turn, ...]", self.find(("turns",)))

    def count(self, *key: str) -> int:
        """Return how many articles a group has."""
        require(key)
        return cast(int, self.find(("count", *key)))

    def has_group(self, *key: str) -> bool:
        """Whether a group has any article."""
        require(key)
        return cast(bool, self.find(("any", *key)))

    def has_ended(self, unit: str) -> bool:
        """Return whether a unit has ended by the as-of date."""
        return self.has_group("ended", unit)

    def has_events(self) -> bool:
        """Whether any event is known."""
        return self.has_group("events", "coming") or self.has_group("events", "past")

    def years(self, *key: str) -> tuple[tuple[str, int], ...]:
        """Return (year, count) of a group that is split by years, newest first."""
        require_years(key)
        return cast("tuple[tuple[str, int], ...]", self.find(("years", *key)))

    def months(self, year: str) -> tuple[tuple[str, int], ...]:
        """Return ("2016-04", count) of a year, newest first."""
        return cast("tuple[tuple[str, int], ...]", self.find(("months", year)))

    def periods(self, *key: str) -> tuple[tuple[str, int], ...]:
        """Return (year or month, count) of a list too long for one page, newest first; the group (*key, period) holds the entries of each.
        """
        require(key)
        return cast("tuple[tuple[str, int], ...]", self.find(("periods", *key)))

    def names(self, of: str, *key: str) -> tuple[str, ...]:
        """Return only the names from `years`, `months` or `periods` (`of`), for views that show no counts."""
        if of != "months":
            (require_years if of == "years" else require)(key)
        return cast("tuple[str, ...]", self.find(("names", of, *key)))

    def neighbours(self, article: str) -> Neighbours:
        """Return the articles next to one in each list that contains it, and those that correct it."""
        return cast(Neighbours, self.find(("neighbours", article)))
