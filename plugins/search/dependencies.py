"""Owns the queries an IndexedDocument depends on: a digest over their answers changes if it does. Refuses to make it.

Only what is shown or indexed counts: names of topics, sections and plans are labels of filters, read from a file of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from portal.domain.portal import Portal
from portal.source.linking.documents import documents_of

Name = tuple[str, ...]  # a query key: (method, *arguments)


class Dependencies:
    """The dependencies of one Portal's IndexedDocuments."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self.line = cache(self._line_of)
        self._unit_of = cache(self._units_of_articles)
        self._papers_of = cache(self._papers_of_articles)

    def each(self, kind: str, id: str) -> Iterator[Name]:
        """The query keys of one page among all: the units and documents of articles are found in reverse, without reading the articles."""
        if kind == "article":
            return self._article(id, self._unit_of().get(id, ""), self._papers_of().get(id, ()))
        return self._other(kind, id)

    def one(self, kind: str, id: str) -> Iterator[Name]:
        """The query keys of one page among few, whose article may be read."""
        if kind == "article":
            return self._article(id, self._portal.card(id).unit, self._portal.article(id).documents)
        return self._other(kind, id)

    def _article(self, id: str, unit: str, papers: Iterable[str]) -> Iterator[Name]:
        yield from (("article", id), ("body", id))
        yield from self._line(unit)
        yield from (("document", paper) for paper in sorted(papers))

    def _other(self, kind: str, id: str) -> Iterator[Name]:
        if kind not in ("page", "service"):
            yield kind, id
        read: dict[str, Callable[[str], Iterator[Name]]] = {
            "plan": lambda id: self._line(self._portal.plan(id).issuer),
            "document": lambda id: self._line(self._portal.document(id).issuer),
            "target": self._target,
            "unit": self._unit,
            "event": lambda id: (("unit", host) for host in self._portal.event(id).report.hosts),
            "page": self._page,
            "service": lambda id: iter((("identity",), ("synonyms",))),
        }
        if kind in read:
            yield from read[kind](id)

    def _target(self, id: str) -> Iterator[Name]:
        target = self._portal.target(id)
        yield "plan", target.plan
        yield from self._line(target.unit)

    def _unit(self, id: str) -> Iterator[Name]:
        unit = self._portal.unit(id)
        yield from (("unit", other) for other in (*unit.predecessors, *unit.successors))
        yield from self._line(id)
        yield from (("identity",), ("any", "ended", id))
        yield from self._above(id)
        owner = self._portal.identity().owner_unit
        yield from self._above(owner)
        yield from self._page(id) if id == owner else ()

    def _above(self, unit: str) -> Iterator[Name]:
        for _ in range(3):
            if unit:
                yield "unit", unit
                unit = self._portal.unit(unit).parent

    def _page(self, id: str) -> Iterator[Name]:
        yield from (("identity",), ("ids", "pages"))
        yield from (("page", page) for page in self._portal.ids("pages"))

    def _line(self, unit: str) -> Iterator[Name]:
        return (("unit", unit) for unit in self.line(unit))

    def _line_of(self, unit: str) -> tuple[str, ...]:
        """A unit and all that came after it: whoever filters by a successor finds what its predecessors did."""
        found: dict[str, None] = {}
        todo = [unit] if unit else []
        while todo:
            id = todo.pop(0)
            if id not in found:
                found[id] = None
                todo += self._portal.unit(id).successors
        return tuple(found)

    def _units_of_articles(self) -> dict[str, str]:
        return {article: unit for unit in self._portal.ids("units") for article in self._portal.group("unit", unit)}

    def _papers_of_articles(self) -> dict[str, tuple[str, ...]]:
        return documents_of(map(self._portal.document, self._portal.ids("documents")))
