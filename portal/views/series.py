"""Owns the results of a target over time, as a table and, from two comparable figures on, as a chart."""

from __future__ import annotations

from portal.domain.comparison import incomparable, measured
from portal.domain.figure import figure
from portal.domain.plan import Result, Target
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.statement import Comparator
from portal.views.card import day_view
from portal.views.parts import DateView, Link, StatePart
from portal.views.promise import PART, result_period, source_link
from portal.views.shared import shared

VERDICTS = {"met": StatePart("met", "Nguồn ghi: đạt"), "not_met": StatePart("below", "Nguồn ghi: không đạt")}
TITLE = "Số liệu từng kỳ"


@dataclass(frozen=True)
class SeriesPoint:
    """One figure of a series. `value` is drawn, `text` is printed ("86,5%"); `source` is the article that reported it."""

    period: str
    value: float | None  # None: reported, but not comparable; it is in the table only
    text: str
    date: DateView | None = None
    source: Link | None = None
    state: StatePart | None = None
    note: str = ""


@dataclass(frozen=True)
class Series:
    """Results over the periods, with the promised level as a line. The chart is drawn from two values on."""

    title: str
    description: str
    points: tuple[SeriesPoint, ...]
    goal: float | None = None
    goal_text: str = ""
    unit: str = ""


@shared
def series(portal: Portal, id: str, year: str = "") -> Series | None:
    """Return all results of a target, or those of one year, oldest first; None without any. Sensitive figures are printed, never drawn."""
    target = portal.target(id)
    shown = [result for result in map(portal.result, target.results) if not year or str(result.day.year) == year]
    if not shown:
        return None
    ids = {result.id for result in shown}
    points = tuple(_point(portal, target, result, part=result.part_of in ids) for result in shown)
    said = target.statement
    single = said.comparator not in (Comparator.RANGE, Comparator.APPROX, Comparator.APPROX_BELOW)
    goal = float(said.value) if said.value is not None and single else None
    return Series(TITLE, _description(target, points), points, goal, figure(said), said.measure)


def _point(portal: Portal, target: Target, result: Result, *, part: bool) -> SeriesPoint:
    said = result.statement
    return SeriesPoint(
        period=result_period(result),
        value=None if part or target.sensitive or result.sensitive else _drawn(target, result),
        text=f"trong đó {PART.sub('', said.quote)}" if result.part_of and not target.part_of and said.quote else figure(said),
        date=day_view(portal.card(result.article).at.date()) if result.article and portal.has_article(result.article) else None,
        source=source_link(portal, result),
        state=VERDICTS.get(result.verdict),
        note=result.note,
    )


def _drawn(target: Target, result: Result) -> float | None:
    """Return the height of a bar: a figure in the target's own measure; anything else is in the table only."""
    if incomparable(target.statement, result.statement):
        return None
    value = measured(result.statement, target.statement)
    return None if value is None or value < 0 else float(value)


def _description(target: Target, points: tuple[SeriesPoint, ...]) -> str:
    """Return the content of the chart in words."""
    drawn = [point for point in points if point.value is not None]
    goal = f"Mức đề ra: {figure(target.statement)}."
    if len(drawn) < 2:
        return goal
    first, last = drawn[0], drawn[-1]
    return f"Từ {first.text} ({_small(first.period)}) đến {last.text} ({_small(last.period)}). {goal}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
