"""Plays many random histories and counts what was compared.

`make test-long` prints the counts. One seed gives the same histories each time, as long as the edits and hypothesis stay the same.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.histories.edits import Edits
from tests.histories.tally import PROPERTY, Tally

Record = Callable[[str, object], None]


def play(machine: type[Edits], *, histories: int, edits: int, seeded: int, record: Record) -> None:
    """Play `histories` of `edits` each, then record how many there were; raises what hypothesis raises at the first difference."""
    tally = Tally()

    def begin() -> Edits:
        begun = machine()
        begun.tally = tally
        tally.histories += 1
        return begun

    chosen = settings(
        max_examples=histories, stateful_step_count=edits, deadline=None, derandomize=False, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    run_state_machine_as_test(seed(seeded)(begin), settings=chosen)
    record(PROPERTY + machine.__name__, tally.recorded())
