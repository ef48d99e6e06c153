"""Owns the telling anew of plans: articles that tell of plans or figures came, went or changed, and those plans alone are told again.

All articles that tell of them are walked through twice, as they were and as they are. None wherever that would change more than the
changed files and these plans: then the long way has to be gone. What comes out must be what `assemble` would make of the whole.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from portal.domain.article import Article
from portal.domain.document import Document
from portal.domain.facts import Facts, Groups
from portal.domain.plan import Result
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.domain.turn import Turn
from portal.source.crossings import cross_plans
from portal.source.documents import plan_document, with_documents
from portal.source.draft import Draft
from portal.source.faults import Report
from portal.source.judgement import Judged, judge_some
from portal.source.laid import Laid, Lists
from portal.source.link import Linked, link_article
from portal.source.listings import group_plans, group_targets
from portal.source.lives import Lives
from portal.source.plans import Founding, Register
from portal.source.published import check_promises
from portal.source.registry import Registries
from portal.source.review import Places, review
from portal.source.turns import latest_turns

Teller = tuple[Linked, list[str]]  # an article, and the plans its mentions mean, in order


@dataclass(frozen=True, slots=True)
class Edited:
    """A changed file as an article before and now; None where readers see none."""

    path: str
    before: Linked | None
    after: Linked | None


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of all other files."""

    draft: Callable[[str], Draft | None]  # by the article's id
    named: Callable[[str], str]  # file or address of a published article → its id, "" when there is none
    hidden: Collection[str]  # names of plans in articles that nobody sees yet
    withdrawn: Collection[str]  # ids of articles that tell of plans and stand in no list


@dataclass(slots=True)
class Retold:
    """What the plans and figures are now."""

    articles: dict[str, Article] = field(default_factory=dict)  # the changed ones
    records: dict[str, dict[str, Any]] = field(default_factory=dict)  # by table and id; None: gone
    ids: dict[str, tuple[str, ...]] = field(default_factory=dict)  # tables in another order
    groups: Groups = field(default_factory=dict)  # empty: gone
    turns: tuple[Turn, ...] | None = None  # None: as before
    reports: dict[str, list[Problem]] = field(default_factory=dict)  # what telling the changed ones gave to say, by article
    gone: set[Problem] = field(default_factory=set)
    come: set[Problem] = field(default_factory=set)

    def over(self, laid: Laid) -> Laid:
        """What lies over the Facts for other reasons, and this."""
        return replace(
            laid, records=laid.records | self.records, ids=laid.ids | self.ids, groups=laid.groups | self.groups, turns=self.turns
        )


def retell(facts: Facts, registries: Registries, moved: Sequence[Edited], around: Around, as_of: date) -> Retold | None:
    """What a few changed files do to the plans they tell of, and to those they told of."""
    first = Lives(registries)
    meant = _meant(first.register, moved, facts)
    if meant is None:
        return None
    among = {id for ids in meant.values() for id in ids}
    among |= {mention.plan for one in moved if one.before for mention in facts.articles[one.before.article.id].plans}
    if any(among.intersection(first.register.names.find(name).ids) for name in around.hidden):
        return None
    others = _others(facts, registries, among, around, {one.before.article.id for one in moved if one.before})
    if others is None:
        return None
    were = [(one.before, _told(one.before, facts)) for one in moved if one.before]
    are = [(one.after, meant[one.after.article.id]) for one in moved if one.after]
    before, after = (_walk(Lives(registries, first), [*these, *others], among) for these in (were, are))
    if before is None or after is None or not _same(before, after, others, among):
        return None
    return _Telling(facts, moved, among, around, as_of).settle(before, after)


@dataclass(slots=True)
class _Walked:
    """Lives told by some articles, and what there was to say of each."""

    lives: Lives
    reports: dict[str, list[Problem]]


def _meant(register: Register, moved: Sequence[Edited], facts: Facts) -> dict[str, list[str]] | None:
    """The plans that the changed articles name now, by article; None when one is new or cannot be told."""
    for id, plan in facts.plans.items():
        if id not in register.plans:
            register.enter(Founding(plan, False))
    meant = {}
    for item in (one.after for one in moved if one.after):
        ids = [register.resolve(mention.name, item.article.card.unit, Report(item.draft.path)) for mention in item.draft.mentions]
        if not all(id in facts.plans for id in ids):
            return None
        meant[item.article.id] = ids
    return meant


