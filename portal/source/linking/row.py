"""Owns the Row: one article file as everything that looks at all articles sees it. Refuses to hold what one article alone needs.

A row is text, numbers and tuples, so that those of 20,000 articles are read in a tenth of a second; the article itself is linked
again when it is needed.
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
    """One article file. What follows `at` is known of linked ones only; days and moments are ISO texts, moments those of Vietnam."""

    path: str
    id: str
    named: bool  # the id was typed
    aliases: tuple[str, ...]
    references: tuple[str, ...]  # as typed: the article it is replaced by, the one it corrects
    links: tuple[str, ...]
    body: str  # digest
    stale: bool
    title: str
    at: str = ""  # "2016-11-28T08:00:00"; "" of one that is not linked
    status: str = ""
    unit: str = ""
    withdrawn: bool = False
    images: tuple[str, ...] = ()  # files, in order
    mentions: tuple[str, ...] = ()  # names of plans
    figures: bool = False  # results that stand on no plan
    tells: str = ""  # digest of all that plans, documents and consultations are made of; "" of one that tells of none
    papers: tuple[Paper, ...] = ()
    asks: tuple[str, str] | None = None  # last day and outcome of its consultation
    event: bool = False
    event_keys: tuple[EventKey, ...] = ()  # what the event is known by
    event_id: str = ""  # as staff wrote it
    limits: tuple[tuple[str, str], ...] = ()  # (moment, what falls due then)
    asked: Asked = ()
    doubtful: bool = False  # linking found something to tell: another registry may change it

    @property
    def url(self) -> str:
        """The address."""
        return urls.article(self.path)

    @property
    def order(self) -> tuple[str, str]:
        """How articles follow each other in time."""
        return self.at, self.path

    def is_shown(self, now: str) -> bool:
        """Whether readers see it at a moment (see `now_of`): published or withdrawn, and not of a later time."""
        return self.status in VISIBLE and self.at <= now

    def edited(self, now: str) -> str:
        """The day of the latest edit that readers are told of, "" without."""
        return max((at[:10] for at, what in self.limits if what == "change" and at <= now), default="")


def now_of(as_of: date) -> str:
    """The moment that is looked from, as rows write moments."""
    return naive(moment(as_of))


def naive(at: datetime) -> str:
    """A moment as rows write it."""
    return at.astimezone(TZ).replace(tzinfo=None).isoformat()


def row_of(draft: Draft) -> Row:
    """A draft before it is linked."""
    entries = draft.entries
    own = entries.text("id")
    references = (entries.text("replaced_by"), entries.text("corrects"))
    return Row(
        draft.path, own or draft.path.removesuffix(".md"), bool(own), entries.texts("aliases"), references, draft.links,
        draft.body_digest, draft.stale, entries.text("title"),
    )  # fmt: skip


def linked_row(item: Linked, registries: Registries, asked: Asked, *, doubtful: bool) -> Row:
    """A linked article."""
    article, draft = item.article, item.draft
    papers = papers_of(item, registries)
    event = article.event
    given = draft.entries.entries("event")
    asks = _asks(article)
    tells = bool(draft.mentions or draft.results or papers or asks)
    return row_of(draft)._replace(
        at=naive(article.card.at),
        status=article.card.status.value,
        unit=article.card.unit,
        withdrawn=article.withdrawn is not None,
        images=tuple([picture.file for picture in article.images if picture.file]),
        mentions=tuple([mention.name.text for mention in draft.mentions]),
        figures=bool(draft.results),
        tells=_tells(item, papers) if tells else "",
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


def _tells(item: Linked, papers: tuple[Paper, ...]) -> str:
    """A digest of all that other tables take from an article that tells of plans, documents or consultations."""
    article, draft = item.article, item.draft
    card = article.card
    day = article.event.day if article.event else None
    parts = (
        draft.mentions, draft.results, papers, article.consultation, card.id, article.path, card.at, card.unit, card.status,
        article.topics, day, article.changes[:1],
    )  # fmt: skip
    return digest_of(parts).hex()


def _event_keys(article: Article) -> tuple[EventKey, ...]:
    """By what another article about the same event may be known: its day or the day it was called for first."""
    event = article.event
    assert event is not None
    name = fold_name(event.name)
    return tuple([(name, event.hosts, day.isoformat()) for day in (event.day, event.old_day) if name and day])


def _limits(item: Linked) -> list[tuple[str, str]]:
    """The moments at which time changes an article that readers see."""
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
