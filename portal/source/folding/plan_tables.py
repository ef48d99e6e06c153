"""Owns the tables of plans, figures and documents: consultations are settled, documents collected, all plans judged at the as-of date."""

from __future__ import annotations

from functools import cached_property

from portal.domain.facts import keys_with
from portal.source.folding.consultations import Asking, settle_consultations
from portal.source.folding.frame import Frame, ShownArticles, day_of
from portal.source.folding.history import Histories
from portal.source.folding.judgement import judge
from portal.source.folding.latest_turns import latest_turns
from portal.source.folding.listings import group_documents, group_plans, group_targets
from portal.source.folding.relations import cross_documents, cross_plans
from portal.source.linking.documents import DocumentCollection, gather_documents
from portal.source.linking.plans import PlanNames
from portal.source.linking.row import Row

OF_PLANS = frozenset({"plans", "targets", "documents", "results"})  # first words of the groups that depend on plans and figures alone


class PlanTables:
    """The tables that articles and plan files state together. All plans are judged if anything about one changed."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    @cached_property
    def histories(self) -> Histories:
        """Return the histories of all plans, as published."""
        plans = self._frame.settled.plans
        shown = {path: figures for path, figures in plans.figures.items() if self._frame.is_shown(path)}
        return Histories(self.names, plans.histories, shown, self._frame.order)

    @cached_property
    def names(self) -> PlanNames:
        """Return the names of plans; empty if no plan was folded again."""
        return self._frame.settled.plans.names or PlanNames(self._frame.content.registries)

    def settle(self) -> None:
        """Assign outcomes to consultations and collect the documents: articles show both."""
        self._consultations()
        self._documents()

    def _consultations(self) -> None:
        asking = sorted((row for row in self._frame.shown.values() if row.asks), key=lambda row: row.order)
        self._frame.answers = settle_consultations(Asking(row.id, self._first_plan(row), *(row.asks or ("", ""))) for row in asking)

    def _first_plan(self, row: Row) -> str:
        return next(iter(self._frame.settled.plans.seen.get(row.path, ())), "")

    def _documents(self) -> None:
        plans = ((history.record.plan, history.record.articles) for history in self._frame.settled.plans.histories.values())
        listing = sorted((row for row in self._frame.shown.values() if row.papers), key=lambda row: row.order)
        papers = ((row.id, row.papers) for row in listing)
        empty = DocumentCollection(self._frame.content.registries, self._frame.as_of)
        self._frame.documents = gather_documents(empty, plans, papers, self._frame.order, self.names)
        self._frame.patch.table("documents", self._frame.facts.documents, self._frame.documents)

    def judge(self) -> None:
        """Judge all plans and targets; the articles are complete by then."""
        facts = self._frame.facts
        judged = judge(self.histories, ShownArticles(self._frame), self._frame.documents, self._frame.content.registries, self._frame.as_of)
        for name in ("plans", "targets", "results"):
            self._frame.patch.table(name, getattr(facts, name), getattr(judged, name))
        turns = latest_turns(judged, lambda id: day_of(self._frame.shown.get(id)))
        self._frame.patch.turns = turns if turns != facts.turns else None
        groups = group_plans(judged.plans) | group_targets(judged.targets) | cross_plans(judged.plans, judged.results, self._frame.as_of)
        groups |= group_documents(self._frame.documents) | cross_documents(self._frame.documents, judged.plans, self._frame.topics)
        self._frame.patch.group(facts.groups, groups, {*groups, *keys_with(facts.groups, OF_PLANS)})
