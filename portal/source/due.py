"""Owns what falls due: when the site will be another though nobody touches a file, and why.

Days count: an event passes with its day, a target falls due on the day after its deadline. Articles and limits may have an hour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from portal.domain.article import Article, Status
from portal.domain.asof import begins, ends, moment
from portal.domain.event import EventState, Happening
from portal.domain.facts import Facts
from portal.domain.plan import Plan, State, Target
from portal.domain.unit import Unit
from portal.source.happenings import WAITING
from portal.source.link import Linked

NEAREST = 3  # moments that are kept: the next one, and those behind it when it was edited away
WORDS = {
    "publish": "bài lên trang", "start": "thông báo bắt đầu", "expire": "bài hết hạn", "feature": "tin thôi nổi bật",
    "open": "đợt lấy ý kiến mở", "close": "đợt lấy ý kiến hết hạn", "change": "bài có cập nhật", "withdraw": "bài rút",
    "event": "sự kiện qua ngày", "target": "chỉ tiêu đến hạn", "plan": "kế hoạch hết giai đoạn", "unit": "đơn vị kết thúc",
}  # fmt: skip


class Due(NamedTuple):
    """One thing that falls due; `table` and `id` say whose."""

    at: datetime
    what: str
    table: str
    id: str


class Next(NamedTuple):
    """The next change of the site: when, and how much of what."""

    at: datetime
    counts: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """«29/11/2026 23:00, 3 bài lên trang»."""
        return ", ".join([f"{self.at:%d/%m/%Y %H:%M}", *(f"{count} {WORDS[what]}" for what, count in self.counts)])


def next_of(dues: Iterable[Due]) -> Next | None:
    """What is due first."""
    found = list(dues)
    if not found:
        return None
    first = min(due.at for due in found)
    counts = Counter(due.what for due in found if due.at == first)
    return Next(first, tuple((what, counts[what]) for what in WORDS if counts[what]))


def until(dues: Iterable[Due], as_of: date) -> datetime:
    """Until when nothing falls due, no later than the day ends: many rules go by the day."""
    return min([ends(as_of), *(due.at for due in dues)])


def gather_dues(linked: Iterable[Linked], facts: Facts, as_of: date) -> tuple[Due, ...]:
    """What falls due next, of all articles, those nobody sees yet too, and of what they tell of."""
    now = moment(as_of)
    found = [due for item in linked if _may_be_due(item, now) for due in dues_of_article(item, as_of)]
    for table in READERS:
        found += dues_of(table, getattr(facts, table), as_of)
    return nearest(found)


def _may_be_due(item: Linked, now: datetime) -> bool:
    """A quick look, which most articles do not pass."""
    article = item.article
    limited = article.expires or article.starts or article.featured_until or article.changes or article.consultation
    return bool(limited or article.card.at > now or "withdrawn_later" in item.draft.entries.values)


def nearest(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Those of the next moments, in order."""
    ordered = sorted(dues)
    moments = sorted({due.at for due in ordered})[:NEAREST]
    return tuple(due for due in ordered if due.at <= moments[-1])


def dues_of(table: str, records: Mapping[str, Any], as_of: date) -> Iterator[Due]:
    """What falls due of some records that are no articles."""
    now, read = moment(as_of), READERS[table]
    for id, record in records.items():
        at = read(record) if record is not None else None
        if at and at > now:
            yield Due(at, NAMES[table], table, id)


def dues_of_article(item: Linked, as_of: date) -> Iterator[Due]:
    """What falls due of an article; of one that nobody sees yet, only that it will be seen."""
    now, article, card = moment(as_of), item.article, item.article.card
    if card.status not in (Status.PUBLISHED, Status.WITHDRAWN):
        return
    if card.at > now:
        yield Due(card.at, "publish", "articles", article.path)
        return
    withdrawn = item.draft.entries.day("withdrawn_later")
    for what, at in (*_limits(article), *([("withdraw", begins(withdrawn))] if withdrawn else [])):
        if at > now:
            yield Due(at, what, "articles", article.path)


def _limits(article: Article) -> Iterator[tuple[str, datetime]]:
    if article.starts:
        yield "start", begins(article.starts, article.starts_at)
    if article.expires:
        yield "expire", ends(article.expires, article.expires_at)
    if article.featured_until:
        yield "feature", ends(article.featured_until)
    for change in article.changes:
        yield "change", begins(change.day)
    asked = article.consultation
    if asked and asked.opens:
        yield "open", begins(asked.opens, asked.opens_at)
    if asked and asked.closes and not asked.outcome:
        yield "close", ends(asked.closes, asked.closes_at)


def _passes(happening: Happening) -> datetime | None:
    event = happening.event
    if event.state is EventState.HELD:
        return None
    if event.day:
        return ends(event.end_day or event.day)
    waited = event.state is EventState.POSTPONED and event.old_day
    return ends(event.old_day + timedelta(days=WAITING)) if waited and event.old_day else None


def _falls_due(target: Target) -> datetime | None:
    by = target.statement.by
    return ends(by.day) if by and target.standing.state is State.RUNNING else None


def _is_over(plan: Plan) -> datetime | None:
    return begins(date(plan.period.end + 1, 1, 1)) if plan.period and plan.period.end < 9999 and not plan.draft else None


def _ended(unit: Unit) -> datetime | None:
    return ends(unit.valid_to) if unit.valid_to else None


READERS: dict[str, Any] = {"happenings": _passes, "targets": _falls_due, "plans": _is_over, "units": _ended}
NAMES = {"happenings": "event", "targets": "target", "plans": "plan", "units": "unit"}
