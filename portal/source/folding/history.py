"""Owns the history of each plan: its file and articles, replayed in order of time; and the figures that belong to no plan.

One plan is replayed without the others: which articles mean it is already known (`plans.PlanNames`). If an article contradicts a plan, the
caller holds it, and the plan is replayed without it. `judgement` computes afterwards how everything stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.article import PlanMention, Said, Status
from portal.domain.figure import figure
from portal.domain.plan import DRAFTS, Plan, Result, Stage, StageEntry, Target
from portal.domain.problem import Problem, holding
from portal.source.linking.link import Linked
from portal.source.linking.plans import PlanNames, PlanRecord, add_mention
from portal.source.linking.targets import Promises
from portal.source.reading.draft import Mention
from portal.source.reading.faults import Report
from portal.source.reading.fields.statement_facts import with_deadline
from portal.source.reading.fields.statements import StatementLine, read_lines
from portal.source.reading.fields.values import Entries
from portal.source.reading.registries.published import Promise
from portal.source.reading.registries.registry import Asked, Registries
from portal.source.reading.statement_source import StatementSource

Place = tuple[str, int]  # an article, and the index of one of its mentions
PlanReport = tuple[Linked, tuple[int, ...]]  # an article, and the indexes of the mentions that mean the plan
Source = tuple[str, tuple[int, ...], str]  # the file of an article, the indexes of its mentions, and the digest of all it reports


@dataclass(slots=True)
class History:
    """Everything reported on one plan, not judged yet."""

    record: PlanRecord
    targets: dict[str, Target] = field(default_factory=dict)  # in order
    results: dict[str, Result] = field(default_factory=dict)
    loose: tuple[str, ...] = ()  # results on the plan itself
    places: dict[str, tuple[str, int]] = field(default_factory=dict)  # target → file and line that set it
    unsaid: frozenset[str] = frozenset()  # targets that only withdrawn articles set
    mentions: dict[Place, PlanMention] = field(default_factory=dict)
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)  # by file
    asked: Asked = ()
    lines: tuple[tuple[int, str], ...] = ()  # of the plan's own file: line, and how a statement was understood
    faulty: str = ""  # the first article that contradicts the plan: nothing after it was applied
    lacking: tuple[tuple[Problem, str], ...] = ()  # see Promises
    sources: tuple[Source, ...] = ()  # the articles it was replayed from


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """The results of one article that belong to no plan."""

    results: tuple[Result, ...]
    faults: tuple[Problem, ...]
    asked: Asked
    report_digest: str  # digest of all that the article reports


class Replayer:
    """Replays plans with the same registries and names."""

    def __init__(self, registries: Registries, names: PlanNames) -> None:
        self._registries = registries
        self._names = names
        self._published: dict[str, list[Promise]] = {}
        for promise in registries.promised.values():
            self._published.setdefault(promise.plan, []).append(promise)

    def replay(self, id: str, reports: Sequence[PlanReport], *, lenient: bool = False) -> History:
        """Return everything reported on one plan; `reports` oldest first.

        It stops at the first article that contradicts it, unless `lenient`.
        """
        self._registries.begin_asking()
        plan, filed = self._names.plans[id], self._registries.plans.get(id)
        flag = filed[1].values.get("draft") if filed else None
        history = History(PlanRecord(plan, filed is not None, topics=dict.fromkeys(plan.topics), draft_flag=flag))
        promises = Promises(self._registries, self._names.names)
        promises.numbers.published = {id: self._published.get(id, [])}
        if filed:
            self._apply_file(history, promises, *filed)
        for linked, places in reports:
            promises.numbers.expect(linked.draft.mentions[place] for place in places)
        for linked, places in reports:
            _apply(history, promises, linked, places, lenient=lenient)
            if history.faulty:
                break
        history.targets = {target: promises.targets[target] for target in promises.by_plan.get(id, ())}
        history.results, history.loose = promises.results, tuple(promises.on_plan.get(id, ()))
        history.places, history.unsaid = promises.places, frozenset(promises.unsaid)
        history.asked, history.lacking = self._registries.asked(), tuple(promises.lacking)
        return history

    def _apply_file(self, history: History, promises: Promises, path: str, entries: Entries) -> None:
        """Apply the stages, targets and results that the plan's own file states."""
        record, plan, report = history.record, history.record.plan, Report(path)
        record.stages += [_stage(item) for item in entries.many("stages") if isinstance(item, Entries) and "stage" in item.values]
        mention = Mention(
            name=entries.name("name"),  # type: ignore[arg-type]  # a plan file without a name is none
            targets=read_lines(entries.many("targets"), "target", plan.day, report),
            results=read_lines(entries.many("results"), "result", plan.day, report),
        )
        history.lines = tuple((line.line, line.explanation) for line in (*mention.targets, *mention.results))
        issued = plan.day or min((entry.day for entry in record.stages if entry.day and entry.stage not in DRAFTS), default=None)
        day = issued or date(plan.period.start if plan.period else 1, 1, 1)
        promises.check(plan.id, plan.name, mention, report)
        promises.add(plan, mention, StatementSource("", day, path, issued is not None), report)
        history.faults[path] = tuple(report.problems)

    def own_figures(self, linked: Linked, report_digest: str) -> OwnFigures:
        """Return the results of an article that belong to no plan."""
        self._registries.begin_asking()
        if linked.article.card.status is Status.WITHDRAWN:
            return OwnFigures((), (), self._registries.asked(), report_digest)
        report = Report(linked.draft.path, linked.draft.head)
        promises = Promises(self._registries, self._names.names)
        promises.counts[linked.article.id] = _before(linked, len(linked.draft.mentions))
        promises.report(linked.draft.results, _where(linked), report)
        return OwnFigures(tuple(promises.results.values()), tuple(report.problems), self._registries.asked(), report_digest)


