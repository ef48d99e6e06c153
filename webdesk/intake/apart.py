"""Owns the reading of what strangers made in a process of its own, within limits of time and memory. Refuses to know what is read.

The job goes there by pickle; the answer comes back as JSON (`answer`), since by then a hostile file may have taken over that process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, TypeVar

from webdesk.intake.answer import NoAnswer, read, written

T = TypeVar("T")
MEMORY = 1_500_000_000  # bytes of address space
LARGEST = 400_000_000  # bytes of an answer
WELL, REFUSED = b"+", b"-"  # how an answer begins: a record, or the words of a refusal
AT_ONCE = 2
PATIENCE = 4  # times the seconds of work that a busy machine may take
ROOT = Path(__file__).resolve().parents[2]
TOO_MUCH = "Tệp cần quá {seconds} giây hoặc quá nhiều bộ nhớ để đọc nên bị từ chối; tệp có thể hỏng hoặc có hại. Lưu lại bằng Word, hoặc chụp lại ảnh, rồi thử lại."  # noqa: E501


class Unfit(Exception):
    """Something that is not taken in; says why and what to do, in Vietnamese."""


@lru_cache(1)
def _gate() -> BoundedSemaphore:
    return BoundedSemaphore(AT_ONCE)


def apart(work: Callable[..., T], *given: object, makes: type[T], seconds: int) -> T:
    """What `work`, a function of a module, makes of what it is given: a record. Raises Unfit: the work's own, or that it took too much."""
    job = pickle.dumps((work, given))
    with _gate(), tempfile.TemporaryFile() as answer:
        if not _done(job, answer, seconds):
            raise Unfit(TOO_MUCH.format(seconds=seconds))
        answer.seek(0)
        told = answer.read(LARGEST)
    if told.startswith(REFUSED):
        raise Unfit(told[1:].decode("utf-8", "replace"))
    try:
        return read(makes, told.removeprefix(WELL))
    except NoAnswer:
        raise Unfit(TOO_MUCH.format(seconds=seconds)) from None


def _done(job: bytes, answer: IO[bytes], seconds: int) -> bool:
    """Whether a process did the job in time; it learns nothing of this desk's keys."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_DESK")}
    command = [sys.executable, "-m", __name__, str(seconds)]
    try:
        done = subprocess.run(
            command, input=job, stdout=answer, stderr=subprocess.DEVNULL, cwd=ROOT, env=known, timeout=seconds * PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _answer(job: bytes) -> bytes:
    work, given = pickle.loads(job)
    try:
        return WELL + written(work(*given))
    except Unfit as why:
        return REFUSED + str(why).encode()


def _limit(seconds: int) -> None:
    """Bound this process; on Windows only its parent's patience does."""
    if os.name == "nt":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
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
        answer.write(told)


if __name__ == "__main__":
    main()
