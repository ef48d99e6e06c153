"""Owns the frozen rows of lists and tables: targets, plans, events, documents, consultations, notices, units, periods.

As in `parts` there are only finished words and addresses: no records of the domain, HTML or clock.
"""

from __future__ import annotations

from portal.record import dataclass
from portal.views.parts import CountLink, DateView, Link, PersonPart, StatePart


@dataclass(frozen=True)
class TargetRow:
    """A line of the target table: Chỉ tiêu · Hạn · Kết quả mới nhất · Tình trạng."""

    text: str
    href: str
    deadline: str
    state: StatePart
    result: str = ""  # "19/23 xã, thị trấn"; "" is printed as "Chưa có tin"
    result_date: DateView | None = None
    number: str = ""
    part: bool = False  # a "trong đó" of the row above
    plan: Link | None = None  # for rows of several plans


@dataclass(frozen=True)
class TargetGroup:
    """Rows under one caption: a plan, a state, a deadline. `caption` may be a link."""

    caption: Link
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class BarPart:
    """One part of a progress bar: how many, of what, and the state code that colours it."""

    label: str
    count: int
    state: str


@dataclass(frozen=True)
class Bar:
    """A tally as a bar. `sentence` says the same in words; `source` is the source of a reported tally."""

    sentence: str
    parts: tuple[BarPart, ...]
    source: Link | None = None


@dataclass(frozen=True)
class Step:
    """A step of a timeline. `links` are the articles and documents that report it; `current`: the present step."""

    title: str
    date: DateView | None = None
    text: str = ""
    links: tuple[Link, ...] = ()
    current: bool = False


@dataclass(frozen=True)
class FileView:
    """A downloadable file: address, "PDF", "1,2 MB", SHA-256 in hex."""

    href: str
    format: str
    size: str
    sha256: str = ""


@dataclass(frozen=True)
class DocumentRow:
    """A document in a list. `number` is "10-NQ/TU" or ""; `title` its trích yếu."""

    title: str
    href: str
    number: str = ""
    kind: str = ""
    issuer: Link | None = None
    date: DateView | None = None
    file: FileView | None = None
    draft: bool = False
    note: str = ""
    effective: DateView | None = None


@dataclass(frozen=True)
class EventRow:
    """An event with the leaf of its date. `day`, `month`, `year` are printed ("25", "Tháng 11", "2016")."""

    title: str
    href: str
    day: str
    month: str
    year: str
    iso: str
    kind: str = ""
    time: str = ""  # "Sáng", "8 giờ 30"
    place: str = ""
    host: Link | None = None
    state: StatePart | None = None  # postponed, cancelled, coming …; None for one that took place
    note: str = ""
    off: bool = False  # cancelled, or postponed without a new day
    ics: str = ""  # for a coming one: the file that adds it to a calendar
    id: str = ""  # the id of its row: search leads to it


@dataclass(frozen=True)
class ConsultationRow:
    """A consultation. `state` open | closed; `outcome` in words once it is known."""

    title: str
    href: str
    state: StatePart
    closes: DateView | None = None
    opens: DateView | None = None
    where: str = ""
    unit: Link | None = None
    outcome: str = ""
    plan: Link | None = None
    outcome_source: Link | None = None  # the article that reports the outcome
    form: str = ""  # address of its public form; while it is open, if the office has one
    mail: Link | None = None  # the mailbox for comments, as a link with a subject; while it is open
    drafts: tuple[DocumentRow, ...] = ()  # the texts to comment on, each with its file


@dataclass(frozen=True)
class NoticeRow:
    """A notice (thông báo) with start and end."""

    title: str
    href: str
    date: DateView | None = None
    until: DateView | None = None
    unit: Link | None = None
    state: StatePart | None = None
    summary: str = ""


@dataclass(frozen=True)
class PlanRow:
    """A plan in a list. With `href` "" it has no page yet and is printed as text, its articles linked."""

    name: str
    href: str
    kind: str = ""
    number: str = ""
    issuer: Link | None = None
    period: str = ""
    stage: StatePart | None = None
    counts: str = ""  # "5 chỉ tiêu · 3 tin"
    latest: DateView | None = None
    links: tuple[Link, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class UnitNode:
    """A unit in the tree. `note` e.g. "kết thúc hoạt động từ 01/7/2025"; `ended` subdues it."""

    link: Link
    ended: bool = False
    children: tuple[UnitNode, ...] = ()


@dataclass(frozen=True)
class YearRow:
    """A year of an archive with its months that have entries, newest first."""

    year: CountLink
    months: tuple[CountLink, ...] = ()


@dataclass(frozen=True)
class PeriodNav:
    """Links from the list of one period to the newer and the older period that has entries."""

    newer: Link | None = None
    older: Link | None = None
    all: Link | None = None


@dataclass(frozen=True)
class AzGroup:
    """The entries of one letter, Vietnamese order."""

    letter: str
    anchor: str
    entries: tuple[Link, ...]


@dataclass(frozen=True)
class Contact:
    """A body with its ways of contact and its people."""

    name: Link
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    people: tuple[PersonPart, ...] = ()


@dataclass(frozen=True)
class FilterChoice:
    """One filter of a long list: its address, its number of entries (0: not counted), and whether it is the current one."""

    text: str
    href: str
    count: int = 0
    current: bool = False


@dataclass(frozen=True)
class ChoiceGroup:
    """Filters of one sort under their label ("Theo bước")."""

    label: str
    anchor: str
    choices: tuple[FilterChoice, ...]
