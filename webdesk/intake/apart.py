"""Owns the reading of what strangers made in a process of its own, within limits of time and memory. Refuses to know what is read."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import TypeVar

T = TypeVar("T")
MEMORY = 1_500_000_000  # bytes of address space
AT_ONCE = 2
PATIENCE = 4  # times the seconds of work that a busy machine may take
ROOT = Path(__file__).resolve().parents[2]
TOO_MUCH = "Tệp cần quá {seconds} giây hoặc quá nhiều bộ nhớ để đọc nên bị từ chối; tệp có thể hỏng hoặc có hại. Lưu lại bằng Word, hoặc chụp lại ảnh, rồi thử lại."  # noqa: E501


class Unfit(Exception):
    """Something that is not taken in; says why and what to do, in Vietnamese."""


@lru_cache(1)
def _gate() -> BoundedSemaphore:
    return BoundedSemaphore(AT_ONCE)


def apart(work: Callable[..., T], *given: object, seconds: int) -> T:
    """What `work`, a function of a module, makes of what it is given. Raises Unfit: the work's own, or that it took too much."""
    command = [sys.executable, "-m", __name__, str(seconds)]
    job = pickle.dumps((work, given))
    with _gate():
        try:
            done = subprocess.run(command, input=job, capture_output=True, cwd=ROOT, timeout=seconds * PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            raise Unfit(TOO_MUCH.format(seconds=seconds)) from None
    if done.returncode or not done.stdout:
        raise Unfit(TOO_MUCH.format(seconds=seconds))
    well, made = pickle.loads(done.stdout)
    if not well:
        raise Unfit(made)
    found: T = made
    return found


def _answer(job: bytes) -> tuple[bool, object]:
    work, given = pickle.loads(job)
    try:
        return True, work(*given)
    except Unfit as why:
        return False, str(why)


def _limit(seconds: int) -> None:
    """Bound this process; on Windows only its parent's patience does."""
    if os.name == "nt":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))


def main() -> None:
    """Do one job from the standard input."""
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    job = sys.stdin.buffer.read()
    _limit(int(sys.argv[1]))
    from webdesk.intake import apart as here  # the Unfit that others raise is that module's, not __main__'s

    told = here._answer(job)
    with os.fdopen(out, "wb") as answer:
        answer.write(pickle.dumps(told))


if __name__ == "__main__":
    main()
