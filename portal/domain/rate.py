"""Owns the judgement of targets stated per unit of time ("mỗi năm kết nạp 1.000 đảng viên"): every period must reach the level.

Until the deadline the latest period only shows the trend; afterwards each year from the first one must be known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.domain.comparison import Outcome, compare
from portal.domain.direction import direction
from portal.domain.plan import Result, State, Target
from portal.text.statement import Statement

EVERY = re.compile(r"\b(?:mỗi|hằng|hàng|từng)\s", re.IGNORECASE)
BY_THEN = re.compile(r"\b(?:đến|tới|vào)\s+(?:cuối\s+|hết\s+)?(?:năm|quý|tháng|ngày|\d)", re.IGNORECASE)


def is_duty(said: Statement) -> bool:
    """Return whether a level is due in every period ("mỗi năm …"), not once ("65 triệu đồng/người/năm vào năm 2025").

    "Đến năm 2025, 60% số trạm được kiểm nghiệm hằng quý" must hold by then: earlier years may fall short of it.
    """
    return bool(said.per and EVERY.search(said.quote) and not BY_THEN.search(said.quote))


def judge_rate(target: Target, results: Sequence[Result], first_year: int, over: bool) -> tuple[State, str, str]:
    """Return the state of a rate target, the reason, and the years in which it was missed or is unknown.

    `first_year` is its plan's first year, 0 if unknown.
    """
    years = outcomes_by_year(target, results)
    latest = max(years, default=None)
    if latest is None:
        reason = "Mức đề ra tính cho mỗi kỳ, mà kết quả không nói rõ của kỳ nào, ước chừng, hoặc dùng đơn vị khác."
        return (State.UNKNOWN if over else State.RUNNING), reason, ""
    if not over:
        word = "chưa đến" if years[latest] is Outcome.SHORT else "đạt"
        reason = f"Mức đề ra tính cho mỗi {target.statement.per}; năm {latest} {word} mức đó, và chỉ tiêu chưa đến hạn."
        return State.RUNNING, reason, missed_years(years)
    return _finished(target, years, first_year)


def outcomes_by_year(target: Target, results: Sequence[Result]) -> dict[int, Outcome]:
    """Return year → outcome of its latest comparable figure."""
    better, _ = direction(target)
    found: dict[int, Outcome] = {}
    for result in sorted(results, key=lambda result: result.day):
        outcome = compare(target.statement, better, result.statement).outcome
        end = result.statement.period.end if result.statement.period else None
        if outcome is not None:
            found[(end or result.day).year] = outcome
    return found


def missed_years(years: dict[int, Outcome]) -> str:
    """Return «Chưa đến mức: năm 2017, 2019», "" if the level was reached in every known year."""
    short = [str(year) for year in sorted(years) if years[year] is Outcome.SHORT]
    return f"Chưa đến mức: {_years(short)}" if short else ""


def _years(years: Sequence[str]) -> str:
    return f"năm {', '.join(years)}"


def _finished(target: Target, years: dict[int, Outcome], first_year: int) -> tuple[State, str, str]:
    assert target.statement.by is not None
    last = target.statement.by.day.year
    wanted = range(first_year or min(min(years), target.day.year if target.day else last), last + 1)
    due = f"Mức đề ra tính cho mỗi {target.statement.per}"
    short = missed_years({year: years[year] for year in wanted if year in years})
    missing = [str(year) for year in wanted if year not in years]
    if short:
        return State.BELOW, f"{due}; {short.replace('Chưa đến mức', 'chưa đến mức đó')}.", short
    if missing:
        return State.UNKNOWN, f"{due}; trang này chưa có số liệu của {_years(missing)}.", f"Thiếu số liệu: {_years(missing)}"
    beyond = all(years[year] is Outcome.BEYOND for year in wanted)
    return (State.EXCEEDED if beyond else State.MET), f"{due}; năm nào cũng đạt mức đó.", ""
