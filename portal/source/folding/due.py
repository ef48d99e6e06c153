"""Owns the due dates: when the site will change without an edit, and why.

They are mostly days: an event passes with its day, a target falls due on the day after its deadline. Articles and limits may have an hour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from portal.domain.asof import begins, ends, moment
from portal.domain.event import Event, EventState
from portal.domain.plan import Plan, State, Target
from portal.domain.unit import Unit
from portal.source.folding.merged_events import WAITING
from portal.source.linking.row import VISIBLE, Row
from portal.text.day import TZ

WORDS = {
    "publish": "bài lên trang", "start": "thông báo bắt đầu", "expire": "bài hết hạn", "feature": "tin thôi nổi bật",
    "open": "đợt lấy ý kiến mở", "close": "đợt lấy ý kiến hết hạn", "change": "bài có cập nhật", "withdraw": "bài rút",
    "event": "sự kiện qua ngày", "target": "chỉ tiêu đến hạn", "plan": "kế hoạch hết giai đoạn", "unit": "đơn vị kết thúc",
}  # fmt: skip


class Due(NamedTuple):
    """One thing that falls due; `table` and `id` identify the record."""

    at: datetime
    what: str
    table: str
    id: str


class Next(NamedTuple):
    """The next change of the site: when, and how many of which kind."""

    at: datetime
    counts: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """Return «29/11/2026 23:00, 3 bài lên trang»."""
        return ", ".join([f"{self.at:%d/%m/%Y %H:%M}", *(f"{count} {WORDS[what]}" for what, count in self.counts)])


def next_of(dues: Iterable[Due]) -> Next | None:
    """Return what falls due first."""
    found = list(dues)
    if not found:
        return None
    first = min(due.at for due in found)
    counts = Counter(due.what for due in found if due.at == first)
    return Next(first, tuple((what, counts[what]) for what in WORDS if counts[what]))


def until(dues: Iterable[Due], as_of: date) -> datetime:
    """Return until when nothing falls due, at most the end of the day: many rules depend on the day."""
    return min([ends(as_of), *(due.at for due in dues)])


def dues_of_rows(rows: Iterable[Row], now: str) -> Iterator[Due]:
    """Yield what falls due for articles after a moment (see `row.now_of`); for an unpublished one, only its publication."""
    for row in rows:
        if row.status not in VISIBLE:
            continue
        limits = row.limits if row.at <= now else ((row.at, "publish"),)
        for at, what in limits:
            if at > now:
                yield Due(datetime.fromisoformat(at).replace(tzinfo=TZ), what, "articles", row.path)


def dues_of(table: str, records: Iterable[tuple[str, Any]], as_of: date) -> Iterator[Due]:
    """Yield what falls due for records other than articles."""
    now, read = moment(as_of), READERS[table]
    for id, record in records:
        at = read(record)
        if at and at > now:
            yield Due(at, NAMES[table], table, id)


def nearest(dues: Iterable[Due]) -> tuple[Due, ...]:
    """Return the entries of the next due moment, in order."""
    ordered = sorted(dues)
    return tuple(due for due in ordered if due.at == ordered[0].at)


def _passes(event: Event) -> datetime | None:
    report = event.report
    if report.state is EventState.HELD:
        return None
    if report.day:
        return ends(report.end_day or report.day)
    if report.state is EventState.POSTPONED and report.old_day:
        return ends(report.old_day + timedelta(days=WAITING))
    return None


def _falls_due(target: Target) -> datetime | None:
    by = target.statement.by
    return ends(by.day) if by and target.standing.state is State.RUNNING else None


def _is_over(plan: Plan) -> datetime | None:
    return begins(date(plan.period.end + 1, 1, 1)) if plan.period and plan.period.end < 9999 and not plan.draft else None


def _ended(unit: Unit) -> datetime | None:
    return ends(unit.valid_to) if unit.valid_to else None


READERS: dict[str, Any] = {"events": _passes, "targets": _falls_due, "plans": _is_over, "units": _ended}
NAMES = {"events": "event", "targets": "target", "plans": "plan", "units": "unit"}
