"""Owns the walk through time: each article in turn tells of plans, targets and results, or is held as a whole.

Joins the register of plans with the promises made; judges every target at the end.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import blake2b

from portal.domain.article import Article, PlanMention
from portal.domain.document import Document
from portal.domain.plan import Plan, Stage, StageEntry, Target
from portal.domain.problem import errors
from portal.domain.standing import stand
from portal.source.draft import Mention
from portal.source.faults import Report
from portal.source.link import Linked
from portal.source.plans import Founding, Register, whole_plan
from portal.source.registry import Registries
from portal.source.statements import read_lines
from portal.source.targets import Promises, Where
from portal.source.values import Entries


class Lives:
    """All plans, targets and results, told by the articles taken so far."""

    def __init__(self, registries: Registries) -> None:
        self.register = Register(registries)
        self.promises = Promises(registries)
        self.report = Report("")
        self.mentions: dict[str, tuple[PlanMention, ...]] = {}
        self.own_results: dict[str, tuple[str, ...]] = {}
        self.days: dict[str, date] = {}
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
        report = Report(plan.path)
        day = plan.day or date(plan.period.start if plan.period else 1, 1, 1)
        mention = Mention(
            name=entries.name("name"),  # type: ignore[arg-type]
            targets=read_lines(entries.many("targets"), "target", plan.day, report),
            results=read_lines(entries.many("results"), "result", plan.day, report),
        )
        self.promises.check(plan.id, plan.name, mention, report)
        self.promises.take(plan, mention, Where("", day, plan.path), report)
        self.report.problems += report.problems

    def take(self, linked: Linked) -> bool:
        """Let an article tell what it tells; False, and nothing taken, when it contradicts the register."""
        report = linked.report
        before = len(report.problems)
        unit = linked.article.card.unit
        named = [(self.register.resolve(mention.name, unit, report), mention) for mention in linked.draft.mentions]
        for id, mention in named:
            self.promises.check(id, mention.name.text, mention, report)
        if errors(report.problems[before:]):
            return False
        where = Where(linked.article.id, linked.day, linked.draft.path)
        self.days[linked.article.id] = linked.day
        self.mentions[linked.article.id] = tuple(self._take(id, mention, linked, where) for id, mention in named)
        self.own_results[linked.article.id] = self.promises.report(linked.draft.results, where, report)
        return True

    def _take(self, id: str, mention: Mention, linked: Linked, where: Where) -> PlanMention:
        self.register.take(id, mention, linked)
        targets, results = self.promises.take(self.register.plans[id].plan, mention, where, linked.report)
        return PlanMention(id, mention.stage, targets, results, mention.note)

    def finished(self, linked: Linked) -> Article:
        """An article with its plans, results, and the topics it has from its plans."""
        article = linked.article
        mentions = self.mentions.get(article.id, ())
        results = self.own_results.get(article.id, ())
        topics = article.topics or tuple(dict.fromkeys(t for m in mentions for t in self.register.plans[m.plan].plan.topics))
        consultation = article.consultation
        if consultation and mentions:
            consultation = replace(consultation, plan=mentions[0].plan)
        told = blake2b(repr((mentions, results, topics)).encode(), digest_size=8).hexdigest()
        return replace(
            article, plans=mentions, results=results, topics=topics, consultation=consultation, digest=article.digest + told
        )

    def judged(
        self, articles: dict[str, Article], documents: dict[str, Document], as_of: date
    ) -> tuple[dict[str, Plan], dict[str, Target]]:
        """All plans and their targets as they stand at the as-of date."""
        days = {id: day for id, day in self.days.items() if id in articles}
        by_path = {article.path: article.id for article in articles.values()}
        plans = {id: self._plan(founding, days, by_path, articles, documents) for id, founding in self.register.plans.items()}
        return plans, {id: self._target(target, plans, as_of) for id, target in self.promises.targets.items()}

    def _plan(
        self, founding: Founding, days: dict[str, date], by_path: dict[str, str], articles: dict[str, Article], documents: dict[str, Document]
    ) -> Plan:
        founding.stages = [_linked(entry, by_path) for entry in founding.stages]
        id = founding.plan.id
        targets, results = self.promises.by_plan.get(id, ()), self.promises.on_plan.get(id, ())
        plan = whole_plan(founding, days, targets=tuple(targets), results=tuple(results))
        asked = [article for article in reversed(founding.articles) if (known := articles.get(article)) and known.consultation]
        return replace(
            plan,
            replaces=tuple(found for name in plan.replaces if (found := self._other(name))),
            replaced_by=self._other(plan.replaced_by),
            documents=tuple(id for id, document in documents.items() if document.plan == plan.id),
            consultation=asked[0] if asked else "",
        )

    def _other(self, name: str) -> str:
        found = self.register.names.find(name).ids if name else ()
        return found[0] if len(found) == 1 else ""

    def _target(self, target: Target, plans: dict[str, Plan], as_of: date) -> Target:
        plan = plans[target.plan]
        results = sorted((self.promises.results[id] for id in target.results), key=lambda result: result.day)
        dropped = plan.stage in (Stage.DROPPED, Stage.REPLACED)
        judged = stand(target, results, draft=plan.draft, dropped=dropped, as_of=as_of)
        return replace(target, standing=judged, results=tuple(result.id for result in results))


def _stage(item: Entries) -> StageEntry:
    return StageEntry(Stage(item.values["stage"]), item.day("date"), item.text("article"), item.text("document"), item.text("note"))


def _linked(entry: StageEntry, by_path: dict[str, str]) -> StageEntry:
    """A step of a file names its article by path or address; an unpublished one is left out."""
    if not entry.article or "/" not in entry.article or entry.article in by_path.values():
        return entry
    path = entry.article.strip("/").removesuffix(".md").removeprefix("content/")
    return replace(entry, article=by_path.get(f"{path}.md", ""))
