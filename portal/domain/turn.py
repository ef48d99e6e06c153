"""Owns the turns in the life of a target: what readers of this site learned about it, on which day, and how it stood then."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from portal.domain.plan import State
from portal.record import dataclass


class TurnKind(StrEnum):
    """What happened, in the order used when several turns fall on one day."""

    SET = "set"  # a new target
    ISSUED = "issued"  # its plan is no longer a draft
    CHANGED = "changed"  # a published promise was changed
    REPORTED = "reported"  # a new result
    DUE = "due"  # its deadline passed
    ENDED = "ended"  # its plan was replaced or dropped


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. `day` is when the site reported it; `id` never changes, even if the fact is understood differently later.

    `before` is None for a new target. `place`, from 0: the index among the target's changes, or among its results in that article. `result`
    is a result id.
    """

    id: str
    kind: TurnKind
    target: str
    day: date
    after: State
    before: State | None = None
    place: int = 0
    result: str = ""
    article: str = ""
