"""Owns the judgement of a target: its state at an as-of date, the rule in words and the sentence that explains it.

The states are the contract's. What cannot be compared gets no verdict; "không đạt" needs a source that says so; silence is reported as what
this site does not know, and a figure from before the deadline never proves a failure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from portal.domain.comparison import Outcome, compare
from portal.domain.direction import REASONS, direction
from portal.domain.figure import deadline, figure
from portal.domain.plan import Plan, Result, Standing, State, Target
from portal.domain.rate import is_duty, judge_rate
from portal.record import dataclass
from portal.text.dates import format_day
from portal.text.statement import Form, Statement

__all__ = ["LABELS", "SILENCE", "Circumstances", "circumstances", "figure", "stand"]

LABELS = {
    State.DRAFT: "Dự thảo",
    State.RUNNING: "Đang thực hiện",
    State.MET: "Đạt",
    State.EXCEEDED: "Vượt",
    State.BELOW: "Chưa đạt mức đề ra",
    State.SILENT: "Đã đến hạn, chưa có tin về kết quả",
    State.UNKNOWN: "Chưa đủ số liệu để đánh giá",
    State.UNREAD: "Chưa đọc được thành số liệu",
}
SILENCE = "Trang này chưa có tin về kết quả."
REACHED = {Outcome.MET: State.MET, Outcome.BEYOND: State.EXCEEDED}
BETTER = {"higher": "Cao hơn là tốt hơn", "lower": "Thấp hơn là tốt hơn"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a target's plan says about it: a draft; dropped on `ended`; its first year (0 = unknown); in force since `issued`."""

    draft: bool = False
    ended: date | None = None
    first_year: int = 0
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state, the reason in Vietnamese sentences, and whether the figure is from before the deadline that has passed."""

    state: State
    reason: str
    missed: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Whether the deadline has passed at the as-of date, and whether the plan was dropped before it."""

    over: bool
    dropped: bool


def circumstances(plan: Plan) -> Circumstances:
    """Return what a plan says about its targets."""
    return Circumstances(plan.draft, plan.ended, plan.period.start if plan.period else 0, plan.issued)


def stand(target: Target, results: Sequence[Result], plan: Circumstances, as_of: date) -> Standing:
    """Judge a target from its results (any order) at the as-of date; facts of later days do not count."""
    own = {result.id for result in results}
    known = [result for result in results if result.day <= as_of and result.part_of not in own]
    latest = latest_of(known, target)
    due = target.statement.by.day if target.statement.by else None
    dropped = plan.ended is not None and plan.ended <= as_of and (due is None or plan.ended <= due)
    term = Term(due is not None and as_of > due, dropped)
    judged = _judge(target, known, latest, plan, term)
    return Standing(
        state=judged.state,
        rule=" ".join(filter(None, (judged.reason, _deadline_rule(target.statement), *_unread(target)))),
        sentence=_sentence(target.statement, latest, judged.state),
        fact_day=latest.day if latest else target.changes[-1].day if target.changes else target.day,
        result=latest.id if latest else "",
        adjusted=any(not change.draft for change in target.changes),
        dropped=dropped,
        early=judged.early,
        over=term.over,
        missed=judged.missed,
    )


def latest_of(results: Sequence[Result], target: Target) -> Result | None:
    """Return the latest fact; within one day, a figure the source itself judged comes first, then one that can be compared."""
    if not results:
        return None
    better, _ = direction(target)

    def worth(result: Result) -> tuple[date, bool, bool]:
        return result.day, bool(result.verdict), compare(target.statement, better, result.statement).outcome is not None

    return max(results, key=worth)


def _judge(target: Target, results: Sequence[Result], latest: Result | None, plan: Circumstances, term: Term) -> Judgement:
    if target.statement.form is Form.UNREAD:
        return Judgement(State.UNREAD, "Câu nêu chỉ tiêu chưa đọc được thành số liệu, nên trang này chỉ ghi lại nguyên văn.")
    if plan.draft:
        return Judgement(State.DRAFT, "Chỉ tiêu nằm trong một dự thảo, còn có thể thay đổi, nên chưa được đánh giá.")
    if latest is None:
        return _without_result(term)
    if latest.verdict:
        return _verdict_of(latest)
    found = _from_figures(target, results, latest, plan.first_year, term.over and not term.dropped)
    if term.dropped and found.state is State.RUNNING:
        return Judgement(State.UNKNOWN, f"{DROPPED} {found.reason}", found.missed)
    return found


def _from_figures(target: Target, results: Sequence[Result], latest: Result, first_year: int, over: bool) -> Judgement:
    if target.statement.by and is_duty(target.statement):
        return Judgement(*judge_rate(target, results, first_year, over))
    return _compared(target, latest, over)


DROPPED = "Kế hoạch được thay thế hoặc dừng thực hiện trước hạn của chỉ tiêu, nên chỉ tiêu không được đánh giá tiếp."
PLAIN_SILENCE = "Trên trang này chưa có bài hoặc văn bản nào nêu kết quả của chỉ tiêu."


def _without_result(term: Term) -> Judgement:
    if term.dropped:
        return Judgement(State.UNKNOWN, f"{DROPPED} {PLAIN_SILENCE}")
    if term.over:
        return Judgement(State.SILENT, f"Đã qua hạn. {PLAIN_SILENCE} Như vậy không có nghĩa là chỉ tiêu không đạt.")
    return Judgement(State.RUNNING, PLAIN_SILENCE)


