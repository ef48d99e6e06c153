"""Owns the life of each plan as the portal tells it: which step, on which day, with which targets and figures.

A moment becomes an article, or a line of the plan's own log where the portal has no room or did not exist yet.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from tools.demo import promises
from tools.demo.calendar import working
from tools.demo.matter import Row, day
from tools.demo.places import MERGER
from tools.demo.promises import Promise, Reported
from tools.demo.schemes import Scheme

STAGES = {
    "drafting": "Soạn thảo", "consultation": "Lấy ý kiến", "issued": "Ban hành", "launched": "Triển khai",
    "running": "Đang thực hiện", "interim": "Sơ kết", "final": "Tổng kết", "dropped": "Thôi thực hiện", "change": "Đang thực hiện",
}  # fmt: skip
WEIGHT = {"issued": 0, "consultation": 0, "drafting": 1, "final": 0, "dropped": 0, "interim": 2, "launched": 3, "change": 1, "running": 4}


@dataclass(slots=True)
class Moment:
    """One step in a plan's life."""

    scheme: Scheme
    stage: str
    day: date
    weight: int  # the lower, the sooner it gets an article
    targets: list[str | Row] = field(default_factory=list)
    results: list[str | Row] = field(default_factory=list)
    note: str = ""
    figures: list[tuple[Promise, float]] = field(default_factory=list)


def life(scheme: Scheme, seed: int, as_of: date) -> list[Moment]:
    """Everything that happens to a plan up to the as-of date, in order of time."""
    rng = Random(f"{seed}/life/{scheme.id}")
    if scheme.fate == "bare":
        return []
    steps = [moment for moment in _steps(scheme, rng) if moment.day <= as_of - timedelta(days=2)]
    stops = {"drafting": ("drafting",), "consultation": ("drafting", "consultation")}.get(scheme.fate)
    steps = [moment for moment in steps if scheme.commune or moment.day < MERGER]
    return [moment for moment in steps if stops is None or moment.stage in stops]


def _steps(scheme: Scheme, rng: Random) -> list[Moment]:
    found = list(_opening(scheme, rng))
    end = MERGER - timedelta(days=1 + rng.randrange(12)) if scheme.fate == "dropped" else None
    found += [moment for moment in _middle(scheme, rng) if end is None or moment.day < end]
    found += [_told(scheme, "dropped", end, 0)] if end else _closing(scheme, rng)
    if not scheme.annual and len(scheme.promises) > 2 and rng.random() < 0.25:
        found += _change(scheme, rng)
    return sorted(found, key=lambda moment: moment.day)


def _told(scheme: Scheme, stage: str, when: date | None, weight: int | None = None) -> Moment:
    assert when is not None
    return Moment(scheme, stage, working(when), WEIGHT[stage] if weight is None else weight)


def _opening(scheme: Scheme, rng: Random) -> list[Moment]:
    issue = scheme.issue
    found = [_told(scheme, "issued", issue)]
    found[0].targets = target_lines(scheme, rng)
    if not scheme.annual:
        found.append(_told(scheme, "drafting", issue - timedelta(days=95 + rng.randrange(30))))
        found.append(_told(scheme, "launched", issue + timedelta(days=20 + rng.randrange(25))))
        found[-1].targets = target_lines(scheme, rng)
    if scheme.fate == "consultation" or (not scheme.annual and rng.random() < 0.3):
        asked = _told(scheme, "consultation", issue - timedelta(days=86))
        asked.targets = target_lines(scheme, rng) if scheme.fate == "consultation" else []
        found.append(asked)
    return found


def _middle(scheme: Scheme, rng: Random) -> list[Moment]:
    first, last = scheme.period
    if scheme.annual:
        return [_told(scheme, "interim", date(first, 7, 3) + timedelta(days=rng.randrange(20)), 4)]
    found = []
    if scheme.commune and scheme.issue.year < first:
        found.append(_told(scheme, "interim", scheme.issue + timedelta(days=330)))
    for year in range(max(first, scheme.issue.year) + 1, last + 1):
        half = year == (first + last) // 2 + 1
        when = date(year, 7 if half else rng.choice((1, 3, 4)), 4 + rng.randrange(20))
        moment = _told(scheme, "interim" if half else "running", when)
        told = [p for p in scheme.promises if p.fate != "silent"][:: 1 if half else 2]
        _report(moment, told, year - 1, f"tính đến 31/12/{year - 1}", rng)
        found.append(moment)
    return found


