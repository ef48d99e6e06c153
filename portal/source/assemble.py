"""Owns the making of Facts: drafts linked in order of time, held ones replaced by their last good text, then judged.

What is published, open, current or due is decided here from the as-of date; nothing after this knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.article import Article, Body, Status
from portal.domain.asof import moment
from portal.domain.document import Document
from portal.domain.event import Happening
from portal.domain.facts import Facts, Groups, digest_of, place_of
from portal.domain.identity import StaticPage
from portal.domain.problem import Problem
from portal.source.addresses import check_addresses, check_links, claims_of
from portal.source.consultations import settle_consultations
from portal.source.crossings import group_crossings
from portal.source.documents import gather_documents, with_documents
from portal.source.draft import Draft, as_seen, read_draft
from portal.source.due import Due, gather_dues
from portal.source.far_days import far_days
from portal.source.faults import Report, unexpected
from portal.source.feeds import group_feeds
from portal.source.groups import group_articles, group_units
from portal.source.happenings import gather_happenings, written_id
from portal.source.judgement import Judged, judge
from portal.source.link import Linked, link_article
from portal.source.link_places import waiting_links
from portal.source.listings import group_documents, group_happenings, group_plans, group_targets
from portal.source.lives import Lives
from portal.source.media import named_files
from portal.source.published_addresses import Listed, check_lost, find_lost
from portal.source.references import refer
from portal.source.registry import Registries
from portal.source.review import review
from portal.source.statements import Line
from portal.source.tree import Tree
from portal.source.turns import latest_turns
from portal.source.unresolved import check_unresolved
from portal.source.waiting import told_waiting

YEAR_DAYS = 365


@dataclass(slots=True)
class Assembly:
    """Facts with what there was to say on the way."""

    facts: Facts
    problems: list[Problem]
    held: set[str]
    understood: list[tuple[str, int, str]]
    files: frozenset[str]  # pictures and attachments that published content names
    dues: tuple[Due, ...]  # what falls due next


StoredBody = Callable[[str], Body]  # path → the body that was kept elsewhere


def no_body(path: str) -> Body:
    """Nothing is kept elsewhere."""
    raise KeyError(path)


class Bodies(Mapping[str, Body]):
    """Bodies by article id: the draft's own, or read from where it is kept when asked for."""

    def __init__(self, drafts: dict[str, Draft], stored: StoredBody) -> None:
        self._drafts = drafts
        self._stored = stored

    def __getitem__(self, id: str) -> Body:
        draft = self._drafts[id]
        return draft.body or self._stored(draft.path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts)

    def __len__(self) -> int:
        return len(self._drafts)


@dataclass(slots=True)
class Bench:
    """Drafts by path while they are tried: a held one gives way to its last good draft, or to nothing."""

    drafts: dict[str, Draft]
    last_good: Callable[[str], str | None]
    held: set[str] = field(default_factory=set)
    told: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    away: dict[str, Draft | None] = field(default_factory=dict)  # held ones without a last good text; None: never read

    def hold(self, path: str, problems: Iterable[Problem]) -> None:
        """Hold a file back: build its last good text instead, or leave it out."""
        first = path not in self.held
        self.held.add(path)
        self.told.setdefault(path, tuple(problems))
        old = self.last_good(path) if first else None
        draft = read_draft(path, old) if old is not None else None
        if draft is not None and draft.sound:
            self.drafts[path] = replace(draft, stale=True)
        else:
            self.away[path] = self.drafts.pop(path, None)


def assemble(
    registries: Registries, drafts: dict[str, Draft], unread: set[str], pages: dict[str, StaticPage], tree: Tree,
    as_of: date, last_good: Callable[[str], str | None], stored: StoredBody = no_body, listed: Mapping[str, Listed] | None = None,
) -> Assembly:  # fmt: skip
    """Everything the portal knows at `as_of`."""
    bench = Bench(dict(drafts), last_good)
    for path in unread:
        bench.hold(path, ())
    _settle_addresses(bench)
    linked, lives, reports = _settle(bench, registries, as_of)
    problems = [fault for report in reports.values() for fault in report.problems]
    problems += [fault for faults in bench.told.values() for fault in faults]
    facts = _facts(registries, linked, lives, pages, as_of, stored)
    lost = find_lost(listed or {}, facts, bench.drafts)
    facts = replace(facts, groups=facts.groups | lost | waiting_links(linked, facts, tree))
    problems += [told_waiting(item.article) for item in linked if not published(item.article, as_of)]
    problems += lives.report.problems + check_links(linked, facts, tree) + review(facts, lives.promises.places)
    problems += [fault for item in linked for fault in far_days(item, as_of)]
    problems += check_lost(lost, facts, bench.held, drafts)
    problems += check_unresolved(linked, drafts, registries, lives, tree)
    understood = [(path, line.line, line.explanation) for path, draft in drafts.items() for line in _lines(draft)]  # held ones too
    understood += lives.understood()
    dues = gather_dues(linked, facts, as_of)
    return Assembly(facts, problems, bench.held, understood, named_files(linked, facts), dues)


