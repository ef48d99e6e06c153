"""Owns what the short way yields: the content as small edits over the snapshot of the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.domain.article import Article, Body
from portal.domain.portal import ARTICLE_LOOKUPS, Portal
from portal.domain.problem import Problem
from portal.source.draft import Draft
from portal.source.load import Loaded
from portal.source.tree import Tree
from portal.store.snapshot import Snapshot

KINDS = ("articles", "bodies", "body_digests", "article_digests")


class KeptBodies(Mapping[str, Body]):
    """Bodies by article id, read when asked for."""

    def __init__(self, paths: Mapping[str, str], kept: Callable[[str], Body]) -> None:
        self._paths = paths
        self._kept = kept

    def __getitem__(self, id: str) -> Body:
        return self._kept(self._paths[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(slots=True)
class Reloaded:
    """The content as it is now, as small edits over the snapshot. `names` are the look-ups whose answers they change."""

    snapshot: Snapshot
    kept: dict[str, Any]
    tree: Tree
    read: dict[str, tuple[Draft, bytes]]
    body: Callable[[str], Body]
    problems: list[Problem]
    changed: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    names: set[tuple[Any, ...]] = field(default_factory=set)
    version: str = ""

    def take(self, id: str, before: Article, article: Article, draft: Draft, body_digest: str) -> None:
        """Lay one edited article over the snapshot, and note which look-ups answer otherwise now."""
        self.changed["articles"][id] = article
        self.changed["body_digests"][id] = draft.body_digest
        self.changed["article_digests"][id] = article.digest
        self.changed["bodies"][id] = draft.body
        differs = {
            "article": before.digest != article.digest,
            "card": before.card.digest != article.card.digest,
            "body": body_digest != draft.body_digest,
        }
        self.names |= {(kind, id) for kind in ARTICLE_LOOKUPS if differs[kind]}

    def loaded(self) -> Loaded:
        """As if it had been loaded the long way; records are read when asked for."""
        bodies = Over(KeptBodies(self.snapshot.remembered("paths"), self.body), self.changed["bodies"])
        portal = Portal(self.snapshot.facts(bodies, self.changed))
        return Loaded(portal, self.problems, self.kept["held"], tree=self.tree)


class Over(Mapping[str, Body]):
    """Some bodies over others."""

    def __init__(self, below: Mapping[str, Body], above: Mapping[str, Body]) -> None:
        self._below = below
        self._above = above

    def __getitem__(self, id: str) -> Body:
        return self._above[id] if id in self._above else self._below[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._below)

    def __len__(self) -> int:
        return len(self._below)
