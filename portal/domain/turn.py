"""Owns the turns in the life of a target: what readers of this site learned of it, on which day, and how it stood then."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from portal.domain.plan import State
from portal.record import dataclass


class TurnKind(StrEnum):
    """What happened, in the order it is told when several fall on one day."""

    SET = "set"  # a new target
    ISSUED = "issued"  # its plan is no draft any more
    CHANGED = "changed"  # a published promise was changed
    REPORTED = "reported"  # a new result
    DUE = "due"  # its deadline passed
    ENDED = "ended"  # its plan was replaced or given up


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn. `day` is when the site told it; `id` stays for ever, whatever is read into the fact later.

    `before` is None for a new target. `place`, from 0: which of the target's changes, or of its results in that article.
    `result` is a result id.
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
