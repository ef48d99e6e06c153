"""Plays many random histories and counts what was compared; `make test-long` plays a thousand and prints the counts.

Of the thousand, 300 compare whole trees (tests/plugins/incremental/test_histories.py: 20 edits each; output, exit code and last good
texts after each build with those of a clean build) and 700 compare queries (tests/portal/store/test_changes.py: 25 edits each).
Twenty more, of 15 builds each, are killed with SIGKILL at a random moment (tests/plugins/incremental/test_killed.py).

Cost, in seconds of one core: about 12 a history of whole trees, 1 one of queries, 30 one of kills; together some 85 minutes, half of
that on two cores.

A part is known by its seed, `--first-seed` (make test-long SEED=…, else 1) plus its number. One seed gives the same histories each time,
as long as the edits and hypothesis stay the same; another first seed gives others. A failed part is not shrunk: it prints its edits.
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
