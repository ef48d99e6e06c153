"""Owns the measurement of one run of a program: wall and CPU seconds, peak memory. Refuses to judge figures."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of CPU (waited-for children included); memory in MB, of the largest single process."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end. Raises RuntimeError, with the end of what it said, when it fails."""
    log = folder / "bench.log"
    with log.open("wb") as said:
        began = time.perf_counter()
        program = subprocess.Popen(command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=said, stderr=said)
        _, status, usage = os.wait4(program.pid, 0)
        wall = time.perf_counter() - began
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode not in (0, 3):  # 3: ours built, and has complaints about the content
        raise RuntimeError(f"{command[0]}: {program.returncode}\n{log.read_text('utf-8', 'replace')[-3000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))


def typical(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(median(run.wall for run in runs), median(run.cpu for run in runs), max(run.memory for run in runs))
