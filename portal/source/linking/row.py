"""Owns the Row: one article file as every step over all articles sees it. It holds nothing that only one article's own page needs.

A row is text, numbers and tuples, so that those of 20,000 articles are read in a tenth of a second; the article itself is linked again on
demand.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from portal import urls
from portal.domain.article import Article, Status
from portal.domain.asof import begins, ends, moment
from portal.domain.facts import digest_of
from portal.source.linking.documents import Paper, papers_of
from portal.source.linking.link import Linked
from portal.source.reading.draft import Draft
from portal.source.reading.registries.registry import Asked, Registries
from portal.text.day import TZ
from portal.text.fold import fold_name

EventKey = tuple[str, tuple[str, ...], str]  # folded name, hosts, day
VISIBLE = frozenset({Status.PUBLISHED.value, Status.WITHDRAWN.value})


class Row(NamedTuple):
    """One article file. The fields after `at` are set for linked ones only; days and moments are ISO texts, moments in Vietnam's time."""

    path: str
    id: str
    named: bool  # the id was typed
    aliases: tuple[str, ...]
    references: tuple[str, ...]  # as typed: the article it is replaced by, the one it corrects
    links: tuple[str, ...]
    body: str  # digest
    stale: bool
    title: str
    at: str = ""  # "2016-11-28T08:00:00"; "" if not linked
    status: str = ""
    unit: str = ""
    withdrawn: bool = False
    images: tuple[str, ...] = ()  # files, in order
    mentions: tuple[str, ...] = ()  # names of plans
    figures: bool = False  # it has results that belong to no plan
    report_digest: str = ""  # digest of the article's contribution to plans, documents and consultations; "" if it has none
    papers: tuple[Paper, ...] = ()
    asks: tuple[str, str] | None = None  # last day and outcome of its consultation
    event: bool = False
    event_keys: tuple[EventKey, ...] = ()  # the keys that identify the event
    event_id: str = ""  # as staff wrote it
    limits: tuple[tuple[str, str], ...] = ()  # (moment, what falls due then)
    asked: Asked = ()
    doubtful: bool = False  # linking found a problem: a changed registry may resolve it

    @property
    def url(self) -> str:
        """The address."""
        return urls.article(self.path)

    @property
    def order(self) -> tuple[str, str]:
        """Return the sort key of articles: by time."""
        return self.at, self.path

    def is_shown(self, now: str) -> bool:
        """Return whether it is published at a moment (see `now_of`): published or withdrawn, and not scheduled for later."""
        return self.status in VISIBLE and self.at <= now

    def edited(self, now: str) -> str:
        """Return the day of the latest edit that readers are informed of, "" if there is none."""
        return max((at[:10] for at, what in self.limits if what == "change" and at <= now), default="")


def now_of(as_of: date) -> str:
    """Return the as-of moment in the form that rows use."""
    return naive(moment(as_of))


def naive(at: datetime) -> str:
    """Return a moment in the form that rows use."""
    return at.astimezone(TZ).replace(tzinfo=None).isoformat()


def row_of(draft: Draft) -> Row:
    """Return the row of a draft before it is linked."""
    entries = draft.entries
    own = entries.text("id")
    references = (entries.text("replaced_by"), entries.text("corrects"))
    return Row(
        draft.path, own or draft.path.removesuffix(".md"), bool(own), entries.texts("aliases"), references, draft.links,
        draft.body_digest, draft.stale, entries.text("title"),
    )  # fmt: skip


def linked_row(item: Linked, registries: Registries, asked: Asked, *, doubtful: bool) -> Row:
    """Return the row of a linked article."""
    article, draft = item.article, item.draft
    papers = papers_of(item, registries)
    event = article.event
    given = draft.entries.entries("event")
    asks = _asks(article)
    reports = bool(draft.mentions or draft.results or papers or asks)
    return row_of(draft)._replace(
        at=naive(article.card.at),
        status=article.card.status.value,
        unit=article.card.unit,
        withdrawn=article.withdrawn is not None,
        images=tuple([picture.file for picture in article.images if picture.file]),
        mentions=tuple([mention.name.text for mention in draft.mentions]),
        figures=bool(draft.results),
        report_digest=_report_digest(item, papers) if reports else "",
        papers=papers,
        asks=asks,
        event=event is not None,
        event_keys=_event_keys(article) if event else (),
        event_id=given.text("id") if given else "",
        limits=tuple(_limits(item)),
        asked=asked,
        doubtful=doubtful,
    )  # fmt: skip


def _asks(article: Article) -> tuple[str, str] | None:
    asked = article.consultation
    return (asked.closes.isoformat() if asked.closes else "", asked.outcome) if asked else None


def _report_digest(item: Linked, papers: tuple[Paper, ...]) -> str:
    """Return a digest of an article's contribution to the tables of plans, documents and consultations."""
    article, draft = item.article, item.draft
    card = article.card
    day = article.event.day if article.event else None
    parts = (
        draft.mentions, draft.results, papers, article.consultation, card.id, article.path, card.at, card.unit, card.status,
        article.topics, day, article.changes[:1],
    )  # fmt: skip
    return digest_of(parts).hex()


def _event_keys(article: Article) -> tuple[EventKey, ...]:
    """Return the keys by which another article about the same event is recognised: its day and the day it was first scheduled for."""
    event = article.event
    assert event is not None
    name = fold_name(event.name)
    return tuple([(name, event.hosts, day.isoformat()) for day in (event.day, event.old_day) if name and day])


def _limits(item: Linked) -> list[tuple[str, str]]:
    """Return the moments at which time changes a published article."""
    article = item.article
    found: list[tuple[str, datetime]] = []
    if article.starts:
        found.append(("start", begins(article.starts, article.starts_at)))
    if article.expires:
        found.append(("expire", ends(article.expires, article.expires_at)))
    if article.featured_until:
        found.append(("feature", ends(article.featured_until)))
    found += [("change", begins(change.day)) for change in article.changes]
    asked = article.consultation
    if asked and asked.opens:
        found.append(("open", begins(asked.opens, asked.opens_at)))
    if asked and asked.closes and not asked.outcome:
        found.append(("close", ends(asked.closes, asked.closes_at)))
    if later := item.draft.entries.day("withdrawn_later"):
        found.append(("withdraw", begins(later)))
    return [(naive(at), what) for what, at in found]
