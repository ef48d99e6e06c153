"""Owns plans (chương trình, đề án, kế hoạch, nghị quyết), their targets (chỉ tiêu) and results (kết quả)."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from portal.record import dataclass
from portal.text.statement import Statement


class Stage(StrEnum):
    """The stages in the life of a plan, in order."""

    DRAFTING = "drafting"  # soạn thảo
    CONSULTATION = "consultation"  # lấy ý kiến
    ISSUED = "issued"  # ban hành
    LAUNCHED = "launched"  # triển khai
    RUNNING = "running"  # đang thực hiện
    INTERIM = "interim"  # sơ kết
    FINAL = "final"  # tổng kết
    OVER = "over"  # đã hết giai đoạn; nobody writes it: reported as under way, but its period has passed
    REPLACED = "replaced"  # được thay thế
    DROPPED = "dropped"  # thôi thực hiện


DRAFTS = frozenset({Stage.DRAFTING, Stage.CONSULTATION})  # before a plan is issued
ENDS = frozenset({Stage.REPLACED, Stage.DROPPED})


class State(StrEnum):
    """States of a target at the as-of date (contract)."""

    DRAFT = "draft"  # Dự thảo
    RUNNING = "running"  # Đang thực hiện
    MET = "met"  # Đạt
    EXCEEDED = "exceeded"  # Vượt
    BELOW = "below"  # Chưa đạt mức đề ra
    SILENT = "silent"  # Đã đến hạn, chưa có tin về kết quả
    UNKNOWN = "unknown"  # Chưa đủ số liệu để đánh giá
    UNREAD = "unread"  # Chưa đọc được thành số liệu


class Origin(StrEnum):
    """Who set a target; it is never inferred."""

    CENTRAL = "central"
    PROVINCE = "province"
    LOCAL = "local"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A plan's period in whole years; `outlook` is "định hướng đến năm …"."""

    start: int
    end: int
    outlook: int | None = None


@dataclass(frozen=True, slots=True)
class StageEntry:
    """One dated stage, with the article or document that reports it."""

    stage: Stage
    day: date | None = None
    article: str = ""
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a target stands: its state, the rule in words (Cách đánh giá), one sentence, and the latest fact it is based on."""

    state: State
    rule: str
    sentence: str
    fact_day: date | None = None
    result: str = ""  # id of the result it is based on
    adjusted: bool = False  # Đã điều chỉnh
    dropped: bool = False  # Thôi thực hiện
    early: bool = False  # due, but the latest figure is from before the deadline
    over: bool = False  # its deadline has passed
    missed: str = ""  # "Chưa đến mức: năm 2017, 2019", "Thiếu số liệu: năm 2018", for a level that is due every year


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A change of a published promise; the old and the new version stay visible permanently."""

    old: Statement
    new: Statement
    day: date
    article: str = ""
    note: str = ""
    draft: bool = False  # made in a draft, or when it was issued: no promise was changed


@dataclass(frozen=True, slots=True)
class Baseline:
    """The starting point of a target."""

    statement: str
    value: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One promise. `id` is the plan id + "-" + a number."""

    id: str
    plan: str
    number: str
    statement: Statement  # the current wording
    standing: Standing
    day: date | None = None  # first set on
    article: str = ""  # first set in
    document: str = ""  # id of the document that sets it
    unit: str = ""  # responsible unit
    origin: Origin = Origin.UNKNOWN
    better: str = ""  # "higher" | "lower" | "" (exactly that)
    sensitive: bool = False
    note: str = ""
    part_of: str = ""  # target id
    parts: tuple[str, ...] = ()
    baseline: Baseline | None = None
    citations: tuple[str, ...] = ()  # articles that restate it
    changes: tuple[TargetChange, ...] = ()
    results: tuple[str, ...] = ()  # result ids, by date
    document_name: str = ""  # as written, if no known document has this name
    unread: tuple[tuple[str, str], ...] = ()  # (article, sentence) of later statements that were not understood


@dataclass(frozen=True, slots=True)
class Result:
    """One dated figure reported by an article; it belongs to a target, to a plan, or to neither."""

    id: str
    statement: Statement
    article: str
    day: date  # of the fact: its as_of or end of period, else the article's date
    plan: str = ""
    target: str = ""
    unit: str = ""
    document: str = ""  # id
    verdict: str = ""  # "met" | "not_met", only if the source says so
    sensitive: bool = False
    note: str = ""
    part_of: str = ""  # result id
    number: str = ""
    document_name: str = ""  # as written, if no known document has this name
    ahead: bool = False  # its day is in the future


@dataclass(frozen=True, slots=True)
class Plan:
    """One programme, scheme, plan or resolution with its life."""

    id: str
    kind: str  # "đề án", "nghị quyết" …
    name: str
    aliases: tuple[str, ...] = ()
    issuer: str = ""  # unit id
    issuer_name: str = ""  # as written, if no known unit has this name
    issuer_inferred: bool = False
    drafting_unit: str = ""
    drafting_unit_name: str = ""
    number: str = ""
    day: date | None = None
    period: YearSpan | None = None
    parts: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    steering: str = ""
    topics: tuple[str, ...] = ()
    stages: tuple[StageEntry, ...] = ()
    stage: Stage = Stage.RUNNING  # the latest
    draft: bool = False  # not issued, as far as this site knows
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""
    ended: date | None = None  # replaced or dropped on this day; date.min if the day is unknown
    targets: tuple[str, ...] = ()
    results: tuple[str, ...] = ()  # of the plan itself, not of a target
    documents: tuple[str, ...] = ()
    summary: str = ""
    page: bool = True  # has a page of its own (contract: a number, a figure, a stage log or two articles)
    fact_day: date | None = None  # of the latest fact
    consultation: str = ""  # id of the article that opened one
    line: int = field(default=0, compare=False)
    path: str = field(default="", compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the plan."""
        return tuple(name for name in (self.name, *self.aliases, self.number) if name)

    @property
    def issued(self) -> date | None:
        """Return the day on which a plan that was reported here as a draft came into force."""
        if self.draft or not any(entry.stage in DRAFTS for entry in self.stages):
            return None
        return min((entry.day for entry in self.stages if entry.day and entry.stage not in DRAFTS), default=None)

    @property
    def year(self) -> str:
        """Return the year it is listed under: of its issue, else of its latest fact; "khong-ro" without either."""
        day = self.day or self.fact_day
        return f"{day.year:04}" if day else "khong-ro"
