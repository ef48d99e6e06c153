"""Owns the site to come: everything as it stands, with one text as if it were published. Made in memory only.

Lives in the newsroom's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from portal import urls
from portal.domain.portal import Portal
from portal.domain.problem import Problem, errors, holding
from portal.source.assemble import assemble, reconsidered
from portal.source.folding.state import Assembly
from portal.source.linking.pages import parsed
from portal.source.load import Folder, Loaded
from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.faults import Report
from portal.source.reading.tree import PAGES

Drafts = Callable[[str], Draft | None]


@dataclass(frozen=True, slots=True)
class Coming:
    """The site with one text as it will be; without `url` it would be held, and `faults` say why."""

    portal: Portal
    url: str = ""
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text of one article or static page, looked at from the moment at which readers have it."""

    path: str
    text: str
    as_of: date

    @property
    def key(self) -> str:
        """What tells it from others; the moment does not, it is that of the text, or now."""
        return f"{self.path}\n{self.text}"


def coming(loaded: Loaded, folder: Folder, draft_of: Drafts, wanted: Wanted) -> Coming | None:
    """Return the site with one text in place of its file; None if no site can be made at all."""
    if loaded.state is None or loaded.rest is None:
        return None
    pages, own, report = dict(loaded.rest.pages), dict[str, Draft | None](), Report(wanted.path)
    is_page = wanted.path.startswith(f"{PAGES}/")
    if not is_page:
        own[wanted.path] = read_draft(wanted.path, wanted.text)
    elif page := parsed(wanted.path, wanted.text, {}, report):
        pages[page.id] = page
    here = replace(folder, last_good=lambda path: None).content(loaded.state.registries, pages, wanted.as_of)
    others = {path: draft_of(path) for path in sorted(reconsidered(loaded.state, here) - own.keys())}
    made = assemble(here, loaded.state, {**others, **own}, {path for path, other in others.items() if other is None})
    return _page(made, report) if is_page else _article(made, wanted.path, own[wanted.path])


def _page(made: Assembly, report: Report) -> Coming:
    """The site with another text of a static page."""
    faults = tuple(sorted(errors(report.problems)))
    return Coming(Portal(made.facts), "" if faults else urls.page(PurePosixPath(report.path).stem), faults)


def _article(made: Assembly, path: str, draft: Draft | None) -> Coming:
    """The site with another text of an article."""
    portal, row = Portal(made.facts), made.state.settled.rows.get(path)
    shown = row is not None and row.id in made.facts.articles and path not in made.held
    found = {*(draft.problems if draft else ()), *made.held.get(path, ())}
    faults = tuple(sorted(holding(problem for problem in found if problem.path == path)))
    return Coming(portal, portal.article(row.id).url if row and shown else "", faults)
