"""Owns what the short way yields: the content as small edits over the snapshot of the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.domain.article import Article, Body
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.domain.witness import touched
from portal.source.draft import Draft
from portal.source.due import Due
from portal.source.files import FileUse
from portal.source.laid import Laid
from portal.source.load import Loaded
from portal.source.tree import Tree
from portal.store.drafts import Read
from portal.store.lookups import Count
from portal.store.snapshot import Over, Snapshot

Names = set[tuple[Any, ...]]
Key = tuple[str, ...]


class KeptBodies(Mapping[str, Body]):
    """Bodies by article id as they are shown, read when asked for: edited ones, those of last good texts, else those of the files."""

    def __init__(self, snapshot: Snapshot, kept: Callable[[str], Body], edited: Mapping[str, Body]) -> None:
        self._snapshot = snapshot
        self._kept = kept
        self._edited = edited
        self._known: dict[str, str] | None = None

    @property
    def _paths(self) -> dict[str, str]:
        if self._known is None:
            self._known = self._snapshot.small("paths")
        return self._known

    def __getitem__(self, id: str) -> Body:
        if id in self._edited:
            return self._edited[id]
        return self._snapshot.body(id) or self._kept(self._paths[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(frozen=True, slots=True)
class Step:
    """What one build the short way laid over the snapshot: records by table and id, tables in another order, groups, and what is near."""

    records: dict[str, tuple[str, ...]]
    ids: tuple[str, ...]
    groups: tuple[Key, ...]
    beside: dict[Key, set[str]]

    def touches(self, counts: frozenset[Count]) -> Names:
        """The look-ups whose answers may be others now; `counts`: how many entries pages ask of lists."""
        return touched(self.records, self.ids, self.groups, self.beside, counts)


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
    texts: list[tuple[str, bytes]] = field(default_factory=list)  # of what was read
    version: str = ""
    beside: dict[Key, set[str]] = field(default_factory=dict)  # see Laid

    @property
    def changed(self) -> bool:
        """Whether anything is another than it was."""
        return bool(self.read or self.gone or self.added)

    def take(self, article: Article, draft: Draft) -> None:
        """Lay one article with other words over the snapshot."""
        self.over.put("articles", article.id, article)
        self.over.put("body_digests", article.id, draft.body_digest)
        self.enter(article.id, draft)

    def lay(self, laid: Laid) -> None:
        """Lay articles that came, went or moved over the snapshot."""
        for kind, records in laid.records.items():
            for id, record in records.items():
                self.over.put(kind, id, record)
        self.over.ids.update(laid.ids)
        self.over.turns = self.over.turns if laid.turns is None else laid.turns
        self.over.groups.update(laid.groups)
        for key, near in laid.beside.items():
            self.beside[key] = self.beside.get(key, set()) | near

    def enter(self, id: str, draft: Draft) -> None:
        """Where the text of an article is."""
        self.over.put("paths", id, draft.path)
        if draft.body:
            self.bodies[id] = draft.body

    @property
    def step(self) -> Step:
        """What is another than in the snapshot."""
        over = self.over
        ids = (*over.ids, *(["turns"] if over.turns is not None else []))
        return Step({kind: tuple(records) for kind, records in over.records.items()}, ids, tuple(over.groups), self.beside)

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
        bodies = KeptBodies(self.snapshot, self.body, self.bodies)
        portal = Portal(self.snapshot.facts(bodies, self.over))
        return Loaded(portal, self.problems, self.kept["held"], tree=self.tree, dues=tuple(Due(*due) for due in self.kept["dues"]))
