"""Owns targets and the figures reported on them: smooth series through the years, and the sentences staff write of both.

Every promise has a fate (met, exceeded, below, silent, unknown), so that every state of a target turns up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from random import Random

from portal.text.numbers import format_number
from tools.demo.lexicon import Subject, rows

PERIODS = ((2016, 2020), (2021, 2025), (2026, 2030))
OF_COMMUNE = 2  # the period in which there are communes only
FATES = ("met", "exceeded", "below", "silent", "exceeded", "met", "unknown")
PER_HEAD = frozenset({"pct", "low", "rate", "avg", "money", "red", "plan", "sub"})  # not smaller in a smaller territory
WHOLE = frozenset({"com", "all", "num", "year", "rng", "zero"})
CAPPED = frozenset({"pct", "sub", "low", "plan"})


@dataclass(slots=True)
class Promise:
    """One target with its goal, its sentence and the figure of each year."""

    number: int
    form: str
    better: str  # "+", "-" or "=" (exactly that)
    goal: float
    start: float
    of: int
    deadline: int
    target: str
    report: str
    fate: str
    sensitive: bool = False
    origin: str = ""
    unit: str = ""
    figures: dict[int, float] = field(default_factory=dict)  # year → value at its end

    @property
    def top(self) -> float:
        """The upper figure of a range."""
        return self.goal + (2 if self.goal < 10 else 5)


@dataclass(slots=True)
class PlanSeries:
    """The plans of one topic, period after period. `place` is that of the topic; `starts`: where each indicator stood at the last end."""

    subject: Subject
    place: int
    rng: Random
    starts: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure as reported: `when` is "tính đến 31/12/2018" or "năm 2018"; `rough` "gần", "khoảng" or ""."""

    value: float
    when: str
    rough: str = ""


def figure(value: float, form: str) -> str:
    """A figure as printed: counts whole, large ones rounded, shares with one decimal."""
    if form in WHOLE:
        return format_number(round(value) if value < 400 else round(value / 5) * 5)
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def make(series: PlanSeries, period: int, of: int) -> list[Promise]:
    """The targets of a topic's plan for a period, `of` so many lower units."""
    found, small = [], period == OF_COMMUNE
    for place, row in enumerate(rows(series.subject.lists["indicators"])):
        fate = FATES[(series.place + period * 2 + place) % len(FATES)]
        promise = _promise(place + 1, row, fate, of, period)
        if not small and place in series.starts:
            promise.start = _no_better(series.starts[place], promise)
        _live(promise, PERIODS[period], series.rng)
        if not small:
            series.starts[place] = promise.figures[PERIODS[period][1]]
        found.append(promise)
    return found


def _promise(number: int, row: Sequence[str], fate: str, of: int, period: int) -> Promise:
    form, better, knots, target, report = row
    ends = [float(knot) for knot in knots.split()][period : period + 2]
    sensitive = form.endswith("!s")
    form = form.removesuffix("!s")
    if form == "year" and ends[1] < 2 and fate == "below":
        fate = "met"  # once a year is kept, or nothing was done at all
    start, goal = (value * of if form in ("com", "all") else value for value in ends)
    if form in WHOLE:
        start, goal = round(start), round(goal)
    return Promise(number, form, better, goal, start, of, PERIODS[period][1], target, report, fate, sensitive)


def _no_better(value: float, promise: Promise) -> float:
    """A start never beyond what is promised: an indicator that did better than planned is promised less growth, not less."""
    if promise.form in ("year", "rng", "red", "num", "plan", "rate"):
        return promise.start
    return min(value, promise.goal) if promise.better != "-" else max(value, promise.goal)


def _live(promise: Promise, period: tuple[int, int], rng: Random) -> None:
    first, last = period
    end = _end(promise, rng)
    for year in range(first, last + 1):
        part = (year - first + 1) / (last - first + 1)
        eased = part * (1.25 - 0.25 * part)
        promise.figures[year] = _step(promise, end, eased, rng) if year < last else end


def _step(promise: Promise, end: float, eased: float, rng: Random) -> float:
    if promise.form in ("year", "plan", "rate"):
        wobble = promise.goal * (0.94 + 0.1 * rng.random()) if promise.goal > 5 else promise.goal
        return round(wobble) if promise.form == "year" else round(wobble, 1)
    start = 0.0 if promise.form in ("num", "rng", "red") else promise.start
    value = start + (end - start) * eased
    return float(round(value)) if promise.form in WHOLE else round(value, 1)


def _end(promise: Promise, rng: Random) -> float:
    """Where the last year ends, after its fate."""
    gap = max(abs(promise.goal - promise.start), promise.goal * 0.05, 1 if promise.form in WHOLE else 0.4)
    way = -1 if promise.better == "-" else 1
    shift = {"exceeded": 0.08 + 0.08 * rng.random(), "below": -0.18 - 0.15 * rng.random()}.get(promise.fate, 0.0)
    end = promise.goal + way * shift * gap
    if promise.form == "low" and not shift:
        end = promise.goal - 0.1  # "dưới 5%" is not met by 5%
    if promise.form in WHOLE:
        end = round(end) if round(end) != promise.goal or not shift else promise.goal + way * (1 if shift > 0 else -1)
    return round(float(_bounded(end, promise)), 1)


def _bounded(end: float, promise: Promise) -> float:
    if promise.form in ("com", "all"):
        return min(end, promise.of)
    if promise.form == "rng":
        return promise.goal + (-1 if promise.fate == "below" else 1)
    if promise.better == "=" and promise.form == "pct":
        return min(end, 100.0)
    ceiling = 99.8 if promise.form in ("pct", "sub") and promise.goal < 100 else 100.0 if promise.form in ("pct", "sub") else end
    return max(min(end, ceiling), 0.0)


def target_sentence(promise: Promise, coso: str, base: int, style: int) -> str:
    """The promise as staff write it, without its number."""
    frame = promise.target
    if promise.form == "pct" and promise.goal >= 100:  # nothing is more than all
        frame = frame.replace("ít nhất ", "").replace("trên ", "")
    core = frame.replace("{v}", figure(promise.goal, promise.form)).replace("{w}", figure(promise.top, promise.form))
    core = core.replace("{of}", str(promise.of)).replace("{coso0}", coso).replace("{b}", str(base))
    if core.startswith(("mỗi năm", "trong đó")) or "hằng năm" in core or "/năm" in core:
        return core if core.startswith("trong đó") else core[0].upper() + core[1:]
    return (
        f"Đến năm {promise.deadline}, {core}",
        f"Phấn đấu đến năm {promise.deadline}, {core}",
        f"Đến hết năm {promise.deadline}, {core}",
    )[style % 3]


def result_sentence(promise: Promise, reported: Reported, coso: str, base: int) -> str:
    """A reported figure as staff write it, without its number."""
    value, when = reported.value, reported.when
    rough = reported.rough if value >= 10 else ""  # nobody says "about 0", nor "nearly 94,2%"
    if rough:
        value = float(ceil(value))
    core = promise.report.replace("{v}", (f"{rough} " if rough else "") + figure(value, promise.form), 1)
    core = core.replace("{of}", str(promise.of)).replace("{coso0}", coso).replace("{b}", str(base))
    if core.startswith("trong đó"):
        return core
    if when.startswith("tính đến"):
        return f"{core[0].upper()}{core[1:]}, {when}"
    return f"{when[0].upper()}{when[1:]}, {core}"
