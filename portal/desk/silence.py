"""Owns the report on missing news, for staff: deadlines near, plans without news, announced events without a report.

It reads the Portal at a date; it says what this site does not know, never whose fault that is. It does not read the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal import urls
from portal.domain.event import Event, EventState
from portal.domain.figure import figure
from portal.domain.plan import Plan, Stage, State, Target
from portal.domain.portal import Portal
from portal.text.dates import format_day
from portal.text.sentence import sentence

AHEAD = 90  # days before a deadline
QUIET = 365  # days without news of a plan
AFTER = 7  # days allowed for a report on an event
OVER = frozenset({Stage.REPLACED, Stage.DROPPED, Stage.FINAL})


@dataclass(frozen=True, slots=True)
class Silence:
    """What to follow up, most urgent first. `due`: deadline passed, no result known; `early`: older figures only."""

    coming: tuple[Target, ...]
    due: tuple[Target, ...]
    early: tuple[Target, ...]
    quiet: tuple[Plan, ...]
    unreported: tuple[Event, ...]

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to follow up."""
        return not (self.coming or self.due or self.early or self.quiet or self.unreported)


def silence(portal: Portal, as_of: date) -> Silence:
    """Return everything without news at a day; the Portal must be of the same day."""
    targets = [portal.target(id) for id in portal.ids("targets")]
    plans = [portal.plan(id) for id in portal.ids("plans")]
    events = [portal.event(id) for id in portal.ids("events")]
    return Silence(
        coming=_by_deadline(target for target in targets if _is_near(target, as_of)),
        due=_by_deadline(target for target in targets if target.standing.state is State.SILENT),
        early=_by_deadline(target for target in targets if target.standing.early),
        quiet=tuple(sorted((plan for plan in plans if _is_quiet(plan, as_of)), key=lambda plan: plan.fact_day or date.min)),
        unreported=tuple(sorted((one for one in events if _is_unreported(one, as_of)), key=lambda one: one.report.day or date.min)),
    )


def _by_deadline(targets: Iterable[Target]) -> tuple[Target, ...]:
    return tuple(sorted(targets, key=lambda target: (target.statement.by.day if target.statement.by else date.max, target.id)))


def _is_near(target: Target, as_of: date) -> bool:
    """Return whether it is running, and due within AHEAD days."""
    by = target.statement.by
    return target.standing.state is State.RUNNING and by is not None and as_of <= by.day <= as_of + timedelta(days=AHEAD)


def _is_quiet(plan: Plan, as_of: date) -> bool:
    """Return whether a plan is under way as far as this site knows, without news for a year; one whose period is over needs its end."""
    return plan.stage not in OVER and plan.fact_day is not None and (as_of - plan.fact_day).days > QUIET


def _is_unreported(one: Event, as_of: date) -> bool:
    """Return whether an event was announced, its day is well past, and it was neither reported, postponed nor cancelled."""
    last = one.report.end_day or one.report.day
    return one.report.state is EventState.PLANNED and last is not None and (as_of - last).days > AFTER


def silence_text(found: Silence) -> str:
    """Return the report in Vietnamese, for a terminal or an e-mail."""
    if found.empty:
        return "Không có gì cần hỏi thêm: mọi chỉ tiêu, kế hoạch, hội nghị đều đã có tin.\n"
    parts = (
        (f"Chỉ tiêu đến hạn trong {AHEAD} ngày tới", [_target(one) for one in found.coming]),
        ("Chỉ tiêu đã đến hạn, trang này chưa có tin về kết quả", [_target(one) for one in found.due]),
        ("Chỉ tiêu đã đến hạn, mới có số liệu của thời gian trước hạn", [_target(one) for one in found.early]),
        ("Kế hoạch hơn một năm chưa có tin", [_plan(one) for one in found.quiet]),
        ("Hội nghị, hội thảo đã báo trước mà chưa có tin sau đó", [_event(one) for one in found.unreported]),
    )
    return "\n".join(f"{heading} ({len(lines)})\n" + "".join(f"  - {line}\n" for line in lines) for heading, lines in parts if lines)


def _target(target: Target) -> str:
    by = target.statement.by
    until = f"hạn {format_day(by.day)}" if by else "không nêu hạn"
    return f"{until}: {sentence(target.statement)} [mức đề ra {figure(target.statement)}] {urls.target(target.id)}"


def _plan(plan: Plan) -> str:
    day = format_day(plan.fact_day) if plan.fact_day else "không rõ"
    return f"tin gần nhất {day}: {plan.name} {urls.plan(plan.id) if plan.page else ''}".rstrip()


def _event(one: Event) -> str:
    return f"ngày {format_day(one.report.day) if one.report.day else 'không rõ'}: {one.title} ({one.articles[0]})"
