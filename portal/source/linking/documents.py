"""Owns the collection of documents: each one that articles and plans name, once, with the articles that name it.

The id consists of number, issuer and date, since every province has a 10-NQ/TU. The files themselves are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from portal.domain.article import Status
from portal.domain.document import Document
from portal.domain.plan import Plan
from portal.source.linking.bodies import bodies_on
from portal.source.linking.link import Linked
from portal.source.linking.plan_names import KIND
from portal.source.linking.plans import PlanNames
from portal.source.reading.fields.values import Entries
from portal.source.reading.registries.registry import Registries
from portal.text.fold import fold, fold_name
from portal.text.slug import whole_slug

PAPER_KIND = re.compile(
    r"(bộ luật|luật|pháp lệnh|nghị định|thông tư liên tịch|thông tư|hướng dẫn|thông báo|báo cáo|tờ trình|công văn|công điện|quy định"
    r"|điều lệ|giấy mời|biên bản|kế hoạch liên tịch|lịch|danh sách|dự thảo)\b", re.I
)
TEXTS = ("id", "kind", "title", "number", "issuer", "issuer_name", "summary", "file")
Paper = tuple[str, ...]  # a document that an article lists: TEXTS, day, day it takes effect, "x" of a draft, name of its plan
FILLED = ("number", "summary", "file", "plan", "day", "effective", "issuer", "issuer_name")


@dataclass(slots=True)
class DocumentCollection:
    """The documents known at the as-of date. A document named with less (no date, no issuer) is found by its number and plan."""

    registries: Registries
    as_of: date
    documents: dict[str, Document] = field(default_factory=dict)
    articles: dict[str, dict[str, None]] = field(default_factory=dict)  # document → articles, oldest first
    by_number: dict[tuple[str, str], str] = field(default_factory=dict)  # (plan, folded number) → document

    def put(self, document: Document) -> str:
        """Add a document, or new details of a known one; return its id."""
        key = (document.plan, fold_name(document.number))
        id = document.id if document.id in self.documents else self.by_number.get(key, document.id) if all(key) else document.id
        known = self.documents.get(id, document)
        self.documents[id] = replace(known, **{name: getattr(known, name) or getattr(document, name) for name in FILLED})
        self.articles.setdefault(id, {})
        if all(key):
            self.by_number.setdefault(key, id)
        return id

    def add_plan(self, plan: Plan, articles: Sequence[str]) -> None:
        """Add a numbered plan's own text, and the documents its file lists."""
        own = plan_document(plan)
        filed = self.registries.plans.get(plan.id)
        entries = filed[1].many("documents") if filed else ()
        listed = (read_document(entry, plan.issuer, self.registries, plan.day, plan=plan.id) for entry in entries)
        for document in (own, *listed):
            if document and (document.day is None or document.day <= self.as_of):
                id = self.put(document)
                if document is own:
                    self.articles[id].update(dict.fromkeys(articles))


def papers_of(item: Linked, registries: Registries) -> tuple[Paper, ...]:
    """Return the documents that an article lists; a withdrawn one lists none."""
    if item.article.card.status is Status.WITHDRAWN or "documents" not in item.draft.entries.values:
        return ()
    listed = ((read_document(entry, "", registries, item.day), entry) for entry in item.draft.entries.many("documents"))
    return tuple([_paper(document, entry.text("plan")) for document, entry in listed if document])


def _paper(document: Document, plan: str) -> Paper:
    texts = [getattr(document, name) for name in TEXTS]
    days = [day.isoformat() if day else "" for day in (document.day, document.effective)]
    return (*texts, *days, "x" if document.draft else "", plan)


def _document(paper: Paper, names: PlanNames) -> Document:
    texts, (day, effective, draft, plan) = paper[: len(TEXTS)], paper[len(TEXTS) :]
    values: dict[str, Any] = dict(zip(TEXTS, texts, strict=True))
    return Document(
        **values, day=date.fromisoformat(day) if day else None,
        effective=date.fromisoformat(effective) if effective else None, draft=bool(draft), plan=names.one(plan),
    )  # fmt: skip


def gather_documents(
    found: DocumentCollection, plans: Iterable[tuple[Plan, Sequence[str]]], papers: Iterable[tuple[str, tuple[Paper, ...]]],
    order: Mapping[str, tuple[str, str]], names: PlanNames,
) -> dict[str, Document]:  # fmt: skip
    """Return all documents by id, newest first; undated ones last. `found`: an empty collection for the registries and the as-of date.

    `plans`: each with the articles that report on it; `papers`: (article, the documents it lists) of published articles, oldest first;
    `order`: the sort keys of all published articles.
    """
    for plan, articles in plans:
        found.add_plan(plan, articles)
    for id, listed in papers:
        for paper in listed:
            found.articles[found.put(_document(paper, names))].setdefault(id)
    whole = (replace(known, articles=_newest_first(found.articles[id], order)) for id, known in found.documents.items())
    return {document.id: document for document in sorted(whole, key=_order)}


def documents_of(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return the documents that name each article."""
    named: dict[str, list[str]] = {}
    for document in documents:
        for id in document.articles:
            named.setdefault(id, []).append(document.id)
    return {id: tuple(found) for id, found in named.items()}


def _newest_first(articles: Iterable[str], order: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted((id for id in articles if id in order), key=order.__getitem__, reverse=True))


def _order(document: Document) -> tuple[int, str]:
    return -(document.day.toordinal() if document.day else 0), document.id


def plan_document(plan: Plan) -> Document | None:
    """Return a numbered plan's own text as a document."""
    if not plan.number:
        return None
    id = document_id(plan.number, plan.issuer or fold(plan.issuer_name), plan.day, plan.name)
    return Document(id, plan.kind, plan.name, plan.number, plan.issuer, plan.issuer_name, plan.day, draft=plan.draft, plan=plan.id)


def document_id(number: str, issuer: str, day: date | None, title: str) -> str:
    """Return an id of number, issuer and date; of the title if there is no number."""
    parts = (number or title, issuer if number else "", day.isoformat() if day else "")
    return whole_slug(" ".join(filter(None, parts)), 80)


def read_document(entry: object, issuer: str, registries: Registries, default_day: date | None, plan: str = "") -> Document | None:
    """Return one entry of a list of documents; None if it has no title (that has been reported)."""
    if not isinstance(entry, Entries) or not entry.text("title"):
        return None
    title, number, name = entry.text("title"), entry.text("number"), entry.text("issuer")
    ids = bodies_on(name, entry.day("date") or default_day, registries) if name else (issuer,) if issuer else ()
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
        plan=plan,
    )


def _kind(title: str) -> str:
    """Return the kind a title begins with, as written: «Nghị định», «Thông tư liên tịch»; "văn bản" if there is none."""
    found = KIND.match(title) or PAPER_KIND.match(title)
    return found[1] if found else "văn bản"
