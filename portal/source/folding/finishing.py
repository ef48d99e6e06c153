"""Owns the completion of a linked article: what it says about plans, its documents, and its state at the as-of moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portal.domain.article import Article, PlanMention
from portal.domain.asof import begins, ends, moment
from portal.source.folding.consultations import Answers, with_answer
from portal.source.folding.history import Histories
from portal.source.linking.link import Linked


@dataclass(slots=True)
class Finisher:
    """What is known about all articles together, used for one after the other."""

    histories: Histories
    seen: Mapping[str, Sequence[str]]  # path → the plans its mentions resolve to
    references: Mapping[str, tuple[str, ...]]  # path → the article that replaces it, the one it corrects
    documents: Callable[[str], tuple[str, ...] | None]  # article → the documents that name it
    answers: Answers
    as_of: date

    def finished(self, linked: Linked) -> Article:
        """Return the article as readers see it."""
        article, path = linked.article, linked.draft.path
        if path in self.references:
            replaced_by, corrects = self.references[path]
            article = replace(article, replaced_by=replaced_by, corrects=corrects)
        plans = self.seen.get(path, ())
        figures = self.histories.figures.get(path)
        results = tuple(result.id for result in figures.results) if figures else ()
        topics = dict.fromkeys(topic for plan in plans for topic in self.histories.plans[plan].record.plan.topics)
        mentions = self.histories.mentions(article.id, plans)
        article = with_answer(finished(article, self.as_of, mentions, results, tuple(topics)), self.answers, self.as_of)
        documents = self.documents(article.id)
        return replace(article, documents=documents) if documents else article


def finished(
    article: Article, as_of: date, mentions: tuple[PlanMention, ...], results: tuple[str, ...], of_plans: tuple[str, ...]
) -> Article:
    """Return an article with its statements on plans and its state at the as-of date; without topics of its own it gets those of its plans.
    """
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