def _closing(scheme: Scheme, rng: Random) -> list[Moment]:
    last = scheme.period[1]
    if scheme.annual:
        return [_told(scheme, "final", date(last, 12, 6) + timedelta(days=rng.randrange(20)), 4)]
    early = last == 2025
    when = (date(2025, 6, 3) if early else date(last + 1, 1, 5)) + timedelta(days=rng.randrange(22))
    moment = _told(scheme, "final", when)
    told = [promise for promise in scheme.promises if promise.fate != "silent"]
    _report(moment, told, last, "tính đến 31/5/2025" if early else f"tính đến 31/12/{last}", rng)
    _verdicts(moment)
    return [moment]


def _report(moment: Moment, told: list[Promise], year: int, when: str, rng: Random) -> None:
    for promise in told:
        value = promise.figures[min(max(year, moment.scheme.period[0]), promise.deadline)]
        moment.figures.append((promise, value))
        timing = f"năm {year}" if promise.form in ("year", "plan", "rate") else when
        if promise.form == "year" and moment.stage == "final":
            timing = "bình quân mỗi năm"
        rough = rng.choice(("gần", "khoảng")) if promise.fate == "unknown" and promise.form not in ("com", "all") else ""
        said = promises.result_sentence(promise, Reported(value, timing, rough), moment.scheme.coso, moment.scheme.period[0] - 1)
        moment.results.append(f"({promise.number}) {said}")


def _verdicts(moment: Moment) -> None:
    """A closing report counts what was reached, and says of a missed target that it was missed."""
    scheme = moment.scheme
    missed = [promise for promise in scheme.promises if promise.fate == "below"]
    for place, (promise, _) in enumerate(moment.figures):
        line = moment.results[place]
        if promise.fate == "below" and isinstance(line, str):
            moment.results[place] = {"number": str(promise.number), "sentence": line.split(") ", 1)[1], "verdict": "Không đạt"}
    total = len(scheme.promises)
    reached = sum(promise.fate in ("met", "exceeded") for promise in scheme.promises)
    moment.results.append(f"{reached}/{total} chỉ tiêu đạt và vượt")
    if missed:
        moment.results.append(f"{len(missed)}/{total} chỉ tiêu không đạt")


def target_lines(scheme: Scheme, rng: Random) -> list[str | Row]:
    """The targets as an article lists them: sentences mostly, mappings where there is more to say."""
    style = len(scheme.id)
    lines: list[str | Row] = []
    for promise in scheme.promises:
        said = promises.target_sentence(promise, scheme.coso, scheme.period[0] - 1, style)
        more: dict[str, str] = {"number": str(promise.number), "sentence": said}
        if promise.better == "-" and promise.form != "red":
            more["better"] = "Thấp hơn"
        if promise.form in ("pct", "money") and promise.number == 1:
            more["baseline"] = (
                f"{promises.figure(promise.start, promise.form)}{'%' if promise.form == 'pct' else ''} (năm {scheme.period[0] - 1})"
            )
        more |= {key: value for key, value in (("origin", promise.origin), ("unit", promise.unit)) if value and promise.number % 2}
        more |= {"sensitive": "có"} if promise.sensitive else {}
        lines.append(more if len(more) > 2 else f"({promise.number}) {said}")
    return lines


def _change(scheme: Scheme, rng: Random) -> list[Moment]:
    """A target is raised or lowered half-way, and the article says why."""
    changed = next((p for p in scheme.promises if p.form in ("pct", "num", "money") and p.better == "+" and p.goal < 90), None)
    if changed is None:
        return []
    when = date(scheme.period[0] + 2, 3, 5) + timedelta(days=rng.randrange(60))
    moment = _told(scheme, "change", when)
    changed_goal = round(changed.goal * (1.06 if changed.fate == "exceeded" else 0.94))
    said = promises.target_sentence(replace(changed, goal=float(changed_goal)), scheme.coso, scheme.period[0] - 1, len(scheme.id))
    moment.targets = [f"({changed.number}) {said}"]
    moment.note = (
        f"Điều chỉnh chỉ tiêu ({changed.number}) theo kết quả rà soát ngày {day(when - timedelta(days=9))}, căn cứ số liệu khảo sát mới"
    )
    return [moment]
