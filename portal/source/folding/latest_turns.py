"""Owns the latest turns of all targets together: the content of the targets feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from portal.domain import reckoning
from portal.domain.plan import Plan
from portal.domain.turn import Turn
from portal.source.folding.judgement import Judged


def latest_turns(judged: Judged, day: Callable[[str], date | None]) -> tuple[Turn, ...]:
    """Return the latest turns of all targets, latest first; only targets that may be among them are computed.

    `day`: when an article was published.
    """

    def results_of(id: str) -> reckoning.DatedResults:
        results = (judged.results[result] for result in judged.targets[id].results)
        return [(reckoning.day_known(result, day(result.article)), result) for result in results]

    def plan(id: str) -> Plan:
        return judged.plans[judged.targets[id].plan]

    days = ((reckoning.newest_day(target, plan(id), results_of(id)), id) for id, target in judged.targets.items())
    known = [(day, id) for day, id in days if day]
    return reckoning.latest_turns(known, lambda id: reckoning.turns_of(judged.targets[id], plan(id), results_of(id)))
