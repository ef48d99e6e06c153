"""Owns the making of Facts: drafts linked in order of time, held ones replaced by their last good text, then judged.

What is published, open, current or due is decided here from the as-of date; nothing after this knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.article import Article, Status
from portal.domain.identity import StaticPage
from portal.domain.portal import Facts
from portal.domain.problem import Problem
from portal.source.addresses import check_addresses, check_links
from portal.source.documents import gather_documents
from portal.source.draft import Draft, read_draft
from portal.source.faults import Report
from portal.source.groups import group_articles
from portal.source.happenings import gather_happenings
from portal.source.link import Linked, link_article
from portal.source.lives import Lives
from portal.source.registry import Registries
from portal.source.statements import Line
from portal.source.tree import Tree

YEAR_DAYS = 365


@dataclass(slots=True)
class Assembly:
    """Facts with what there was to say on the way."""

    facts: Facts
    problems: list[Problem]
    held: set[str]
    understood: list[tuple[str, int, str]]


@dataclass(slots=True)
class Bench:
    """Drafts by path while they are tried: a held one gives way to its last good draft, or to nothing."""

    drafts: dict[str, Draft]
    last_good: Callable[[str], str | None]
    held: set[str] = field(default_factory=set)
    told: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

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
            self.drafts.pop(path, None)


def assemble(
    registries: Registries, drafts: dict[str, Draft], unread: set[str], pages: dict[str, StaticPage], tree: Tree,
    as_of: date, last_good: Callable[[str], str | None],
) -> Assembly:  # fmt: skip
    """Everything the portal knows at `as_of`."""
    bench = Bench(dict(drafts), last_good)
    for path in unread:
        bench.hold(path, ())
    for path, faults in check_addresses(bench.drafts):
        bench.hold(path, (*bench.drafts[path].problems, *faults))
    linked, lives, reports = _settle(bench, registries)
    problems = [fault for report in reports.values() for fault in report.problems]
    problems += [fault for faults in bench.told.values() for fault in faults]
    facts = _facts(registries, linked, lives, pages, as_of)
    problems += lives.report.problems + check_links(linked, facts, tree)
    understood = [(item.draft.path, line.line, line.explanation) for item in linked for line in _lines(item.draft)]
    return Assembly(facts, problems, bench.held, understood)


def _settle(bench: Bench, registries: Registries) -> tuple[list[Linked], Lives, dict[str, Report]]:
    """Link until no article has to be held any more: holding one may change what others may say."""
    assert registries.identity is not None
    authority = registries.identity.feed_authority
    while True:
        linked: list[Linked] = []
        reports: dict[str, Report] = {}
        again = False
        for path in sorted(bench.drafts):
            item, report = link_article(bench.drafts[path], registries, authority)
            if item is None:
                bench.hold(path, report.problems)
                again = path in bench.drafts or again
            else:
                linked.append(item)
                reports[path] = report
        if again:
            continue
        lives = Lives(registries)
        linked.sort(key=lambda item: (item.article.card.at, item.draft.path))
        faulty = [item for item in linked if not lives.take(item)]
        if not faulty:
            return linked, lives, reports
        for item in faulty:
            bench.hold(item.draft.path, item.report.problems)


def _lines(draft: Draft) -> Iterable[Line]:
    for mention in draft.mentions:
        yield from (*mention.targets, *mention.results)
    yield from draft.results


def _facts(
    registries: Registries, linked: list[Linked], lives: Lives, pages: dict[str, StaticPage], as_of: date
) -> Facts:
    assert registries.identity is not None
    shown = [item for item in linked if published(item.article, as_of)]
    if len(shown) != len(linked):
        lives = Lives(registries)
        shown = [item for item in shown if lives.take(item)]
    items = {item.article.id: _timed(lives.finished(item), as_of) for item in reversed(shown)}
    happenings = gather_happenings(shown, as_of)
    documents = gather_documents(shown, lives, registries)
    plans, targets = lives.judged(items, documents, as_of)
    newest = next(iter(items.values()), None)
    return Facts(
        identity=registries.identity,
        articles=items,
        bodies={item.article.id: item.draft.body for item in shown},
        units=registries.units,
        topics=registries.topics,
        sections=registries.sections,
        plans=plans,
        targets=targets,
        results=lives.promises.results,
        documents=documents,
        happenings=happenings,
        pages=pages,
        abbreviations=registries.abbreviations,
        laws=registries.laws,
        groups=group_articles(items, happenings, as_of),
        archive=newest is not None and (as_of - newest.card.at.date()).days > YEAR_DAYS,
    )


def published(article: Article, as_of: date) -> bool:
    """Whether readers may see it: published or withdrawn, and not dated in the future."""
    return article.card.status in (Status.PUBLISHED, Status.WITHDRAWN) and article.card.at.date() <= as_of


def _timed(article: Article, as_of: date) -> Article:
    """An article with what the as-of date decides about it."""
    consultation = article.consultation
    if consultation:
        is_open = consultation.closes is not None and consultation.closes >= as_of and not consultation.outcome
        consultation = replace(consultation, open=is_open)
    expired = article.expires is not None and article.expires < as_of
    featured = article.featured_until is not None and article.featured_until >= as_of and not expired
    told = f"{int(bool(consultation and consultation.open))}{int(expired)}{int(featured)}"
    return replace(article, consultation=consultation, expired=expired, featured=featured, digest=article.digest + told)
