"""Owns the report on pages that could not be made: the page, the record it read last, and the file of that record.

An article whose own page cannot be made is held: `held_by` names it. Nothing is made or held here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from plugins.incremental.renderer import Failure
from portal import urls
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.source.reading.faults import problem
from portal.source.reading.registries.registry import FILES
from portal.store.query_numbers import QueryKey

REGISTRIES = {"unit": FILES["units"], "topic": FILES["topics"], "section": FILES["sections"], "law": FILES["laws"]}


def held_by(failures: Iterable[Failure], portal: Portal) -> dict[str, Problem]:
    """Return the articles whose own pages could not be made, by path, each with the problem to report."""
    broken = {failure.path: failure for failure in failures}
    if not broken:
        return {}
    own = ((portal.article(id).path, urls.file_of(portal.article(id).url)) for id in portal.ids("articles"))
    return {path: problem("F165", path, 0, broken[file].reason) for path, file in own if file in broken}


def problems_of(failures: Iterable[Failure], portal: Portal) -> list[Problem]:
    """Return a problem for each file that could not be made, located at the file of the record that was read last."""
    return [_problem_of(failure, portal) for failure in failures]


def _problem_of(failure: Failure, portal: Portal) -> Problem:
    sources = list(dict.fromkeys(source for name in failure.trail for source in _sources(name, portal)))
    last = sources[0] if sources else ""
    return problem("F164", last or failure.path, 0, failure.path, failure.reason, ", ".join(sources) or "không rõ")


def _sources(name: QueryKey, portal: Portal) -> Iterator[str]:
    """Yield the content files behind a query; none if it does not read a record."""
    kind, *rest = name
    try:
        yield from _files(kind, portal.find(name), rest, portal)
    except Exception:  # noqa: BLE001 - the record may be what is broken: then its file is not known
        return


def _files(kind: str, found: Any, rest: list[Any], portal: Portal) -> Iterator[str]:
    if kind in REGISTRIES:
        yield REGISTRIES[kind]
    elif kind in ("article", "card", "body"):
        yield portal.article(rest[0]).path
    elif kind == "page" or (kind == "plan" and found.path):
        yield found.path
    elif kind in ("target", "result") and found.article:
        yield portal.article(found.article).path
    elif kind in ("event", "plan", "document"):
        yield from (portal.article(id).path for id in getattr(found, "articles", ())[:1])
