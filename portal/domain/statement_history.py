"""Owns the statement history of a target: the wording in force on a day, and where a further statement belongs in it.

A plan's file counts on its own day and articles on theirs, so that an article about a draft never outweighs what was issued later.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portal.domain.plan import Target, TargetChange
from portal.text.sentence.likeness import same_figures
from portal.text.statement import Statement


def in_force(target: Target, day: date) -> Statement:
    """Return the wording of a target on a day; before its first statement, the first wording."""
    later = next((change for change in target.changes if change.day > day), None)
    return later.old if later else target.statement


def as_it_was(target: Target, day: date) -> Target:
    """Return a target with the wording and figures it had on a day."""
    made = tuple(change for change in target.changes if change.day <= day)
    return target if len(made) == len(target.changes) else replace(target, statement=in_force(target, day), changes=made)


def stated_earlier(target: Target, day: date, article: str, said: Statement | None = None) -> Target:
    """Return a target that an article stated before the day it was known to be set on; `said`: a wording that differs from the known one.
    """
    assert target.day is not None
    known = replace(target, day=day, article=article)
    if said is None:
        return known
    return replace(known, changes=(TargetChange(said, in_force(target, date.min), target.day, target.article), *target.changes))


def changed(target: Target, said: Statement, day: date, article: str, note: str) -> Target:
    """Return a target whose wording differs from a day on, until the next known change."""
    made = [change for change in target.changes if change.day <= day]
    later = list(target.changes[len(made) :])
    made.append(TargetChange(in_force(target, day), said, day, article, note))
    if later and same_figures(said, later[0].new):  # the target was stated before the day it was known to be set on
        later = later[1:]
    elif later:
        later[0] = replace(later[0], old=said)
    return replace(target, statement=target.statement if later else said, changes=(*made, *later))


def later_changes(target: Target, article: str, day: date) -> tuple[TargetChange, ...]:
    """Return the changes made after the statement of an article of a day."""
    own = [place for place, change in enumerate(target.changes) if change.article == article]
    if own:
        return target.changes[own[-1] + 1 :]
    return target.changes if target.article == article else tuple(change for change in target.changes if change.day > day)
