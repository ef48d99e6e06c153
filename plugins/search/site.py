"""Owns what search may find on this site: IndexedDocuments made from the Portal, and which of them changed.

A digest stands for everything an IndexedDocument is made of; refuses to know how they are indexed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cache, partial
from hashlib import blake2b
from typing import Any

from plugins.search.dependencies import Dependencies, Name
from plugins.search.document import Edits, IndexedDocument, SearchEntry, Vocabulary
from plugins.search.fixed_pages import FixedPages
from plugins.search.record_names import BARE, BELOW, RecordNames, facts_of
from plugins.search.synonyms import everyday
from portal import urls
from portal.domain.article import Article, ArticleKind, Status
from portal.domain.change_set import MOVED
from portal.domain.event import EventState
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.text.day import format_day
from portal.text.plain import plain
from portal.views.card import plan_name
from portal.views.document_names import document_name
from portal.views.page_types import PAGE_TYPES
from portal.views.promise import target_title

Facts = tuple[tuple[str, str, str], ...]
# Prefixes of query keys that affect pages which the keys of an edit do not name.
WIDE = {("unit",), ("any", "ended"), ("identity",), ("page",), ("ids", "pages"), (MOVED,), ("ids", "units")}
KINDS: dict[str, Callable[[str], str]] = {
    **{type.kind: type.address for type in PAGE_TYPES if type.address},  # kind → address of a page
    "event": lambda id: f"{urls.EVENTS}#{id}",
}
FIXED = ("page", "service")


class Searchable:
    """The pages of one Portal as IndexedDocuments, read one by one by their address."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._readers: dict[str, Callable[[], IndexedDocument]] = {}
        self._dependencies = Dependencies(portal)
        self._line = self._dependencies.line
        self._listed = cache(self._ids)
        self._groups = [*everyday(), *((group.words, group.procedure) for group in portal.synonyms())]
        self.names_of = RecordNames(portal)
        self._fixed = FixedPages(portal, self.names_of, self._groups)
        self._places = {"page": self._fixed.pages(), "service": self._fixed.services()}

    def entries(self) -> list[SearchEntry]:
        """Every page there is to find, with a digest of what its IndexedDocument is made of."""
        return [self._entry(*page, self._dependencies.each(*page)) for page in self.pages()]

    def pages(self) -> Iterator[tuple[str, str]]:
        """Kind and id of every page there is to find."""
        return ((kind, id) for kind in (*KINDS, *FIXED) for id in self._listed(kind))

    def edits(self, names: Collection[tuple[Any, ...]] | None) -> Edits | None:
        """Which pages changed if the answers of these queries did; None if they affect more than some records.

        None if a unit changed, which all its articles show, or an article had another address, which is not named.
        """
        if names is None or any(name[:1] in WIDE or name[:2] in WIDE for name in names):
            return None
        named = {("article" if name[0] == "body" else name[0], str(name[1])) for name in names if name[0] in ("article", "body", *KINDS)}
        named |= {("event", str(name[1])) for name in names if name[0] == "event"}
        named |= {("target", id) for kind, plan in named if kind == "plan" for id in self._targets(plan)}
        named |= {("article", id) for kind, paper in named if kind == "document" for id in self._articles_of(paper)}
        there = {(kind, id) for kind, id in named if id in self._listed(kind)}
        there |= {("page", id) for id in self._listed("page")}
        added = [self._entry(*page, self._dependencies.one(*page)) for page in sorted(there)]
        removed = sorted((kind == "event", KINDS[kind](id)) for kind, id in named - there)
        absent = [*(url for is_event, url in removed if is_event), *self._fixed.hidden()]
        return Edits(added, [url for is_event, url in removed if not is_event], absent)

    def _targets(self, plan: str) -> tuple[str, ...]:
        return self._portal.plan(plan).targets if plan in self._listed("plan") else ()

    def _articles_of(self, document: str) -> tuple[str, ...]:
        return self._portal.document(document).articles if document in self._listed("document") else ()

    def _ids(self, kind: str) -> dict[str, None]:
        """Those of a kind that have a page, in order."""
        if kind in FIXED:
            return dict.fromkeys(self._places[kind])
        if kind == "event":
            return dict.fromkeys(self._portal.group("events", "coming"))
        ids = self._portal.group("all") if kind == "article" else self._portal.ids(f"{kind}s")
        return {id: None for id in ids if kind != "plan" or self._portal.plan(id).page}

    def read(self, url: str) -> IndexedDocument:
        """The IndexedDocument of an address that `entries` named."""
        return self._readers[url]()

    def vocabulary(self) -> Vocabulary:
        """Abbreviations, and the names of what a reader may filter by."""
        portal = self._portal
        shorts: dict[str, tuple[str, ...]] = {}
        for pair in portal.abbreviations():
            shorts[pair.short] = (*shorts.get(pair.short, ()), pair.long)
        labels = {
            "unit": {id: portal.unit(id).name for id in portal.ids("units")},
            "topic": {id: portal.topic(id).name for id in portal.ids("topics")},
            "section": {id: portal.section(id).name for id in portal.ids("sections")},
            "plan": {id: plan_name(portal.plan(id).kind, portal.plan(id).name) for id in portal.ids("plans")},
        }
        return Vocabulary(shorts, labels, tuple(words for words, _ in self._groups))

    def place(self, kind: str, id: str) -> tuple[str, str]:
        """The address of a page, and its day where its kind is filed by days."""
        if kind == "article":
            return self._portal.place(id)
        return self._places[kind][id] if kind in FIXED else KINDS[kind](id), ""

    def _entry(self, kind: str, id: str, made_of: Iterable[Name]) -> SearchEntry:
        url, day = self.place(kind, id)
        self._readers[url] = partial(getattr(self, f"_{kind}"), id)
        digests = b"".join(map(self._portal.digest, made_of))
        return SearchEntry(url, blake2b(digests, digest_size=16).hexdigest(), kind, day)

    def _article(self, id: str) -> IndexedDocument:
        article, card = self._portal.article(id), self._portal.card(id)
        captions = (item.caption for item in article.images)
        withdrawn = card.status is Status.WITHDRAWN  # found by its title only
        text = "" if withdrawn else plain(self._portal.body(id).html)
        body = "\n".join([card.summary, text, *captions])
        return IndexedDocument(
            card.url, card.title, "article", card.at.date().isoformat(), self._portal.unit(card.unit).name, body,
            numbers=tuple(self._number(document) for document in article.documents),
            units=self._line(card.unit), topics=article.topics, plans=tuple(mention.plan for mention in article.plans),
            section=card.section, has_targets=any(mention.targets or mention.results for mention in article.plans),
            weight=0.3 if withdrawn else 1.0, now=_holds(article), facts=_facts(article),
        )  # fmt: skip

    def _event(self, id: str) -> IndexedDocument:
        event = self._portal.event(id)
        report = event.report
        hosts = ", ".join(self._portal.unit(host).name for host in report.hosts)
        body = "\n".join((f"{report.kind} sắp diễn ra", report.place, hosts, *(person.name for person in report.people), *report.attendees))
        stands = report.state is not EventState.CANCELLED
        when = ", ".join(part for part in (report.time, format_day(report.day) if report.day else "", report.place) if part)
        return IndexedDocument(
            KINDS["event"](id), event.title, "event", unit=hosts, body=body, units=report.hosts, now=stands,
            facts=(("when", "Thời gian, địa điểm", when),) if stands else (),
        )  # fmt: skip

    def _page(self, id: str) -> IndexedDocument:
        return self._fixed.page(id)

    def _service(self, id: str) -> IndexedDocument:
        return self._fixed.service(id)

    def _number(self, document: str) -> str:
        return self._portal.document(document).number

    def _plan(self, id: str) -> IndexedDocument:
        plan = self._portal.plan(id)
        body = "\n".join((plan.summary, *plan.goals, *plan.solutions, *plan.parts, plan.steering))
        issuer = self._portal.unit(plan.issuer).name if plan.issuer else plan.issuer_name
        return IndexedDocument(
            urls.plan(id), plan_name(plan.kind, plan.name), "plan", plan.day.isoformat() if plan.day else "", issuer, body,
            names=plan.aliases, numbers=(plan.number,) if plan.number else (), units=self._line(plan.issuer),
            topics=plan.topics, plans=(id,), has_targets=bool(plan.targets), weight=1.3, facts=_issued(plan.day, issuer),
            keys=self.names_of.plan(plan),
        )  # fmt: skip

    def _target(self, id: str) -> IndexedDocument:
        target = self._portal.target(id)
        plan = self._portal.plan(target.plan)
        said = target.statement
        state = f"{LABELS[target.standing.state]}. {target.standing.sentence}"
        body = "\n".join((said.quote, said.indicator, said.scope, plan_name(plan.kind, plan.name)))
        return IndexedDocument(
            urls.target(id), target_title(target), "target", target.day.isoformat() if target.day else "",
            self._portal.unit(target.unit).name if target.unit else "", body, state,
            units=self._line(target.unit), topics=plan.topics, plans=(plan.id,), has_targets=True, weight=1.2,
        )  # fmt: skip

    def _document(self, id: str) -> IndexedDocument:
        document = self._portal.document(id)
        issuer = self._portal.unit(document.issuer).name if document.issuer else document.issuer_name
        title = document_name(document)
        body = document.summary if document.title in title else f"{document.title}\n{document.summary}"
        return IndexedDocument(
            urls.document(id), title, "document", document.day.isoformat() if document.day else "", issuer, body,
            numbers=(document.number,) if document.number else (), units=self._line(document.issuer),
            plans=(document.plan,) if document.plan else (), facts=_issued(document.day, issuer),
            keys=self.names_of.plain(((document.number, f"{document.kind} {document.number}", document.title, title), BELOW)),
        )  # fmt: skip

    def _unit(self, id: str) -> IndexedDocument:
        unit = self._portal.unit(id)
        kin = (self._portal.unit(other) for other in (*unit.predecessors, *unit.successors))
        names = (*unit.names[1:], *(name for other in kin for name in other.names[:2]))
        body = "\n".join((unit.function, unit.address, *(f"{leader.name}, {leader.role}" for leader in unit.leaders)))
        return IndexedDocument(
            urls.unit(id), unit.name, "unit", "", "", body, names=names, units=self._line(id), keys=self.names_of.unit(id),
            facts=(*facts_of(unit), *(self._fixed.hours() if id == self._portal.identity().owner_unit else ())),
        )  # fmt: skip

    def _topic(self, id: str) -> IndexedDocument:
        topic = self._portal.topic(id)
        return IndexedDocument(
            urls.topic(id), topic.name, "topic", "", "", topic.description, names=topic.alt_names, topics=(id,),
            keys=self.names_of.plain(([topic.name], BELOW), (topic.alt_names, BARE)),
        )  # fmt: skip


def _holds(article: Article) -> bool:
    """Whether a notice holds or is to, a draft is put to comment or will be: with a last day."""
    consultation = article.consultation
    if consultation:
        return consultation.open or consultation.awaited
    return article.card.kind is ArticleKind.NOTICE and article.expires is not None and not article.expired


def _facts(article: Article) -> Facts:
    consultation = article.consultation
    if consultation and consultation.closes and _holds(article):
        return (("when", "Nhận góp ý đến hết ngày", format_day(consultation.closes)), ("address", "Gửi góp ý", consultation.where))
    if article.expires and _holds(article):
        begins = f"từ {format_day(article.starts)} " if article.starts else ""
        return (("when", "Thời gian", f"{begins}đến hết ngày {format_day(article.expires)}"),)
    return ()


def _issued(day: date | None, issuer: str) -> Facts:
    rows = (("when", "Ngày ban hành", format_day(day) if day else ""), ("who", "Cơ quan ban hành", issuer))
    return tuple(row for row in rows if row[2])
