"""Owns the gathering of documents: those articles and plans name, each once, with the articles that name it.

The id is made of number, issuer and date, since every province has a 10-NQ/TU. Refuses to read the files themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.article import Article, Status
from portal.domain.document import Document
from portal.domain.plan import Plan
from portal.source.bodies import bodies_on
from portal.source.link import Linked
from portal.source.lives import Lives
from portal.source.plan_names import KIND
from portal.source.registry import Registries
from portal.source.values import Entries
from portal.text.fold import fold, fold_name
from portal.text.slug import whole_slug

PAPER_KIND = re.compile(
    r"(bộ luật|luật|pháp lệnh|nghị định|thông tư liên tịch|thông tư|hướng dẫn|thông báo|báo cáo|tờ trình|công văn|công điện|quy định"
    r"|điều lệ|giấy mời|biên bản|kế hoạch liên tịch|lịch|danh sách|dự thảo)\b", re.I
)
FILLED = ("number", "summary", "file", "plan", "day", "effective", "issuer", "issuer_name")


@dataclass(slots=True)
class Shelf:
    """Documents while they are gathered. A document named with less (no date, no issuer) is found by its number and plan."""

    documents: dict[str, Document] = field(default_factory=dict)
    articles: dict[str, dict[str, None]] = field(default_factory=dict)  # document → articles, oldest first
    by_number: dict[tuple[str, str], str] = field(default_factory=dict)  # (plan, folded number) → document

    def put(self, document: Document) -> str:
        """Enter a document, or what is new about a known one; its id."""
        key = (document.plan, fold_name(document.number))
        id = document.id if document.id in self.documents else self.by_number.get(key, document.id) if all(key) else document.id
        known = self.documents.get(id, document)
        self.documents[id] = replace(known, **{name: getattr(known, name) or getattr(document, name) for name in FILLED})
        self.articles.setdefault(id, {})
        if all(key):
            self.by_number.setdefault(key, id)
        return id


def gather_documents(linked: list[Linked], lives: Lives, registries: Registries, as_of: date) -> dict[str, Document]:
    """All documents known at the as-of date by id, newest first; undated ones last."""
    shelf = Shelf()
    for founding in lives.register.plans.values():
        _of_plan(founding.plan, founding.articles, shelf, registries, as_of)
    for item in linked:
        for entry in item.draft.entries.many("documents") if item.article.card.status is not Status.WITHDRAWN else ():
            if named := read_document(entry, "", registries, item.day, lives):
                shelf.articles[shelf.put(named)].setdefault(item.article.id)
    places = {item.article.id: place for place, item in enumerate(linked)}
    whole = (replace(known, articles=_newest_first(shelf.articles[id], places)) for id, known in shelf.documents.items())
    return {document.id: document for document in sorted(whole, key=_order)}


def with_documents(articles: Iterable[Article], documents: dict[str, Document]) -> list[Article]:
    """The articles, each with the documents that name it."""
    named: dict[str, list[str]] = {}
    for document in documents.values():
        for id in document.articles:
            named.setdefault(id, []).append(document.id)
    return [_with(article, tuple(named[article.id])) if article.id in named else article for article in articles]


def _with(article: Article, documents: tuple[str, ...]) -> Article:
    return replace(article, documents=documents)


def _newest_first(articles: dict[str, None], places: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted((id for id in articles if id in places), key=lambda id: -places[id]))


def _order(document: Document) -> tuple[int, str]:
    return -(document.day.toordinal() if document.day else 0), document.id


def _of_plan(plan: Plan, articles: list[str], shelf: Shelf, registries: Registries, as_of: date) -> None:
    """A numbered plan's own text, and the documents its file lists."""
    own = plan_document(plan)
    filed = registries.plans.get(plan.id)
    entries = filed[1].many("documents") if filed else ()
    listed = (read_document(entry, plan.issuer, registries, plan.day, plan=plan.id) for entry in entries)
    for document in (own, *listed):
        if document and (document.day is None or document.day <= as_of):
            id = shelf.put(document)
            if document is own:
                shelf.articles[id].update(dict.fromkeys(articles))


def plan_document(plan: Plan) -> Document | None:
    """A numbered plan's own text as a document."""
    if not plan.number:
        return None
    id = document_id(plan.number, plan.issuer or fold(plan.issuer_name), plan.day, plan.name)
    return Document(id, plan.kind, plan.name, plan.number, plan.issuer, plan.issuer_name, plan.day, draft=plan.draft, plan=plan.id)


def document_id(number: str, issuer: str, day: date | None, title: str) -> str:
    """Number, issuer and date together; the title where there is no number."""
    parts = (number or title, issuer if number else "", day.isoformat() if day else "")
    return whole_slug(" ".join(filter(None, parts)), 80)


def read_document(
    entry: object, issuer: str, registries: Registries, told: date | None, lives: Lives | None = None, plan: str = ""
) -> Document | None:
    """One entry of a list of documents; None when it names no title (that has been reported)."""
    if not isinstance(entry, Entries) or not entry.text("title"):
        return None
    title, number, name = entry.text("title"), entry.text("number"), entry.text("issuer")
    ids = bodies_on(name, entry.day("date") or told, registries) if name else (issuer,) if issuer else ()
    unit = ids[0] if len(ids) == 1 else ""
    return Document(
        id=document_id(number, unit or name, entry.day("date"), title),
        kind=(entry.text("kind") or _kind(title)).lower(),
        title=title,
        number=number,
        issuer=unit,
        issuer_name="" if unit else name,
        day=entry.day("date"),
        effective=entry.day("effective"),
        summary=entry.text("summary"),
        file=entry.text("file"),
        draft=bool(entry.values.get("draft")),
        plan=plan or _plan_of(entry.text("plan"), lives),
    )


def _plan_of(name: str, lives: Lives | None) -> str:
    known = lives.register.names.find(name).ids if lives and name else ()
    return known[0] if len(known) == 1 else ""


def _kind(title: str) -> str:
    """The kind a title begins with, as written: «Nghị định», «Thông tư liên tịch»; "văn bản" when it does not say."""
    found = KIND.match(title) or PAPER_KIND.match(title)
    return found[1] if found else "văn bản"
