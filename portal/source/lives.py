"""Owns the walk through time: each article in turn tells of plans, targets and results, or is held as a whole.

Joins the register of plans with the promises made; `judgement` says afterwards how all of it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from portal.domain.article import Article, PlanMention, Said, Status
from portal.domain.asof import begins, ends, moment
from portal.domain.figure import figure
from portal.domain.plan import DRAFTS, Plan, Stage, StageEntry
from portal.domain.problem import Problem, holding
from portal.source.draft import Mention
from portal.source.faults import Report
from portal.source.link import Linked
from portal.source.plans import Founding, Register
from portal.source.registry import Registries
from portal.source.statement_facts import with_deadline
from portal.source.statements import Line, read_lines
from portal.source.targets import Promises
from portal.source.values import Entries
from portal.source.where import Where


class Lives:
    """All plans, targets and results, told by the articles taken so far."""

    def __init__(self, registries: Registries, before: Lives | None = None) -> None:
        """`before`: others of the same registries, who have read the plans' own files already."""
        self.register = Register(registries)
        self.promises = Promises(registries, self.register.names)
        self.report = Report("")
        self.mentions: dict[str, tuple[PlanMention, ...]] = {}
        self.own_results: dict[str, tuple[str, ...]] = {}
        self.days: dict[str, date] = {}
        self._read: dict[str, tuple[Mention, tuple[Problem, ...]]] = before._read if before else {}  # by plan
        filed = [(self._file(id, path, entries), entries) for id, (path, entries) in registries.plans.items()]
        for founding, entries in filed:
            self._statements(founding, entries)

    def _file(self, id: str, path: str, entries: Entries) -> Founding:
        report = Report(path)
        founding = self.register.file(id, path, entries, report)
        founding.stages += [_stage(item) for item in entries.many("stages") if isinstance(item, Entries) and "stage" in item.values]
        self.report.problems += report.problems
        return founding

    def _statements(self, founding: Founding, entries: Entries) -> None:
        """Targets and results that the plan's own file states."""
        plan = founding.plan
        if plan.id not in self._read:
            self._read[plan.id] = _own_statements(plan, entries)
        mention, problems = self._read[plan.id]
        report = Report(plan.path, problems=list(problems))
        issued = plan.day or min((entry.day for entry in founding.stages if entry.day and entry.stage not in DRAFTS), default=None)
        day = issued or date(plan.period.start if plan.period else 1, 1, 1)
        self.promises.check(plan.id, plan.name, mention, report)
        self.promises.take(plan, mention, Where("", day, plan.path, issued is not None), report)
        self.report.problems += report.problems

    def understood(self) -> Iterator[tuple[str, int, str]]:
        """How the statements of the plans' own files were understood: file, line, words."""
        for id, (mention, _) in self._read.items():
            path = self.register.plans[id].plan.path
            yield from ((path, line.line, line.explanation) for line in (*mention.targets, *mention.results))

    def expect(self, told: Iterable[Linked]) -> None:
        """Know the numbers that articles give to targets, before the first of them is taken."""
        for linked in told:
            if linked.draft.mentions:
                self.promises.numbers.expect(linked.draft.mentions)

    def take(self, linked: Linked) -> bool:
        """Let an article tell what it tells; False, and nothing taken, when it contradicts the register."""
        before = len(linked.report.problems)
        return self._tell(linked, self.meant(linked), None, before)

    def meant(self, linked: Linked) -> list[str]:
        """The plans an article names, in order; "" with a problem where that cannot be told."""
        return [self.register.resolve(mention.name, linked.article.card.unit, linked.report) for mention in linked.draft.mentions]

    def tell(self, linked: Linked, ids: Sequence[str], among: Collection[str]) -> bool:
        """Let an article of which it is known what plans it means tell of those `among` some."""
        return self._tell(linked, ids, among, len(linked.report.problems))

    def _tell(self, linked: Linked, ids: Sequence[str], among: Collection[str] | None, before: int) -> bool:
        named = [(id, mention, among is None or id in among) for id, mention in zip(ids, linked.draft.mentions, strict=True)]
        withdrawn = linked.article.card.status is Status.WITHDRAWN
        for id, mention, told in named:
            if told and not withdrawn:
                self.promises.check(id, mention.name.text, mention, linked.report)
        if holding(linked.report.problems[before:]):
            return False
        where = Where(linked.article.id, linked.day, linked.draft.path, withdrawn=withdrawn)
        self.days[where.article] = linked.day
        self.mentions[where.article] = tuple(self._mentions(named, linked, where))
        self.own_results[where.article] = () if withdrawn else self.promises.report(linked.draft.results, where, linked.report)
        return True

    def _mentions(self, named: list[tuple[str, Mention, bool]], linked: Linked, where: Where) -> Iterator[PlanMention]:
        counts = self.promises.counts
        for id, mention, told in named:
            if told:
                yield self._take(id, mention, linked, where)
            else:  # results are numbered through the whole article
                counts[where.article] = counts.get(where.article, 0) + len(mention.results)

    def _take(self, id: str, mention: Mention, linked: Linked, where: Where) -> PlanMention:
        self.register.take(id, mention, linked)
        plan = self.register.plans[id].plan
        targets, results = self.promises.take(plan, mention, where, linked.report)
        said = tuple(_said(line, plan) for line in mention.targets) if targets else ()
        return PlanMention(id, mention.stage, targets, results, mention.note, said)

    def finished(self, linked: Linked, as_of: date) -> Article:
        """An article with its plans, results, the topics it has from its plans, and what the as-of date decides about it."""
        id = linked.article.id
        mentions = self.mentions.get(id, ())
        topics = tuple(dict.fromkeys([t for m in mentions for t in self.register.plans[m.plan].plan.topics]))
        return finished(linked.article, as_of, mentions, self.own_results.get(id, ()), topics)


def finished(
    article: Article, as_of: date, mentions: tuple[PlanMention, ...] = (), results: tuple[str, ...] = (), of_plans: tuple[str, ...] = ()
) -> Article:
    """An article with what it tells of plans, and what the as-of date decides about it; it has their topics when it names none."""
    now = moment(as_of)
    expired = article.expires is not None and ends(article.expires, article.expires_at) <= now
    pending = article.starts is not None and begins(article.starts, article.starts_at) > now
    featured = article.featured_until is not None and article.featured_until >= as_of and not expired
    if article.changes and article.changes[0].day > as_of:
        article = replace(article, changes=tuple(change for change in article.changes if change.day <= as_of))
    if not (mentions or results or expired or featured or pending):
        return article
    topics = article.topics or of_plans
    consultation = article.consultation
    if consultation and mentions:
        consultation = replace(consultation, plan=mentions[0].plan)
    return replace(
        article, plans=mentions, results=results, topics=topics, consultation=consultation, expired=expired, featured=featured,
        pending=pending,
    )  # fmt: skip


def _own_statements(plan: Plan, entries: Entries) -> tuple[Mention, tuple[Problem, ...]]:
    report = Report(plan.path)
    mention = Mention(
        name=entries.name("name"),  # type: ignore[arg-type]
        targets=read_lines(entries.many("targets"), "target", plan.day, report),
        results=read_lines(entries.many("results"), "result", plan.day, report),
    )
    return mention, tuple(report.problems)


def _said(line: Line, plan: Plan) -> Said:
    statement = with_deadline(line.statement, plan)
    return Said(statement.quote, figure(statement), statement.by)


def _stage(item: Entries) -> StageEntry:
    return StageEntry(Stage(item.values["stage"]), item.day("date"), item.text("article"), item.text("document"), item.text("note"))
