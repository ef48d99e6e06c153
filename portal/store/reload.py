"""Owns what the short way yields: the content as small edits over the snapshot of the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.domain.article import Article, Body
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.domain.witness import ARTICLE_LOOKUPS, WHOLE, touched
from portal.source.draft import Draft
from portal.source.files import FileUse
from portal.source.laid import Laid
from portal.source.load import Loaded
from portal.source.tree import Tree
from portal.store.drafts import Read
from portal.store.lookups import Count
from portal.store.snapshot import Over, Snapshot

Names = set[tuple[Any, ...]]


class KeptBodies(Mapping[str, Body]):
    """Bodies by article id, read when asked for; edited ones lie over those that were kept."""

    def __init__(self, paths: Mapping[str, str], kept: Callable[[str], Body], edited: Mapping[str, Body]) -> None:
        self._paths = paths
        self._kept = kept
        self._edited = edited

    def __getitem__(self, id: str) -> Body:
        return self._edited[id] if id in self._edited else self._kept(self._paths[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(frozen=True, slots=True)
class Step:
    """What one build the short way changed: look-ups, and lists with what stood near."""

    names: frozenset[tuple[Any, ...]]
    lists: tuple[tuple[dict[str, list[str]], list[str], list[tuple[str, ...]], dict[tuple[str, ...], set[str]]], ...]

    def touches(self, counts: frozenset[Count]) -> Names:
        """The look-ups whose answers may be others now; `counts`: how many entries pages ask of lists."""
        found = set(self.names)
        for records, ids, groups, beside in self.lists:
            found |= touched(records, ids, groups, beside, counts)
        return found


@dataclass(slots=True)
class Reloaded:
    """The content as it is now, as small edits over the snapshot."""

    snapshot: Snapshot
    kept: dict[str, Any]
    tree: Tree
    read: dict[str, Read]
    body: Callable[[str], Body]
    problems: list[Problem]
    gone: set[str] = field(default_factory=set)  # paths
    over: Over = field(default_factory=Over)
    bodies: dict[str, Body] = field(default_factory=dict)
    told: dict[Any, tuple[str, ...]] | None = None  # the articles that may tell of one event, by what it is known by; None: as before
    named: frozenset[str] | None = None  # names of articles that other files use; None: as before
    shown: FileUse | None = None  # who names which files; None: as before
    added: bool = False  # pictures or attachments came
    version: str = ""
    _names: Names = field(default_factory=set)
    _laid: list[Laid] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything is another than it was."""
        return bool(self.read or self.gone or self.added)

    def take(self, id: str, before: Article, article: Article, draft: Draft, body_digest: str) -> None:
        """Lay one article with other words over the snapshot, and note which look-ups answer otherwise now."""
        self.over.put("articles", id, article)
        self.over.put("body_digests", id, draft.body_digest)
        self.over.put("article_digests", id, article.digest)
        self.enter(id, draft)
        differs = {
            "article": before.digest != article.digest,
            "card": before.card.digest != article.card.digest,
            "body": body_digest != draft.body_digest,
        }
        self._names |= {(kind, id) for kind in ARTICLE_LOOKUPS if differs[kind]}
        self._names |= {("table", WHOLE[kind]) for kind in ARTICLE_LOOKUPS if differs[kind]}
        self._names |= {("neighbours", id)} if differs["article"] else set()  # of what it stands in

    def retitle(self, id: str, happening: Any) -> None:
        """Lay an event over the snapshot that is called otherwise."""
        self.over.put("happenings", id, happening)
        self._names |= {("happening", id), ("table", "happenings")}

    def lay(self, laid: Laid) -> None:
        """Lay articles that came, went or moved over the snapshot."""
        self._laid.append(laid)
        for kind, records in laid.records.items():
            for id, record in records.items():
                self.over.put(kind, id, record)
        self.over.ids.update(laid.ids)
        self.over.turns = self.over.turns if laid.turns is None else laid.turns
        self.over.groups.update(laid.groups)

    def enter(self, id: str, draft: Draft) -> None:
        """Where the text of an article is."""
        self.over.put("paths", id, draft.path)
        if draft.body:
            self.bodies[id] = draft.body

    @property
    def step(self) -> Step:
        """What is another than in the snapshot."""
        lists = ((_ids(laid.records), _orders(laid), list(laid.groups), laid.beside) for laid in self._laid)
        return Step(frozenset(self._names), tuple(lists))

    def names(self, counts: frozenset[Count]) -> Names:
        """See Step.touches."""
        return self.step.touches(counts)

    def since(self, version: str, counts: frozenset[Count]) -> Names | None:
        """The look-ups whose answers may be others than in an older version; None when it is not known any more."""
        steps: list[Step] | None = [] if version == self.kept["version"] else self.snapshot.steps_since(version)
        if steps is None:
            return None
        return set().union(*(step.touches(counts) for step in (*steps, self.step)))

    def loaded(self) -> Loaded:
        """As if it had been loaded the long way; records are read when asked for."""
        bodies = KeptBodies(self.snapshot.small("paths"), self.body, self.bodies)
        portal = Portal(self.snapshot.facts(bodies, self.over))
        return Loaded(portal, self.problems, self.kept["held"], tree=self.tree)


def _orders(laid: Laid) -> list[str]:
    return [*laid.ids, *(["turns"] if laid.turns is not None else [])]


def _ids(records: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    return {table: list(changed) for table, changed in records.items()}
