"""Owns the sorting of changed files for the short way: other words, or an article that came, went or moved; else the long way.

`crossed` says, after a long way, which names other files use: who bears one of them is no matter of one file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from portal import urls
from portal.domain.article import Article
from portal.domain.facts import Facts
from portal.domain.problem import Problem, errors
from portal.source.amendment import Amended, amend, plain
from portal.source.draft import Draft
from portal.source.edit import arrived, small_edit, tells_of_itself
from portal.source.happenings import keys_of_event
from portal.source.load import Loaded
from portal.source.references import FIELDS as REFERENCES
from portal.source.references import place
from portal.source.registry import Registries
from portal.source.values import Entries
from portal.store.reload import Reloaded

NEAREST = ("L101", "L104")  # problems whose hint names the nearest address: another one may be nearer now


def crossed(loaded: Loaded) -> dict[str, Any]:
    """What must be known of all files to take one alone: names of articles that others use, and what events are known by."""
    assert loaded.portal is not None and loaded.registries is not None
    named: set[str] = set()
    for draft in loaded.drafts.values():
        named.update(draft.links)
        named.update(draft.entries.text(field) for field, _ in REFERENCES)
    for _, entries in loaded.registries.plans.values():
        named.update(item.text("article") for item in entries.many("stages") if isinstance(item, Entries))
    facts = loaded.portal.facts
    told = Counter(key for article in facts.articles.values() if article.event for key in keys_of_event(article.event))
    return {"named": frozenset(place(name) for name in named if name), "told": told}


class Changes:
    """The files that changed, one by one."""

    def __init__(self, reloaded: Reloaded, facts: Facts, registries: Registries, as_of: date) -> None:
        self._reloaded = reloaded
        self._facts = facts
        self._registries = registries
        self._as_of = as_of
        self._amended: list[Amended] = []
        self._ids = {path: id for id, path in reloaded.snapshot.small("paths").items()}
        self._named: frozenset[str] = reloaded.snapshot.remembered("named")

    def take(self, path: str, before: Draft | None, draft: Draft | None) -> bool:
        """One file with its draft before and now; False when it has to go the long way."""
        if errors([fault for fault in self._reloaded.problems if fault.path == path]):
            return False
        return self._take_words(path, before, draft) or self._take_place(path, before, draft)

    def _take_words(self, path: str, before: Draft | None, draft: Draft | None) -> bool:
        """Other words of a published article."""
        if before is None or draft is None or path not in self._ids:
            return False
        shown = self._facts.articles[self._ids[path]]
        edit = small_edit(before, draft, shown, self._registries)
        if edit is None:
            return False
        reloaded = self._reloaded
        others = [fault for fault in reloaded.problems if fault.path == path and fault not in edit.before]
        if any(_above(before, fault) != _above(draft, fault) for fault in others) or not self._retitle(shown, edit.article):
            return False
        reloaded.take(shown.id, shown, edit.article, draft, before.body_digest)
        self._tell(path, (*edit.problems, *others))
        return True

    def _retitle(self, shown: Article, article: Article) -> bool:
        """An event without a name of its own is called as its article is."""
        if article.event is None or article.event.name or shown.card.title == article.card.title:
            return True
        known = self._facts.happenings.get(shown.id)
        if known is None or known.articles != (shown.id,):
            return False
        self._reloaded.retitle(shown.id, replace(known, title=article.card.title))
        return True

    def _take_place(self, path: str, before: Draft | None, draft: Draft | None) -> bool:
        """An article that came, went, or stands elsewhere now."""
        if self._reloaded.kept["held"] or (before and not tells_of_itself(before)) or self._is_named(path):
            return False
        if any(fault.code in NEAREST for fault in self._reloaded.problems):
            return False
        if not all(self._leads_to_article(link) for told in (before, draft) if told for link in told.links):
            return False
        shown = self._facts.articles[self._ids[path]] if path in self._ids else None
        if shown and not plain(shown):
            return False
        now = arrived(draft, self._registries, self._as_of) if draft else (None, ())
        if now is None or (now[0] and not plain(now[0])):
            return False
        article, problems = now
        self._amended.append(Amended(shown, article, draft.body_digest if draft else ""))
        self._tell(path, problems)
        self._name(draft)
        if draft and article:
            self._reloaded.enter(article.id, draft)
        elif shown:
            self._reloaded.over.put("paths", shown.id, None)
        return True

    def _leads_to_article(self, link: str) -> bool:
        """Whether a link leads to a published article that stays: nothing is to be told of it."""
        path = f"{link.strip('/')}.md"
        return path in self._ids and path in self._reloaded.tree.articles and link == urls.article(path)

    def _name(self, draft: Draft | None) -> None:
        """Note where a file leads: what it names is no matter of one file any more."""
        if draft and draft.links:
            self._named |= {place(link) for link in draft.links}
            self._reloaded.named = self._named

    def _is_named(self, path: str) -> bool:
        """Whether other files name this one, or bear its name in other letters."""
        id = path.removesuffix(".md")
        if place(id) in self._named or (path not in self._ids and id in self._facts.articles):
            return True
        same = [other for other in self._reloaded.tree.articles if other.casefold() == path.casefold()]
        if len(same) > 1 or (not same and any(other.casefold() == path.casefold() for other in self._reloaded.gone - {path})):
            return True
        aliases = (alias for id in self._facts.groups.get(("aliased",), ()) for alias in self._facts.articles[id].aliases)
        return any(place(alias) == place(urls.article(path)) for alias in aliases)

    def _tell(self, path: str, problems: tuple[Any, ...]) -> None:
        others = (fault for fault in self._reloaded.problems if fault.path != path)
        self._reloaded.problems = sorted({*others, *problems})

    def settle(self) -> bool:
        """Lay everything over the snapshot; False when an event is another article's too."""
        if not self._amended:
            return True
        told: Counter[Any] = Counter(self._reloaded.snapshot.remembered("told"))
        for one in self._amended:
            told.subtract(_keys(one.before))
            if any(told[key] for key in _keys(one.before)):
                return False
        for one in self._amended:
            if any(told[key] for key in _keys(one.after)):
                return False
            told.update(_keys(one.after))
        laid = amend(self._facts, self._amended, self._as_of)
        if laid is None:
            return False
        self._reloaded.lay(laid)
        self._reloaded.told = +told
        return True


def _keys(article: Article | None) -> list[Any]:
    return keys_of_event(article.event) if article and article.event else []


def _above(draft: Draft, fault: Problem) -> list[str]:
    """The head down to the line of a fault."""
    return draft.head.split("\n")[: fault.line]