def _verdict_of(latest: Result) -> Judgement:
    """Return the source's own verdict, if it gives one."""
    if latest.verdict == "met":
        return Judgement(State.MET, "Nguồn nêu kết quả ghi là đạt; trang này ghi theo nguồn.")
    return Judgement(State.BELOW, "Nguồn nêu kết quả ghi là không đạt; trang này ghi theo nguồn.")


def _compared(target: Target, latest: Result, over: bool) -> Judgement:
    better, known = direction(target)
    found = compare(target.statement, better, latest.statement)
    way = f"{BETTER[better]}, {REASONS[known]}." if better else ""
    if found.outcome is None:
        early = over and not covers_deadline(target, latest)
        return Judgement(State.UNKNOWN if over else State.RUNNING, found.obstacle, early=early)
    if found.outcome is Outcome.SHORT:
        return _short(target, latest, over, way)
    word = "bằng" if found.outcome is Outcome.MET else "tốt hơn"
    if _may_worsen(target, better, over):
        return Judgement(State.RUNNING, f"Kết quả mới nhất nằm trong mức đề ra; chưa đến hạn nên chưa kết luận. {way}")
    if found.outcome is Outcome.MET and target.statement.comparator.value != "eq":
        word = "nằm trong"
    return Judgement(REACHED[found.outcome], f"Kết quả mới nhất {word} mức đề ra. {way}".strip())


def _may_worsen(target: Target, better: str, over: bool) -> bool:
    """Return whether a count that must stay low ("không quá 2 vụ") can still grow until its deadline; a rate in % cannot."""
    return not over and better == "lower" and target.statement.measure != "%" and target.statement.by is not None


def _short(target: Target, latest: Result, over: bool, way: str) -> Judgement:
    if not over:
        return Judgement(State.RUNNING, f"Kết quả mới nhất chưa đến mức đề ra; chỉ tiêu chưa đến hạn. {way}")
    if not covers_deadline(target, latest):
        return Judgement(State.UNKNOWN, f"Đã qua hạn, mà kết quả mới nhất trang này biết là của thời gian trước hạn. {way}", early=True)
    return Judgement(State.BELOW, f"Đã qua hạn; kết quả của kỳ cuối chưa đến mức đề ra. {way}")


def covers_deadline(target: Target, result: Result) -> bool:
    """Return whether a figure is final: of a day or period that reaches the deadline, and not of a part of the time only."""
    by, period = target.statement.by, result.statement.period
    if by is None:
        return True
    end = max(result.day, period.end) if period and period.end and result.statement.as_of is None else result.day
    return end >= by.day and not _partial(target, result)


def _partial(target: Target, result: Result) -> bool:
    """Return whether a count covers one of several years, a part of a year, or an unknown part: it says nothing about the whole time."""
    period, said = result.statement.period, target.statement
    if period is None or period.cumulative or period.start is None or period.end is None or said.measure == "%" or said.per:
        return False
    assert said.by is not None
    if target.day is None:
        return True
    years = said.by.day.year - target.day.year
    return (period.end - period.start).days < (350 if years < 2 else 366 * years - 20)


def _unread(target: Target) -> list[str]:
    """Return later sentences about the target that were not understood."""
    return [f"Một bài khác nêu chỉ tiêu này bằng câu chưa đọc được thành số liệu: “{words}”." for _, words in target.unread]


def _deadline_rule(said: Statement) -> str:
    if said.form is Form.UNREAD:
        return ""
    if said.by is None:
        return "Câu nêu chỉ tiêu không ghi hạn."
    day = format_day(said.by.day)
    if said.by.source == "plan":
        return f"Câu nêu chỉ tiêu không ghi hạn; hạn lấy theo năm cuối của kế hoạch, tức hết ngày {day}."
    if said.by.source == "inherited":
        return f"Hạn lấy theo chỉ tiêu nêu ngay trước đó trong cùng danh sách, tức hết ngày {day}."
    return f"Hạn ghi “{deadline(said.by)}” được hiểu là hết ngày {day}." if said.by.precision != "day" else ""


def _sentence(said: Statement, latest: Result | None, state: State) -> str:
    until = f", hạn hết ngày {format_day(said.by.day)}" if said.by else ""
    promised = f"Mức đề ra: {figure(said)}{until}." if said.value is not None else _without_figure(said, until)
    if latest is None:
        return promised if state is State.DRAFT else f"{promised} {SILENCE}"
    note = {"met": " Nguồn ghi: đạt.", "not_met": " Nguồn ghi: không đạt."}.get(latest.verdict, "")
    return f"Kết quả mới nhất: {figure(latest.statement)} ({fact_moment(latest)}).{note} {promised}"


def _without_figure(said: Statement, until: str) -> str:
    if said.form is Form.UNREAD:
        return "Câu nêu chỉ tiêu chưa đọc được thành số liệu."
    return f"Chỉ tiêu không nêu con số{until}."


def fact_moment(result: Result) -> str:
    """Return what a figure's date means: "tính đến ngày 31/12/2018", "9 tháng năm 2018", "theo tin ngày 05/02/2019"."""
    said = result.statement
    if said.as_of:
        return f"tính đến ngày {format_day(said.as_of)}"
    note = f"theo tin ngày {format_day(result.day)}"
    return said.period.text if said.period else note
