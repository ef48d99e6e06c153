"""Owns the lock of a checkout: one process at a time reads, writes and saves below a .portal folder; the others wait.

It is SQLite's own lock on an empty file. The system releases it when a process dies; forked children neither hold nor release it. On a
read-only file system there is no lock, and none is needed.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.store.damage import InUse, is_busy

LOCK = "lock"
WAITING = "Một lần dựng khác đang chạy; chờ nó xong… (Ctrl+C để thôi chờ)"
GIVEN_UP = "Đã chờ {} phút mà lần dựng khác chưa xong. Nếu nó bị treo, hãy dừng nó rồi dựng lại; chưa tệp nào bị đổi."
PATIENCE = 600  # seconds
_had: set[Path] = set()  # locks of this process: publishing runs a build, and a build starts Pelican


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the lock of `state`, the .portal folder, while the block runs. Raises InUse after PATIENCE."""
    file = state.resolve() / LOCK
    if file in _had:
        yield
        return
    lock = _acquired(file)
    _had.add(file)
    try:
        yield
    finally:
        _had.discard(file)
        lock.close()


@contextmanager
def locked_if_free(state: Path) -> Iterator[bool]:
    """Like `locked`, without waiting; yields False, and locks nothing, while somebody else builds."""
    file = state.resolve() / LOCK
    if file in _had:
        yield False  # another thread of this process builds
        return
    lock = _opened(file)
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as failure:
        if is_busy(failure):
            lock.close()
            yield False
            return
    _had.add(file)
    try:
        yield True
    finally:
        _had.discard(file)
        lock.close()


def _opened(file: Path) -> sqlite3.Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(file, timeout=0, isolation_level=None)
    except (OSError, sqlite3.OperationalError):
        return sqlite3.connect(":memory:")


def _acquired(file: Path) -> sqlite3.Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(file, timeout=1, isolation_level=None)
    except (OSError, sqlite3.OperationalError):
        return sqlite3.connect(":memory:")
    for second in range(PATIENCE):
        try:
            lock.execute("begin exclusive")
            return lock
        except sqlite3.OperationalError as failure:
            if not is_busy(failure):
                return lock
        if second == 0:
            print(WAITING, file=sys.stderr, flush=True)
    lock.close()
    raise InUse(GIVEN_UP.format(PATIENCE // 60))
