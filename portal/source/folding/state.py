"""Owns the BuildState: all that is known about a content folder at one moment, the starting point of the next load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from portal.domain.article import Body
from portal.domain.facts import Facts
from portal.domain.identity import StaticPage
from portal.domain.problem import Problem
from portal.source.folding.consultations import Answers
from portal.source.folding.due import Due
from portal.source.folding.fixpoint import Settled, Texts
from portal.source.folding.patch import Patch
from portal.source.linking.media import ArticleFiles
from portal.source.linking.published_addresses import Listed
from portal.source.reading.draft import Draft
from portal.source.reading.registries.registry import Registries
from portal.source.reading.tree import ContentTree

StoredBody = Callable[[str], Body]  # path → the body stored elsewhere
Faults = dict[str, dict[str, tuple[Problem, ...]]]  # by check, and by what it examined


@dataclass(slots=True)
class BuildState:
    """The results of one load."""

    registries: Registries
    as_of: date
    facts: Facts
    settled: Settled = field(default_factory=Settled)
    answers: Answers = field(default_factory=Answers)
    faults: Faults = field(default_factory=dict)
    dues: tuple[Due, ...] = ()  # what falls due next
    stamp: tuple[object, ...] = ()  # of the files that are not articles, see Content

    @property
    def known(self) -> bool:
        """Return whether the state comes from an earlier load, unlike that of a first load."""
        return bool(self.settled.at)


@dataclass(slots=True)
class Content:
    """A content folder as read."""

    tree: ContentTree
    registries: Registries
    pages: dict[str, StaticPage]
    as_of: date
    texts: Texts
    listed: Callable[[], tuple[Mapping[str, Listed], list[Problem]]]  # every published address, and the problems of that list
    at_lines: Callable[[Iterable[Problem]], Iterable[Problem]]  # adds lines to problems of links in bodies
    look: Callable[[Iterable[str]], ArticleFiles]
    stored: StoredBody

    @property
    def stamp(self) -> tuple[object, ...]:
        """Return a stamp of the files that are not articles: pictures and attachments, the list of published addresses."""
        return self.tree.files, self.tree.published


class Bodies(Mapping[str, Body]):
    """Bodies by article id: the draft's own, or read lazily from where it is stored."""

    def __init__(self, paths: Mapping[str, str], drafts: Mapping[str, Draft], stored: StoredBody) -> None:
        self._paths = paths
        self._drafts = drafts
        self._stored = stored

    def __getitem__(self, id: str) -> Body:
        path = self._paths[id]
        draft = self._drafts.get(path)
        return draft.body if draft and draft.body else self._stored(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@dataclass(slots=True)
class Assembly:
    """A new state, with its difference from the previous one."""

    state: BuildState
    patch: Patch
    held: dict[str, tuple[Problem, ...]]
    drafts: dict[str, Draft]  # of the files that were read

    @property
    def facts(self) -> Facts:
        """The Facts as they are now."""
        return self.state.facts

    @property
    def shown(self) -> set[str]:
        """Return the files of the published articles."""
        settled = self.state.settled
        return {path for path, row in settled.rows.items() if row.is_shown(settled.at)}

    @property
    def problems(self) -> set[Problem]:
        """Return all problems of articles and plans."""
        return {fault for checked in self.state.faults.values() for faults in checked.values() for fault in faults}
