"""Counts what histories compared, and prints it at the end of a test run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

PROPERTY = "histories of "  # of a test report; the name of the machine follows


@dataclass(slots=True)
class Tally:
    """What was played without a difference."""

    histories: int = 0
    edits: int = 0
    builds: int = 0
    begun: int = 0  # builds that started from stored state

    def recorded(self) -> dict[str, int]:
        """As a property of a test report: plain, as xdist sends it from worker to worker."""
        return asdict(self)


def told(properties: Iterable[tuple[str, object]]) -> list[str]:
    """One line a machine: the sums of what the passed tests recorded."""
    sums: dict[str, Tally] = {}
    for name, value in properties:
        if name.startswith(PROPERTY) and isinstance(value, dict):
            sum = sums.setdefault(name.removeprefix(PROPERTY), Tally())
            for field, count in value.items():
                setattr(sum, field, getattr(sum, field) + count)
    return [
        f"{name}: {sum.histories} histories, {sum.edits} edits, {sum.builds} builds, {sum.begun} of them from what was kept"
        for name, sum in sorted(sums.items())
    ]
