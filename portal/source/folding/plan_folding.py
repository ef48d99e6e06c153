"""Owns the folding of plans: which plans every article means, and the history of each plan; only those that may have changed are replayed.

Unpublished articles are first folded together with the others, so that their content is checked (the rehearsal); the published result is
folded without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portal.domain.problem import Problem
from portal.source.folding.history import History, OwnFigures, Replayer, Source
from portal.source.linking.link import Linked
from portal.source.linking.plans import PlanNames
from portal.source.linking.registry_changes import RegistryChanges
from portal.source.linking.row import Row
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.registries.registry import Registries
from portal.text.nearest import nearest

LIKE = 0.6  # similarity of plan names above which one may be meant by the other
Meant = dict[str, tuple[str, ...]]  # path of an article → the plans its mentions resolve to, in order


@dataclass(slots=True)
class FoldedPlans:
    """What articles report on plans. Histories are in the order in which plans became known."""

    seen: Meant = field(default_factory=dict)  # of the published articles
    histories: dict[str, History] = field(default_factory=dict)
    rehearsals: dict[str, History] = field(default_factory=dict)  # of plans that unpublished articles report on
    figures: dict[str, OwnFigures] = field(default_factory=dict)  # by path of the article
    faults: tuple[Problem, ...] = ()  # of plan files
    names: PlanNames | None = None  # None unless plans were folded again

    def problems(self) -> Iterator[Problem]:
        """Yield all problems found."""
        yield from self.faults
        for history in (*self.histories.values(), *self.rehearsals.values()):
            for found in history.faults.values():
                yield from found
        for figures in self.figures.values():
            yield from figures.faults


class PlanFolder:
    """Folds articles into plans; keeps what it replayed from one attempt to the next."""

    def __init__(self, before: FoldedPlans, registries: Registries, changes: RegistryChanges, item: Callable[[str], Linked]) -> None:
        self.plans = before
        self._registries = registries
        self._changes = changes
        self._item = item
        self._fresh: dict[int, History] = {}  # histories replayed with the current registries

    def fold(self, rows: Iterable[Row], is_shown: Callable[[Row], bool]) -> dict[str, tuple[Problem, ...]]:
        """Fold all articles into plans.

        If some contradict a plan, they are returned with the reasons, and the published result is unchanged.
        """
        reports = sorted((row for row in rows if row.report_digest), key=lambda row: row.order)
        names = PlanNames(self._registries)
        meant, unresolved = self._resolve(reports, names)
        all = self._replay(names, meant, reports, lenient=False)
        faulty = {history.faulty: _advised(history, all) for history in all.values() if history.faulty}
        if unresolved or faulty:
            self.plans = FoldedPlans(self.plans.seen, self.plans.histories, all, self.plans.figures)
            return faulty | unresolved
        shown = [row for row in reports if is_shown(row)]
        if len(shown) == len(reports):
            published, seen = names, meant
            histories = all
        else:
            published = PlanNames(self._registries)
            seen = self._resolve_shown(shown, published, meant)
            self.plans = FoldedPlans(self.plans.seen, self.plans.histories, all, self.plans.figures)
            histories = self._replay(published, seen, shown, lenient=True)
        figures = self._own_figures(reports, names)
        rehearsals = {id: history for id, history in all.items() if history is not histories.get(id)}
        faults = tuple(fault for found in published.faults.values() for fault in found)
        self.plans = FoldedPlans(seen, histories, rehearsals, figures, faults, published)
        return {}

    def _resolve(self, reports: Iterable[Row], names: PlanNames) -> tuple[Meant, dict[str, tuple[Problem, ...]]]:
        """Return the plans that articles mean, oldest first, and the articles whose names cannot be resolved."""
        meant: Meant = {}
        unresolved: dict[str, tuple[Problem, ...]] = {}
        for row in reports:
            if row.mentions:
                found = names.resolve([Name(text, 0) for text in row.mentions], row.unit, Report(row.path))
                if all(found):
                    meant[row.path] = found
                    continue
                item = self._item(row.path)
                report = Report(row.path, item.draft.head)
                names.resolve([mention.name for mention in item.draft.mentions], row.unit, report)
                unresolved[row.path] = tuple(report.problems)
        return meant, unresolved

    def _resolve_shown(self, reports: Iterable[Row], names: PlanNames, rehearsed: Meant) -> Meant:
        """Return the same for published articles; a name that only unpublished articles make unambiguous resolves as in the rehearsal."""
        meant: Meant = {}
        for row in reports:
            if row.mentions:
                spoken = [Name(text, 0) for text in row.mentions]
                found = names.resolve(spoken, row.unit, Report(row.path))
                meant[row.path] = found if all(found) else names.enter(spoken, rehearsed[row.path], row.unit)
        return meant

    def _replay(self, names: PlanNames, meant: Meant, reports: Iterable[Row], *, lenient: bool) -> dict[str, History]:
        """Return the history of each plan; one with unchanged inputs is reused."""
        sources: dict[str, list[Source]] = {id: [] for id in names.plans}
        for row in reports:
            ids = meant.get(row.path, ())
            for id in dict.fromkeys(ids):
                sources[id].append((row.path, tuple([place for place, one in enumerate(ids) if one == id]), row.report_digest))
        replayer = Replayer(self._registries, names)
        return {id: self._history(id, tuple(found), replayer, names, lenient=lenient) for id, found in sources.items()}

    def _history(self, id: str, sources: tuple[Source, ...], replayer: Replayer, names: PlanNames, *, lenient: bool) -> History:
        for known in (self.plans.rehearsals.get(id), self.plans.histories.get(id)):
            if known and self._holds(known, id, sources, names) and not (lenient and known.faulty):
                return known
        history = replayer.replay(id, [(self._item(path), places) for path, places, _ in sources], lenient=lenient)
        history.sources = sources
        self._remember(history)
        return history

    def _holds(self, known: History, id: str, sources: tuple[Source, ...], names: PlanNames) -> bool:
        """Return whether a replay would give the same history."""
        if known.sources != sources or known.record.plan != names.plans[id]:
            return False
        return self._is_fresh(known) or not (self._changes.of_plan(id) or self._changes.affects(known.asked))

    def _remember(self, history: History) -> None:
        self._fresh[id(history)] = history

    def _is_fresh(self, history: History) -> bool:
        return self._fresh.get(id(history)) is history

    def _own_figures(self, reports: Sequence[Row], names: PlanNames) -> dict[str, OwnFigures]:
        replayer = Replayer(self._registries, names)
        found: dict[str, OwnFigures] = {}
        for row in reports:
            if row.figures:
                known = self.plans.figures.get(row.path)
                same = known and known.report_digest == row.report_digest and not self._changes.affects(known.asked)
                found[row.path] = known if known and same else replayer.own_figures(self._item(row.path), row.report_digest)
        return found


def _advised(history: History, all: Mapping[str, History]) -> tuple[Problem, ...]:
    """Return why an article contradicts a plan; for a number the plan lacks, with the plan of a similar name that has it."""
    advised: dict[Problem, Problem] = {}
    own = history.record.plan
    for fault, number in history.lacking:
        having = (one for id, one in all.items() if id != own.id and any(target.number == number for target in one.targets.values()))
        others = {one.record.plan.name for one in having}
        near = nearest(own.name, others, LIKE)
        advised[fault] = replace(fault, hint=f"{fault.hint} Có phải kế hoạch «{near}»?") if near else fault
    return tuple([advised.get(fault, fault) for fault in history.faults[history.faulty]])
