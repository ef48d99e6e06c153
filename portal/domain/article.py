"""Owns articles (tin, bài): the content of one file under content/tin, with names resolved to ids, and its body."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from portal.domain.document import Consultation
from portal.domain.event import EventReport, Person
from portal.record import dataclass
from portal.text.statement import Deadline


class Status(StrEnum):
    """The workflow state that staff write."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ArticleKind(StrEnum):
    """The kind of text (domain.md §6.2)."""

    NEWS = "news"  # tin
    EVENT = "event"  # tin hội nghị, hội thảo
    FEATURE = "feature"  # bài phản ánh, bài viết
    NOTICE = "notice"  # thông báo
    DOCUMENT = "document"  # giới thiệu văn bản
    CONSULTATION = "consultation"  # lấy ý kiến dự thảo
    PHOTOS = "photos"  # phóng sự ảnh
    CORRECTION = "correction"  # đính chính


@dataclass(frozen=True, slots=True)
class DateBasis:
    """What an article is ordered by when its source gives no date of publication."""

    text: str  # "ngày diễn ra hội thảo 12/4/2016"
    day: date
    inferred: bool = False  # a part of the date is inferred; `text` says which


@dataclass(frozen=True, slots=True)
class Change:
    """A major edit that readers are informed of."""

    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or a caption whose picture is missing (no file)."""

    file: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Who made the text or a picture: role "tác giả" | "ảnh" | …; org as printed."""

    role: str
    name: str
    org: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The publication an article was taken from."""

    name: str
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a body, for the table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article as HTML, with what was extracted from it. Links and images are site addresses."""

    html: str
    words: int = 0
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()  # internal ones, as site addresses
    images: tuple[str, ...] = ()  # files below content/
    digest: str = ""


class Said(NamedTuple):
    """How an article itself words a target: its sentence, figure and deadline."""

    quote: str
    figure: str
    by: Deadline | None = None


@dataclass(frozen=True, slots=True)
class PlanMention:
    """What an article says about one plan: the stage it reports, and the ids of the targets and results it states."""

    plan: str
    stage: str = ""
    targets: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    note: str = ""
    said: tuple[Said, ...] = ()  # one for each target


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an article."""

    id: str
    url: str
    title: str
    summary: str
    at: datetime  # the sort key of lists
    dated: bool  # False: `at` rests on a date basis, not on a date of publication
    unit: str
    section: str
    kind: ArticleKind
    status: Status
    kicker: str = ""
    picture: Picture | None = None
    event_day: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article with names resolved. Its body is a separate record (Portal.body), since most lists never need it."""

    card: Card
    path: str  # below the content folder
    feed_id: str  # tag:<authority>:<id or path>
    basis: DateBasis | None = None
    topics: tuple[str, ...] = ()
    event: EventReport | None = None
    people: tuple[Person, ...] = ()
    plans: tuple[PlanMention, ...] = ()
    results: tuple[str, ...] = ()  # ids of results that belong to no plan
    documents: tuple[str, ...] = ()
    consultation: Consultation | None = None
    images: tuple[Picture, ...] = ()
    credits: tuple[Credit, ...] = ()
    source: Source | None = None
    changes: tuple[Change, ...] = ()
    withdrawn: Change | None = None
    replaced_by: str = ""  # article id
    corrects: str = ""  # article id
    starts: date | None = None  # first day of a notice, if it differs from the day of publication
    starts_at: str = ""  # "08:00"; "" is the beginning of the day
    pending: bool = False  # it has not started at the as-of moment
    expires: date | None = None
    expires_at: str = ""  # "17:00"; "" is the end of the day
    expired: bool = False  # at the as-of moment
    featured_until: date | None = None
    featured: bool = False  # at the as-of date
    aliases: tuple[str, ...] = ()
    lang: str = "vi"
    stale: bool = False  # built from its last good text

    @property
    def id(self) -> str:
        """The stable id."""
        return self.card.id

    @property
    def url(self) -> str:
        """The address, "/tin/2016/11/x/"."""
        return self.card.url

    @property
    def last_update(self) -> datetime:
        """When readers were last given something new: by publication, by a major edit, or by withdrawal.

        Each later update adds a second, so that two updates of one day, which have no hour, still have an order.
        """
        if not self.changes and not self.withdrawn:
            return self.card.at
        updates = [*self.changes, *([self.withdrawn] if self.withdrawn else [])]
        moments = [datetime.combine(update.day, time(), self.card.at.tzinfo) for update in updates]
        return max([self.card.at, *moments]) + timedelta(seconds=len(updates))


class Neighbours(NamedTuple):
    """The ids of the articles next to one in time, newest first, in each list that contains it; "" if there is none."""

    newer: str  # of all articles
    older: str
    plans: tuple[tuple[str, ...], ...]  # one tuple for each plan it names, in the order it names them
    topics: tuple[tuple[str, ...], ...]  # of its first two topics
    unit: tuple[str, ...]
    section: tuple[str, ...]
    corrections: tuple[str, ...]  # the articles that correct it
