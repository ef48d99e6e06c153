"""Owns the measurement of one run of a program: wall and CPU seconds, peak memory of it and its children. Refuses to judge figures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PAUSE = 1.0
"""Seconds between two looks at a tree's memory: one look at a large process takes milliseconds, of the time that is measured."""
WROTE = re.compile(r" · ghi ([\d.]+) · ")
"""How a build of ours says how many files it wrote."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of CPU (waited-for children included); memory in MB, of the whole tree of processes; files it says it wrote."""

    wall: float
    cpu: float
    memory: float
    files: int = 0


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end. Raises RuntimeError, with the end of what it said, when it fails.

    Memory: the greatest sum over the tree of what each process holds, shared pages in parts (PSS), at looks every PAUSE seconds;
    at least the greatest resident size of the largest process, which misses nothing in between.
    """
    log = folder / "bench.log"
    os.sync()  # what the program before it wrote is not to be written to the disk now
    with log.open("wb") as said:
        began = time.perf_counter()
        around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # nobody's machine has it set
        program = subprocess.Popen(command, cwd=folder, env={**around, **(environment or {})}, stdout=said, stderr=said)
        watch = Watch(program.pid)
        _, status, usage = os.wait4(program.pid, 0)
        wall = time.perf_counter() - began
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode not in (0, 3):  # 3: ours built, and has complaints about the content
        watch.end()
        raise RuntimeError(f"{command[0]}: {program.returncode}\n{log.read_text('utf-8', 'replace')[-3000:]}")
    largest = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    said_files = WROTE.search(log.read_text("utf-8", "replace"))
    return Run(wall, usage.ru_utime + usage.ru_stime, max(watch.end(), largest), int(said_files[1].replace(".", "")) if said_files else 0)


class Watch:
    """Looks at a process and its descendants again and again until it is ended; knows the most they held together."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._over = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(PAUSE):
            self._most = max(self._most, sum(map(held, family(self._pid))))

    def end(self) -> float:
        """Stop looking; the most that was held, in MB."""
        self._over.set()
        self._thread.join()
        return self._most


def family(pid: int) -> list[int]:
    """A process and all its living descendants; [pid] alone where /proc does not tell."""
    found = [pid]
    for known in found:
        for children in Path(f"/proc/{known}/task").glob("*/children"):
            found.extend(map(int, _text(children).split()))
    return found


def held(pid: int) -> float:
    """MB that a process holds, pages shared with n others counted as 1/n; 0 when it is gone."""
    lines = _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def typical(runs: Sequence[Run]) -> Run:
    """The median of each figure; of memory the greatest."""
    files = int(median(run.files for run in runs))
    return Run(median(run.wall for run in runs), median(run.cpu for run in runs), max(run.memory for run in runs), files)
