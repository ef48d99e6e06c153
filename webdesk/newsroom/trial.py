"""Owns what would come of another text of a registry: its own new faults, the articles that would be held, those filed elsewhere.

Made in memory only; lives in the newsroom's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from portal.domain.problem import Problem
from portal.source.assemble import assemble, reconsidered
from portal.source.checking.checks import check_registries
from portal.source.checking.unfilled import check_unfilled
from portal.source.load import Folder, Loaded
from portal.source.reading.draft import Draft
from portal.source.reading.faults import Report
from portal.source.reading.registries.files import merge_kind, read_kind, settle_owner
from portal.source.reading.registries.registry import FILES, Registries


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come of it. `faults`: the new ones; `held`: (path, why); `moved`: ids of articles whose record changes."""

    faults: tuple[Problem, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The faults for which nothing is written."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def tried(loaded: Loaded, folder: Folder, draft_of: Callable[[str], Draft | None], kind: str, texts: tuple[str, str]) -> Trial:
    """What would come of a registry's text; `texts`: the one it has, and the one it would have."""
    if loaded.state is None or loaded.rest is None:
        return Trial(tuple(_new(kind, texts, Registries())))
    registries = replace(loaded.state.registries)
    faults = tuple(_new(kind, texts, registries))
    if any(fault.severity == "error" for fault in faults):
        return Trial(faults)
    before = loaded.state.settled.held
    here = replace(folder, last_good=lambda path: None).content(registries, loaded.rest.pages, loaded.state.as_of)
    drafts = {path: draft_of(path) for path in sorted(reconsidered(loaded.state, here))}
    made = assemble(here, loaded.state, drafts, {path for path, draft in drafts.items() if draft is None})
    held = [(path, found[0].message if found else "") for path, found in sorted(made.held.items()) if path not in before]
    moved = tuple(id for id, new in made.patch.records.get("articles", {}).items() if new is not None)
    return Trial(faults, tuple(held), moved)


def _new(kind: str, texts: tuple[str, str], registries: Registries) -> Iterator[Problem]:
    """The faults that only the new text has; `registries` get what it says."""
    before = {(fault.code, fault.message) for fault in _faults(kind, texts[0], replace(registries))}
    yield from (fault for fault in _faults(kind, texts[1], registries) if (fault.code, fault.message) not in before)


def _faults(kind: str, text: str, registries: Registries) -> list[Problem]:
    report = Report(FILES[kind])
    found = read_kind(kind, text, report)
    if found is None:
        return list(report.problems)
    merge_kind(registries, kind, found)
    owner = settle_owner(registries) if kind == "identity" else []
    identity = check_unfilled(registries.identity) if registries.identity else ()
    return [*report.problems, *owner, *(fault for fault in (*check_registries(registries), *identity) if fault.path == FILES[kind])]