def _told(item: Linked, facts: Facts) -> list[str]:
    return [mention.plan for mention in facts.articles[item.article.id].plans]


def _others(
    facts: Facts, registries: Registries, among: Collection[str], around: Around, but: Collection[str]
) -> list[Teller] | None:
    """All other articles that tell of some plans, each with the plans it means."""
    assert registries.identity is not None
    ids = {id for plan in among for id in facts.groups.get(("plan", plan), ())}
    ids |= {id for id in around.withdrawn if any(mention.plan in among for mention in facts.articles[id].plans)}
    found = []
    for id in ids.difference(but):
        draft = around.draft(id)
        item = link_article(draft, registries, registries.identity.feed_authority)[0] if draft else None
        if item is None:
            return None
        found.append((item, _told(item, facts)))
    return found


def _walk(lives: Lives, tellers: list[Teller], among: Collection[str]) -> _Walked | None:
    """Let articles tell of some plans in order of time; None when one of them contradicts the register."""
    reports: dict[str, list[Problem]] = {}
    lives.expect(item for item, _ in tellers)
    for item, ids in sorted(tellers, key=lambda one: (one[0].article.card.at, one[0].draft.path)):
        report = Report(item.draft.path, item.draft.head)
        reports[item.article.id] = report.problems
        if not lives.tell(replace(item, report=report), ids, among):
            return None
    return _Walked(lives, reports)


def _same(before: _Walked, after: _Walked, others: Iterable[Teller], among: Collection[str]) -> bool:
    """Whether the others tell, and are told, the same; and nobody else founds a plan."""
    ids = [item.article.id for item, _ in others]
    plans = [[walked.lives.register.plans.get(id) for id in among] for walked in (before, after)]
    founded = [[one and one.plan for one in found] for found in plans]
    return (
        all(before.lives.mentions[id] == after.lives.mentions[id] and before.reports[id] == after.reports[id] for id in ids)
        and founded[0] == founded[1] and all(founded[1])
    )  # fmt: skip