def _settle_addresses(bench: Bench) -> None:
    """Hold what wants the id or the address of another; a last good text that wants it too is of no use."""
    while found := list(check_addresses(bench.drafts, bench.last_good)):
        for path, faults, lost in found:
            bench.hold(path, (*bench.drafts[path].problems, *faults))
            if path in bench.drafts and not lost.isdisjoint(claims_of(path, bench.drafts[path])):
                bench.hold(path, ())


def _settle(bench: Bench, registries: Registries, as_of: date) -> tuple[list[Linked], Lives, dict[str, Report]]:
    """Link until no article has to be held any more: holding one may change what others may say."""
    assert registries.identity is not None
    authority = registries.identity.feed_authority
    while True:
        linked: list[Linked] = []
        reports: dict[str, Report] = {}
        again = False
        for path in sorted(bench.drafts):
            item, report = _linked(as_seen(bench.drafts[path], as_of), registries, authority)
            if item is None:
                bench.hold(path, report.problems)
                again = path in bench.drafts or again
            else:
                linked.append(item)
                reports[path] = report
        unresolved = list(refer(linked, bench.drafts, bench.away))
        for item in unresolved:
            bench.hold(item.draft.path, item.report.problems)
        if again or unresolved:
            _settle_addresses(bench)
            continue
        lives = Lives(registries)
        linked.sort(key=lambda item: (item.article.card.at, item.draft.path))
        lives.expect(linked)
        faulty = [item for item in linked if not _taken(lives, item)]
        if not faulty:
            return linked, lives, reports
        for item in faulty:
            bench.hold(item.draft.path, item.report.problems)
        _settle_addresses(bench)


def _linked(draft: Draft, registries: Registries, authority: str) -> tuple[Linked | None, Report]:
    """As link_article; an article that something nobody thought of keeps from being linked is held."""
    try:
        return link_article(draft, registries, authority)
    except Exception as error:  # noqa: BLE001 - one article never keeps the others from being linked
        return None, Report(draft.path, draft.head, [*draft.problems, unexpected(draft.path, error)])


def _taken(lives: Lives, item: Linked) -> bool:
    """As Lives.take; what it left half done is not used, since all is told anew without the article."""
    try:
        return lives.take(item)
    except Exception as error:  # noqa: BLE001 - one article never keeps the others from being told
        item.report.problems.append(unexpected(item.draft.path, error))
        return False


def _lines(draft: Draft) -> Iterable[Line]:
    for mention in draft.mentions:
        yield from (*mention.targets, *mention.results)
    yield from draft.results


def _facts(
    registries: Registries, linked: list[Linked], lives: Lives, pages: dict[str, StaticPage], as_of: date, stored: StoredBody
) -> Facts:
    assert registries.identity is not None
    shown = [item for item in linked if published(item.article, as_of)]
    if len(shown) < len(linked) and any(item.draft.mentions or item.draft.results for item in linked if not published(item.article, as_of)):
        lives = Lives(registries, lives)
        lives.expect(shown)
        shown = [item for item in shown if lives.take(item)]
    documents = gather_documents(shown, lives, registries, as_of)
    settled = settle_consultations((lives.finished(item, as_of) for item in shown), as_of)
    items = {article.id: article for article in reversed(with_documents(settled, documents))}
    happenings = gather_happenings(((item.article, written_id(item)) for item in shown), as_of)
    judged = judge(lives, items, documents, as_of)
    newest = next(iter(items.values()), None)
    groups = group_articles(items, happenings, as_of)
    return Facts(
        identity=registries.identity,
        articles=items,
        bodies=Bodies({item.article.id: item.draft for item in shown}, stored),
        body_digests={item.article.id: item.draft.body_digest for item in shown},
        article_digests={id: digest_of(article).hex() for id, article in items.items()},
        places={id: place_of(article) for id, article in items.items()},
        units=registries.units,
        topics=registries.topics,
        sections=registries.sections,
        plans=judged.plans,
        targets=judged.targets,
        results=judged.results,
        documents=documents,
        happenings=happenings,
        pages=pages,
        abbreviations=registries.abbreviations,
        laws=registries.laws,
        turns=latest_turns(judged, items),
        groups=groups | group_feeds(items, groups, as_of) | group_units(registries.units, as_of) | _listings(judged, documents, happenings)
        | group_crossings(items, judged.plans, documents, happenings, judged.results, as_of),
        archive=newest is not None and (as_of - newest.card.at.date()).days > YEAR_DAYS,
    )


def _listings(judged: Judged, documents: dict[str, Document], happenings: dict[str, Happening]) -> Groups:
    records = group_plans(judged.plans) | group_targets(judged.targets)
    return records | group_documents(documents) | group_happenings(happenings)


def published(article: Article, as_of: date) -> bool:
    """Whether readers may see it: published or withdrawn, and not dated in the future."""
    return article.card.status in (Status.PUBLISHED, Status.WITHDRAWN) and article.card.at <= moment(as_of)
