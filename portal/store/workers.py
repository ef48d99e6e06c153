"""Owns the distribution of work among forked processes. On Windows, and for little work, the parent does it all.

A child sends plain records back through a pipe; if a child fails, the parent fails with the same text.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import sqlite3
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeVar

from portal.store.packing import pack

T = TypeVar("T")
R = TypeVar("R")
LEAST = 64  # fewer jobs than this take less time than a fork
BATCH = 32  # jobs in a share, more only if there would be too many shares
SPREAD = 8  # shares per worker at least, so that none waits long for another
MOST = 1024  # shares: their numbers fit into the smallest pipe, of one page
_parent = 0  # the process that forked this one; 0 in the parent itself


class WorkerFailed(Exception):
    """A child process ended without finishing its share; the text says where."""


def share_out(
    jobs: Sequence[T], work: Callable[[T], R], workers: int, progress: Callable[[int], None] = lambda done: None, *, least: int = LEAST
) -> Iterator[R]:
    """Yield the results of all jobs, in no order. `progress` is called with the number done; `least` jobs justify a fork."""
    if workers < 2 or len(jobs) < least or not hasattr(os, "fork"):
        for done, job in enumerate(jobs, 1):
            yield work(job)
            if done % BATCH == 0:
                progress(done)
        return
    yield from _forked(jobs, work, workers, progress)


def _forked(jobs: Sequence[T], work: Callable[[T], R], workers: int, progress: Callable[[int], None]) -> Iterator[R]:
    if gc.isenabled():  # otherwise nothing moves the objects the children share
        gc.collect()
    gc.freeze()
    shares = _Shares(jobs, workers)
    pipes = [_child(shares, work) for _ in range(workers)]
    shares.close()
    done = 0
    try:
        for batch in _batches([pipe for _, pipe in pipes]):
            done += len(batch)
            progress(done)
            yield from batch
    finally:
        for _, pipe in pipes:
            pipe.close()
        for child, _ in pipes:
            os.waitpid(child, 0)
        gc.unfreeze()


@contextmanager
def in_background(work: Callable[[], object], workers: int) -> Iterator[None]:
    """Run one task in a separate process while the block runs; both have ended when it ends. Without a fork it runs after the block.

    Raises WorkerFailed with the text of the task's failure. `still_wanted` tells the task whether its parent still waits.
    """
    if workers < 2 or not hasattr(os, "fork"):
        yield
        work()
        return
    child, pipe = _child([(None,)], lambda nothing: work() and None)
    try:
        yield
        for _ in _batches([pipe]):
            pass
    finally:
        pipe.close()
        os.waitpid(child, 0)


@contextmanager
def meanwhile(jobs: Sequence[T], work: Callable[[T], R]) -> Iterator[Callable[[], Iterable[R]]]:
    """Run all jobs in a separate process while the block runs; the yielded function returns the results once the block calls it.

    Without a fork, or if that process fails, the jobs run here, so that any failure is attributed correctly.
    """
    if not hasattr(os, "fork"):
        yield lambda: map(work, jobs)
        return

    def wanted(job: T) -> R:
        still_wanted()
        return work(job)

    child, pipe = _child([jobs], wanted)

    def results() -> Iterable[R]:
        try:
            return [result for batch in _batches([pipe]) for result in batch]
        except WorkerFailed:
            return map(work, jobs)

    try:
        yield results
    finally:
        pipe.close()
        os.waitpid(child, 0)


def still_wanted() -> None:
    """Raise WorkerFailed in a child whose parent has died: its result must not be stored."""
    if _parent and os.getppid() != _parent:
        raise WorkerFailed("tiến trình mẹ đã dừng")


class _Shares(Iterable[Sequence[T]]):
    """The jobs in shares of neighbours, which often need the same things. Each child takes the next share after finishing one.

    The numbers of the shares wait in a pipe; the process that reads four bytes from it owns that share.
    """

    def __init__(self, jobs: Sequence[T], workers: int) -> None:
        self._jobs = jobs
        self._size = max(1, min(BATCH, len(jobs) // (workers * SPREAD)), -(-len(jobs) // MOST))
        self._numbers, writing = os.pipe()
        count = -(-len(jobs) // self._size)
        os.write(writing, b"".join(struct.pack("<I", number) for number in range(count)))
        os.close(writing)

    def __iter__(self) -> Iterator[Sequence[T]]:
        while number := os.read(self._numbers, 4):
            start = struct.unpack("<I", number)[0] * self._size
            yield self._jobs[start : start + self._size]

    def close(self) -> None:
        """Close the pipe in the parent, which takes no share."""
        os.close(self._numbers)


def _child(shares: Iterable[Sequence[T]], work: Callable[[T], R]) -> tuple[int, BinaryIO]:
    global _parent
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child:
        os.close(writing)
        return child, os.fdopen(reading, "rb", buffering=0)
    os.close(reading)
    gc.disable()
    _parent = parent
    status = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            _do_shares(shares, work, pipe)
        status = 0
    finally:
        os._exit(status)
    raise AssertionError("unreachable")


def _do_shares(shares: Iterable[Sequence[T]], work: Callable[[T], R], pipe: BinaryIO) -> None:
    for jobs in shares:
        try:
            _send(pipe, ("done", [work(job) for job in jobs]))
        except BrokenPipeError:
            return
        except Exception as error:  # noqa: BLE001 - reported to the parent, which fails with it
            _send(pipe, ("failed", (str(error), error if isinstance(error, OSError | sqlite3.Error) else None)))
            return
    _send(pipe, ("end", None))


def _send(pipe: BinaryIO, message: tuple[str, object]) -> None:
    packed = pack(message)
    pipe.write(struct.pack("<I", len(packed)))
    pipe.write(packed)
    pipe.flush()


def _batches(pipes: list[BinaryIO]) -> Iterator[list[Any]]:
    with selectors.DefaultSelector() as selector:
        for pipe in pipes:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            for key, _ in selector.select():
                kind, content = _receive(key.fileobj)
                if kind == "failed":
                    raise WorkerFailed(content[0]) from content[1]
                if kind == "end":
                    selector.unregister(key.fileobj)
                else:
                    yield content


def _receive(pipe: Any) -> tuple[str, Any]:
    head = _exactly(pipe, 4)
    body = _exactly(pipe, struct.unpack("<I", head)[0]) if len(head) == 4 else b""
    if not body:
        raise WorkerFailed("một tiến trình con dừng giữa chừng")
    message: tuple[str, Any] = pickle.loads(body)
    return message


def _exactly(pipe: Any, size: int) -> bytes:
    parts = []
    while size and (part := pipe.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