def _apply(history: History, promises: Promises, linked: Linked, places: Iterable[int], *, lenient: bool) -> None:
    """Apply what one article reports on the plan."""
    path, id = linked.draft.path, history.record.plan.id
    linked = replace(linked, report=Report(path, linked.draft.head))
    where, mentions = _where(linked), linked.draft.mentions
    if not (where.withdrawn or lenient):
        for place in places:
            promises.check(id, mentions[place].name.text, mentions[place], linked.report)
    if holding(linked.report.problems):
        history.faulty = path
    else:
        for place in places:
            promises.counts[where.article] = _before(linked, place)
            history.mentions[where.article, place] = _apply_mention(history.record, promises, linked, mentions[place], where)
    history.faults[path] = tuple(linked.report.problems)


def _apply_mention(record: PlanRecord, promises: Promises, linked: Linked, mention: Mention, where: StatementSource) -> PlanMention:
    add_mention(record, mention, linked)
    plan = record.plan
    targets, results = promises.add(plan, mention, where, linked.report)
    said = tuple(_said(line, plan) for line in mention.targets) if targets else ()
    return PlanMention(plan.id, mention.stage, targets, results, mention.note, said)


def _where(linked: Linked) -> StatementSource:
    withdrawn = linked.article.card.status is Status.WITHDRAWN
    return StatementSource(linked.article.id, linked.day, linked.draft.path, withdrawn=withdrawn)


def _before(linked: Linked, place: int) -> int:
    """Return how many results an article states before one of its mentions: they are numbered through the whole article."""
    return sum(len(mention.results) for mention in linked.draft.mentions[:place])


def _said(line: StatementLine, plan: Plan) -> Said:
    statement = with_deadline(line.statement, plan)
    return Said(statement.quote, figure(statement), statement.by)


def _stage(item: Entries) -> StageEntry:
    return StageEntry(Stage(item.values["stage"]), item.day("date"), item.text("article"), item.text("document"), item.text("note"))


@dataclass(slots=True)
class Histories:
    """All plans and figures, joined. `plans` in the order of their names; `figures` by article."""

    names: PlanNames
    plans: dict[str, History]
    figures: dict[str, OwnFigures]
    order: Mapping[str, tuple[str, str]]  # published article → its sort key

    @property
    def targets(self) -> dict[str, Target]:
        """Return the targets of all plans, plan by plan."""
        return {id: target for history in self.plans.values() for id, target in history.targets.items()}

    def results(self) -> Iterator[Result]:
        """Yield all figures: those of plan files first, then article by article, oldest first, in the order of each article."""
        found: list[Result] = []
        for history in self.plans.values():
            for result in history.results.values():
                if result.article:
                    found.append(result)
                else:
                    yield result
        found += [result for figures in self.figures.values() for result in figures.results]
        yield from sorted(found, key=lambda result: (self.order[result.article], int(result.id.rpartition("#")[2])))

    @property
    def places(self) -> dict[str, tuple[str, int]]:
        """Return every target → the file and line that set it."""
        return {id: place for history in self.plans.values() for id, place in history.places.items()}

    @property
    def unsaid(self) -> frozenset[str]:
        """Return the targets that only withdrawn articles set."""
        return frozenset().union(*(history.unsaid for history in self.plans.values()))

    def mentions(self, article: str, plans: Sequence[str]) -> tuple[PlanMention, ...]:
        """Return what an article says about the plans it means, in order."""
        return tuple([self.plans[plan].mentions[article, place] for place, plan in enumerate(plans)])
