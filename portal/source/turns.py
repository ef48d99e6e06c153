"""Owns the reckoning of turns: how each target stood whenever something became known of it, seen with what was known then.

A figure counts from the day an article told it, a deadline from the day after it; a draft's target is never due.
Refuses days after the as-of date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from portal.domain.article import Article
from portal.domain.plan import ENDS, Plan, Result, StageEntry, Target
from portal.domain.standing import Circumstances, stand
from portal.domain.telling import as_it_was
from portal.domain.turn import Turn, TurnKind
from portal.record import dataclass
from portal.source.judgement import Judged

LENGTH = 40  # turns that are kept: a feed shows the latest
KINDS = tuple(TurnKind)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something became known of a target; how the target then stands is not reckoned yet."""

    day: date
    kind: TurnKind
    place: int = 0
    result: str = ""
    article: str = ""

    @property
    def order(self) -> tuple[date, int, int, str]:
        """By day; of one day in the order of kinds."""
        return self.day, KINDS.index(self.kind), self.place, self.result


def latest_turns(judged: Judged, articles: Mapping[str, Article], as_of: date, length: int = LENGTH) -> tuple[Turn, ...]:
    """The latest turns of all targets, latest first. Only targets that may be among them are reckoned."""
    known = ((days_of(target, judged, articles, as_of), id) for id, target in judged.targets.items())
    waiting = sorted(((max(days), id) for days, id in known if days), reverse=True)
    found: list[Turn] = []
    for newest, id in waiting:
        if len(found) >= length and (newest, id) < (found[-1].day, found[-1].target):
            break  # no later one has a turn that could stand among them, many though they be on one day
        target = judged.targets[id]
        found += reckon(target, moments_of(target, judged, articles, as_of), judged, articles)
        found.sort(key=lambda turn: (turn.day, turn.target, KINDS.index(turn.kind), turn.id), reverse=True)
        del found[length:]
    return tuple(found)


def days_of(target: Target, judged: Judged, articles: Mapping[str, Article], as_of: date) -> list[date]:
    """The days, by the as-of date, on which a target may have had a turn: cheaply, for this is asked of every target."""
    if target.day is None or target.day > as_of:
        return []
    plan, by = judged.plans[target.plan], target.statement.by
    days = [target.day, *(change.day for change in target.changes), *(entry.day for entry in plan.stages if entry.day)]
    days += [told_day(judged.results[id], articles) for id in target.results]
    days += [by.day + DAY] if by and by.day < date.max else []
    return [day for day in days if day <= as_of]


def moments_of(target: Target, judged: Judged, articles: Mapping[str, Article], as_of: date) -> list[Moment]:
    """Every day something became known of a target, by the as-of date, in order of time."""
    if target.day is None:
        return []
    found = [Moment(target.day, TurnKind.SET, article=target.article), *_moments(target, judged, articles)]
    return sorted((moment for moment in found if target.day <= moment.day <= as_of), key=lambda moment: moment.order)


def _moments(target: Target, judged: Judged, articles: Mapping[str, Article]) -> Iterator[Moment]:
    for place, change in enumerate(target.changes):
        yield Moment(change.day, TurnKind.CHANGED, place, article=change.article)
    told: Counter[str] = Counter()
    for result in _results(target, judged):
        yield Moment(told_day(result, articles), TurnKind.REPORTED, told[result.article], result.id, result.article)
        told[result.article] += 1
    plan = judged.plans[target.plan]
    by = target.statement.by
    if by and by.day < date.max and not _circumstances(plan, by.day + DAY).draft:
        yield Moment(by.day + DAY, TurnKind.DUE)
    if issued := plan.issued:
        yield Moment(issued, TurnKind.ISSUED)
    if ended := _ended(plan):
        yield Moment(ended, TurnKind.ENDED)


def _results(target: Target, judged: Judged) -> list[Result]:
    return [result for id in target.results if not (result := judged.results[id]).part_of]


def told_day(result: Result, articles: Mapping[str, Article]) -> date:
    """The day a figure became known here: that of its article, never before the day it is of."""
    article = articles.get(result.article)
    return max(article.card.at.date(), result.day) if article else result.day


def reckon(target: Target, moments: list[Moment], judged: Judged, articles: Mapping[str, Article]) -> list[Turn]:
    """The turns of one target, in order of time."""
    plan = judged.plans[target.plan]
    results = [(told_day(result, articles), result) for result in _results(target, judged)]
    turns: list[Turn] = []
    for moment in moments:
        known = [result for day, result in results if day <= moment.day]
        after = stand(as_it_was(target, moment.day), known, _circumstances(plan, moment.day), moment.day).state
        before = turns[-1].after if turns else None
        turns.append(
            Turn(_id(target, moment), moment.kind, target.id, moment.day, after, before, moment.place, moment.result, moment.article)
        )
    return turns


def _id(target: Target, moment: Moment) -> str:
    """Made of what happened alone: neither of the state nor, but for a deadline, of the day, nor of a place in a list."""
    if moment.kind is TurnKind.REPORTED:
        return f"{target.id}/{moment.kind}/{moment.article or 'ke-hoach'}/{moment.place + 1}"
    if moment.kind is TurnKind.DUE:
        return f"{target.id}/{moment.kind}/{(moment.day - DAY).isoformat()}"
    return f"{target.id}/{moment.kind}" + (f"/{moment.place + 1}" if moment.kind is TurnKind.CHANGED else "")


def _circumstances(plan: Plan, day: date) -> Circumstances:
    issued = plan.issued
    draft = plan.draft or (issued is not None and day < issued)
    return Circumstances(draft, _ended(plan), plan.period.start if plan.period else 0)


def _ended(plan: Plan) -> date | None:
    return max(_days(entry for entry in plan.stages if entry.stage in ENDS), default=None)


def _days(entries: Iterator[StageEntry]) -> Iterator[date]:
    return (entry.day for entry in entries if entry.day)
