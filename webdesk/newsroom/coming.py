"""Owns the site to come: everything as it stands, with one article's text as if it were published. Made in memory only.

Lives in the newsroom's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from portal.domain.portal import Portal
from portal.domain.problem import Problem, holding
from portal.source.assemble import assemble, reconsidered
from portal.source.load import Folder, Loaded
from portal.source.reading.draft import Draft, read_draft


@dataclass(frozen=True, slots=True)
class Coming:
    """The site with one article as it will be; without `url` the article would be held, and `faults` say why."""

    portal: Portal
    url: str = ""
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text of one article, looked at from the moment at which readers have it."""

    path: str
    text: str
    as_of: date

    @property
    def key(self) -> str:
        """What tells it from others; the moment does not, it is that of the text, or now."""
        return f"{self.path}\n{self.text}"


def coming(loaded: Loaded, folder: Folder, draft_of: Callable[[str], Draft | None], wanted: Wanted) -> Coming | None:
    """Return the site with an article's text in place of its file; None if no site can be made at all."""
    if loaded.state is None or loaded.rest is None:
        return None
    draft = read_draft(wanted.path, wanted.text)
    here = replace(folder, last_good=lambda path: None).content(loaded.state.registries, loaded.rest.pages, wanted.as_of)
    others = {path: draft_of(path) for path in sorted(reconsidered(loaded.state, here) - {wanted.path})}
    unread = {path for path, other in others.items() if other is None}
    made = assemble(here, loaded.state, {**others, wanted.path: draft}, unread)
    portal = Portal(made.facts)
    row = made.state.settled.rows.get(wanted.path)
    shown = row is not None and row.id in made.facts.articles and wanted.path not in made.held
    found = [problem for problem in {*draft.problems, *made.held.get(wanted.path, ())} if problem.path == wanted.path]
    return Coming(portal, portal.article(row.id).url if row and shown else "", tuple(sorted(holding(found))))
