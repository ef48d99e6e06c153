"""Owns the computation of turns: how a target stood whenever something became known about it, judged by what was known then.

A figure counts from the day an article reports it, a deadline from the day after it; a draft's target is never due. The as-of date is not
known here: later facts are not in the Facts, and a standing says whether the deadline has passed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from portal.domain.plan import Plan, Result, Target
from portal.domain.standing import circumstances, stand
from portal.domain.statement_history import as_it_was
from portal.domain.turn import Turn, TurnKind
from portal.domain.window import held
from portal.record import dataclass

DatedResults = Sequence[tuple[date, Result]]  # a target's figures, each with the day readers of this site learned of it
KINDS = tuple(TurnKind)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which something became known about a target; the resulting standing is not yet computed."""

    day: date
    kind: TurnKind
    place: int = 0
    result: str = ""
    article: str = ""

    @property
    def order(self) -> tuple[date, int, int, str]:
        """Sort by day; within one day by the order of kinds."""
        return self.day, KINDS.index(self.kind), self.place, self.result


def day_known(result: Result, published: date | None) -> date:
    """Return the day a figure became known here: that of its article, never before the day it refers to."""
    return max(published, result.day) if published else result.day


def latest_turns(days: Iterable[tuple[date, str]], turns: Callable[[str], Iterable[Turn]]) -> tuple[Turn, ...]:
    """Return the latest turns of some targets, latest first, as many as a feed holds.

    `days`: the latest possible turn day of each target, and its id; only targets that may be among the latest are computed.
    """
    found: list[Turn] = []
    for newest, targets in groupby(sorted(days, reverse=True), key=itemgetter(0)):
        before = [turn.day for turn in found if turn.day >= newest]
        if held((*before, newest)) <= len(before):
            break  # older targets cannot enter the feed any more
        found += [turn for _, id in targets for turn in turns(id)]
        found.sort(key=turn_order, reverse=True)
    return tuple(found[: held(turn.day for turn in found)])


def turn_order(turn: Turn) -> tuple[date, str, int, str]:
    """Return the sort key of turns: by time."""
    return turn.day, turn.target, KINDS.index(turn.kind), turn.id


def newest_day(target: Target, plan: Plan, dated: DatedResults) -> date | None:
    """Return the day of the latest turn a target may have had. It is cheap, since it is called for every target."""
    if target.day is None:
        return None
    days = [target.day, *(change.day for change in target.changes), *(entry.day for entry in plan.stages if entry.day)]
    days += [day for day, result in dated if not result.ahead]
    if target.standing.over and target.statement.by:
        days.append(target.statement.by.day + DAY)
    return max([*days, plan.ended or date.min])


def turns_of(target: Target, plan: Plan, dated: DatedResults) -> list[Turn]:
    """Return the turns of one target in order of time."""
    own = {result.id for _, result in dated}
    known = [(day, result) for day, result in dated if not result.ahead and result.part_of not in own]
    turns: list[Turn] = []
    for moment in _moments_of(target, plan, known):
        then = circumstances(plan)
        then = replace(then, draft=plan.draft or (plan.issued is not None and moment.day < plan.issued))
        results = [result for day, result in known if day <= moment.day]
        after = stand(as_it_was(target, moment.day), results, then, moment.day).state
        before = turns[-1].after if turns else None
        turns.append(
            Turn(_id(target, moment), moment.kind, target.id, moment.day, after, before, moment.place, moment.result, moment.article)
        )
    return turns


def _moments_of(target: Target, plan: Plan, dated: DatedResults) -> list[Moment]:
    """Return every day on which something became known about a target, in order of time."""
    if target.day is None:
        return []
    found = [Moment(target.day, TurnKind.SET, article=target.article), *_moments(target, plan, dated)]
    return sorted((moment for moment in found if target.day <= moment.day), key=lambda moment: moment.order)


def _moments(target: Target, plan: Plan, dated: DatedResults) -> Iterator[Moment]:
    for place, change in enumerate(target.changes):
        yield Moment(change.day, TurnKind.CHANGED, place, article=change.article)
    places: Counter[str] = Counter()
    for day, result in dated:
        yield Moment(day, TurnKind.REPORTED, places[result.article], result.id, result.article)
        places[result.article] += 1
    by, issued = target.statement.by, plan.issued
    if by and target.standing.over and not plan.draft and (issued is None or issued <= by.day + DAY):
        yield Moment(by.day + DAY, TurnKind.DUE)
    if issued:
        yield Moment(issued, TurnKind.ISSUED)
    if plan.ended and plan.ended > date.min:
        yield Moment(plan.ended, TurnKind.ENDED)


def _id(target: Target, moment: Moment) -> str:
    """Return an id made of the occurrence alone: not of the state, of a place in a list or, except for a deadline, of the day."""
    if moment.kind is TurnKind.REPORTED:
        return f"{target.id}/{moment.kind}/{moment.article or 'ke-hoach'}/{moment.place + 1}"
    if moment.kind is TurnKind.DUE:
        return f"{target.id}/{moment.kind}/{(moment.day - DAY).isoformat()}"
    return f"{target.id}/{moment.kind}" + (f"/{moment.place + 1}" if moment.kind is TurnKind.CHANGED else "")
