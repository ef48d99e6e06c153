"""Owns what must be known of all files to take one alone: which names other files use. Who bears one of them goes the long way."""

from __future__ import annotations

from typing import Any

from portal.domain.article import Status
from portal.source.files import FileUse
from portal.source.happenings import tellers
from portal.source.load import Loaded
from portal.source.references import FIELDS as REFERENCES
from portal.source.references import place
from portal.source.values import Entries


def crossed(loaded: Loaded) -> dict[str, Any]:
    """Names of articles that others use; what events are known by; names of plans in articles that nobody sees yet, and withdrawn
    articles that tell of plans.
    """
    assert loaded.portal is not None and loaded.registries is not None
    named: set[str] = set()
    for draft in loaded.drafts.values():
        named.update(draft.links)
        named.update(draft.entries.text(field) for field, _ in REFERENCES)
    for _, entries in loaded.registries.plans.values():
        named.update(item.text("article") for item in entries.many("stages") if isinstance(item, Entries))
    facts = loaded.portal.facts
    named.update(link for page in facts.pages.values() for link in page.links)
    shown = {article.path for article in facts.articles.values()}
    return {
        "named": frozenset(place(name) for name in named if name),
        "told": tellers(facts.articles.values()),
        "hidden": frozenset(one.name.text for path, draft in loaded.drafts.items() if path not in shown for one in draft.mentions),
        "shown": FileUse.of(((article, _links(loaded, article.path)) for article in facts.articles.values()), facts),
        "withdrawn": tuple(id for id, article in facts.articles.items() if article.plans and article.card.status is Status.WITHDRAWN),
    }


def _links(loaded: Loaded, path: str) -> tuple[str, ...]:
    draft = loaded.drafts.get(path)
    return draft.links if draft else ()
