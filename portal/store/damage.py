"""Owns the handling of a database found damaged during a build: it is detected, removed and never trusted."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

Stored = TypeVar("Stored")

IN_USE = "Bộ nhớ của portal đang bị một chương trình khác giữ. Đóng chương trình ấy rồi dựng lại; chưa tệp nào bị mất."

NOT_KEPT = (
    "Không ghi được vào bộ nhớ {} ({}): đĩa đầy, chỉ cho đọc, hoặc không có quyền.\n"
    "Dọn chỗ hoặc cho quyền ghi thư mục ấy, rồi dựng lại. Trang đang công bố không đổi; bản tốt gần nhất của các bài còn nguyên."
)
UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
UNWRITTEN = (
    sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_DELETE,
)  # fmt: skip


class NotKept(SystemExit):
    """A database cannot be written: nothing is built. The text says so; the exit code is 1."""


class InUse(SystemExit):
    """Another process has held the database for too long: nothing is built. The text says so; the exit code is 1."""


def is_busy(failure: BaseException | None) -> bool:
    """Return whether a database could not be read or written only because another process held it."""
    return getattr(failure, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_unwritable(failure: BaseException | None) -> bool:
    """Return whether a database could not be written only because the disk is full or write access is denied."""
    code = getattr(failure, "sqlite_errorcode", 0)
    return code & 0xFF in UNWRITABLE or code in UNWRITTEN


def remove(file: Path, failure: BaseException | None) -> None:
    """Remove a damaged database and its journal files.

    Raises InUse if it was only busy, NotKept if it only cannot be written.
    """
    if is_busy(failure):
        raise InUse(IN_USE) from failure
    if is_unwritable(failure):
        raise NotKept(NOT_KEPT.format(file, failure)) from failure
    for part in (file, *file.parent.glob(f"{file.name}-*")):
        part.unlink(missing_ok=True)


def put_away(files: Iterable[Path], failure: Exception) -> bool:
    """Remove the databases that cannot be read, or all of them if the failure itself reports damage; return whether any was removed.

    Losing them costs time, never correctness: what they held is read and made again. Raises InUse if they were only busy.
    """
    reported = next((one for one in (failure, failure.__cause__) if isinstance(one, sqlite3.DatabaseError)), None)
    bad = [file for file in files if file.is_file() and (reported or not is_sound(file))]
    for file in bad:
        remove(file, reported)
    return bool(bad)


def unpacked(loads: Callable[[Stored], Any], data: Stored) -> Any:
    """Unpack stored data. Raises DatabaseError if it is not what was packed."""
    try:
        return loads(data)
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError, IndexError, KeyError) as error:
        raise sqlite3.DatabaseError(f"{type(error).__name__}: {error}") from error


def is_sound(file: Path) -> bool:
    """Return whether SQLite finds no fault in a database."""
    try:
        with closing(sqlite3.connect(file)) as base:
            return [row[0] for row in base.execute("pragma quick_check")] == ["ok"]
    except sqlite3.DatabaseError as failure:
        return is_busy(failure) or is_unwritable(failure)
