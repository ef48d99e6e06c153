"""Owns the gathering of documents: those articles and plans name, each once, with the articles that name it."""

from __future__ import annotations

from dataclasses import replace

from portal.domain.document import Document
from portal.source.link import Linked
from portal.source.lives import Lives
from portal.source.plans import KIND, NUMBER, document_id, plan_document
from portal.source.registry import Registries
from portal.source.values import Entries


def gather_documents(linked: list[Linked], lives: Lives, registries: Registries) -> dict[str, Document]:
    """All documents by id, newest first."""
    found: dict[str, Document] = {}
    for founding in lives.register.plans.values():
        own = plan_document(founding.plan)
        if own:
            found[own.id] = replace(own, articles=tuple(reversed(founding.articles)))
        entries = registries.plans.get(founding.plan.id)
        for item in entries[1].many("documents") if entries else ():
            _put(found, _document(item, founding.plan.issuer, registries, founding.plan.id), "")
    for item in linked:
        for entry in item.draft.entries.many("documents"):
            named = _document(entry, "", registries, "", lives)
            _put(found, named, item.article.id)
    return dict(sorted(found.items(), key=lambda pair: (-(pair[1].day.toordinal() if pair[1].day else 0), pair[0])))


def _put(found: dict[str, Document], document: Document | None, article: str) -> None:
    if document is None:
        return
    known = found.get(document.id, document)
    merged = {name: getattr(known, name) or getattr(document, name) for name in ("summary", "file", "plan", "effective", "issuer")}
    articles = known.articles if article in known.articles or not article else (article, *known.articles)
    found[document.id] = replace(known, articles=articles, **merged)


def _document(
    entry: object, issuer: str, registries: Registries, plan: str, lives: Lives | None = None
) -> Document | None:
    if not isinstance(entry, Entries) or not entry.text("title"):
        return None
    title = entry.text("title")
    number = entry.text("number")
    name = entry.text("issuer")
    ids = registries.unit_names.find(name).ids if name else (issuer,) if issuer else ()
    unit = ids[0] if len(ids) == 1 else ""
    kind = entry.text("kind") or _kind(title)
    given = entry.text("plan")
    known = lives.register.names.find(given).ids if lives and given else ()
    return Document(
        document_id(number, unit or name, entry.day("date"), title), kind.lower(), title, number, unit, "" if unit else name,
        entry.day("date"), entry.day("effective"), entry.text("summary"), entry.text("file"), bool(entry.values.get("draft")),
        plan or (known[0] if len(known) == 1 else ""),
    )  # fmt: skip


def _kind(title: str) -> str:
    found = KIND.match(title)
    return found[1] if found else title.split()[0] if NUMBER.search(title) else "văn bản"