class _Telling:
    """The tables under change."""

    def __init__(self, facts: Facts, moved: Sequence[Edited], among: Collection[str], around: Around, as_of: date) -> None:
        self._facts = facts
        self._moved = moved
        self._changed = {item.article.id for one in moved for item in (one.before, one.after) if item}
        self._among = among
        self._around = around
        self._as_of = as_of

    def settle(self, before: _Walked, after: _Walked) -> Retold | None:
        """What is another than before."""
        items = [one.after for one in self._moved if one.after]
        articles = {item.article.id: after.lives.finished(item, self._as_of) for item in items}
        documents = self._documents(after.lives, articles)
        if documents is None:
            return None
        articles = {article.id: article for article in with_documents(articles.values(), documents)}
        told = Retold(articles, reports={id: after.reports[id] for id in articles})
        known = cast("dict[str, Article]", ChainMap(articles, self._facts.articles))
        whole = replace(self._facts, articles=known, documents={**self._facts.documents, **documents})
        named = lambda place: place if place in articles else self._around.named(place)  # noqa: E731
        judged = judge_some(after.lives, self._among, self._changed, whole, self._as_of, named)
        if judged is None:
            return None
        now = self._laid_over(whole, judged, documents, told)
        self._group(now, told)
        self._turn(now, told)
        return told if self._review(now, before.lives, after.lives, told) else None

    def _documents(self, lives: Lives, articles: Mapping[str, Article]) -> dict[str, Document] | None:
        """The own texts of plans, each with the articles that tell of it now; None when one is not to be found."""
        found: dict[str, Document] = {}
        for id in self._among:
            founding = lives.register.plans[id]
            own = plan_document(founding.plan)
            if own and (own.day is None or own.day <= self._as_of):
                known = self._facts.documents.get(own.id)
                if known is None or known.plan != id:
                    return None
                stay = [one for one in known.articles if one not in self._changed]
                come = [one for one in founding.articles if one in articles]
                found[known.id] = replace(known, articles=tuple(sorted({*stay, *come}, key=self._moment(articles), reverse=True)))
        return found

    def _moment(self, articles: Mapping[str, Article]) -> Callable[[str], Any]:
        def moment(id: str) -> Any:
            article = articles.get(id) or self._facts.articles[id]
            return article.card.at, article.path

        return moment

    def _laid_over(self, whole: Facts, judged: Judged, documents: Mapping[str, Document], told: Retold) -> Facts:
        """All tables as they are now; what is another is noted."""
        facts = self._facts
        gone = {id for id, result in facts.results.items() if result.plan in self._among or result.article in self._changed}
        gone |= {id for id, target in facts.targets.items() if target.plan in self._among}
        tables: dict[str, Mapping[str, Any]] = {
            "plans": judged.plans, "targets": judged.targets, "results": judged.results, "documents": documents,
        }  # fmt: skip
        for table, records in tables.items():
            before: Mapping[str, Any] = getattr(facts, table)
            differ = {id: record for id, record in records.items() if before.get(id) != record}
            differ |= dict.fromkeys(id for id in gone if id in before and id not in records)
            if differ:
                told.records[table] = differ
        plans = {**facts.plans, **judged.plans}
        targets = {**facts.targets, **judged.targets}
        ids = {"targets": tuple(id for plan in plans.values() for id in plan.targets), "results": self._results(whole, judged)}
        told.ids = {table: order for table, order in ids.items() if order != tuple(getattr(facts, table))}
        results = {**facts.results, **judged.results}
        return replace(
            whole, plans=plans, targets={id: targets[id] for id in ids["targets"]}, results={id: results[id] for id in ids["results"]}
        )

    def _results(self, whole: Facts, judged: Judged) -> tuple[str, ...]:
        """The figures in the order they are told: those of plans' own files first, then article by article."""
        lists, moment = Lists(self._facts), self._moment(whole.articles)

        def order(id: str) -> tuple[Any, ...]:
            result: Result = judged.results.get(id) or self._facts.results[id]
            return (True, moment(result.article), int(id.rpartition("#")[2])) if result.article else (False,)

        for id in (id for id, result in self._facts.results.items() if result.article in self._changed):
            lists.drop(("ids", "results"), id)
        for id in (id for id, result in judged.results.items() if result.article in self._changed):
            lists.insert(("ids", "results"), id, order)
        return lists.group(("ids", "results"))

    def _group(self, now: Facts, told: Retold) -> None:
        before, after = (
            group_plans(facts.plans) | group_targets(facts.targets) | cross_plans(facts.plans, facts.results, self._as_of)
            for facts in (self._facts, now)
        )
        told.groups = {key: after.get(key, ()) for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

    def _turn(self, now: Facts, told: Retold) -> None:
        turns = latest_turns(Judged(now.plans, now.targets, now.results), now.articles)
        told.turns = turns if turns != self._facts.turns else None

    def _review(self, now: Facts, before: Lives, after: Lives, told: Retold) -> bool:
        """What is to be told of the plans otherwise; False when that stands in a place that is not known here."""
        both = ((self._facts, before), (now, after))
        faults = [{*review(facts, self._places(lives)), *self._promised(facts, lives)} for facts, lives in both]
        paths = {one.path for one in self._moved}
        told.gone = faults[0] - faults[1]
        told.come = {fault for fault in faults[1] if fault not in faults[0] or fault.path in paths}
        return all(fault.path for fault in (*told.gone, *told.come))

    def _places(self, lives: Lives) -> Places:
        """Where the targets of these plans are set: all their articles were walked through."""
        promises = lives.promises
        return {id: place for id, place in promises.places.items() if promises.targets[id].plan in self._among}

    def _promised(self, facts: Facts, lives: Lives) -> list[Problem]:
        known = {id: promise for id, promise in lives.register.registries.promised.items() if promise.plan in self._among}
        return check_promises(known, Portal(facts), self._as_of)
