"""Owns the reading of one text file of the content folder: its bytes within a limit, its letters as UTF-8, or why not.

The meaning of the text is not known here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from portal.domain.problem import Problem, errors
from portal.source.reading.faults import Report, problem, unexpected
from portal.source.reading.limits import ARTICLE_BYTES, REGISTRY_BYTES, Limit
from portal.source.reading.tree import REGISTRY, located
from portal.text.system import reason

T = TypeVar("T")
LastGood = Callable[[str], str | None]  # path → the last good text of that file
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe in place of a file must not block


class Unreadable(Exception):
    """A file that yields no text; the message says why, in Vietnamese."""


def read_bytes(folder: Path | str, path: str) -> bytes:
    """Return the bytes of a text file. Raises Unreadable."""
    most = most_of(path)
    try:
        with open(os.open(f"{folder}/{path}" if path.isascii() else located(Path(folder), path), FLAGS), "rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if most.passed(size) else file.read()
    except OSError as error:
        raise Unreadable(reason(error)) from error
    if most.passed(max(size, len(data))):
        raise Unreadable(most.described(size))
    return data


def decoded(data: bytes) -> str:
    """Return bytes as text. Raises Unreadable."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("không phải mã UTF-8") from error


def read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    """Return a file's text, "" is a text too; None with a problem if it cannot be read."""
    try:
        return decoded(read_bytes(root, path))
    except Unreadable as why:
        problems.append(problem("F100", path, 0, why))
        return None


def read_or_last_good(
    root: Path, path: str, last_good: LastGood, problems: list[Problem], read: Callable[[str, Report], T | None]
) -> tuple[T | None, bool]:
    """Return what a registry or page holds, and whether it is good: its last good text is used if the file has errors.

    Without a last good text it is whatever could be read from the file, and not good. `read`: a text and a report of its faults → what it
    holds.
    """
    text = read_text(root, path, problems)
    report = Report(path)
    found = _try(read, text, report) if text is not None else None
    problems += report.problems
    if found is not None and not errors(report.problems):
        return found, True
    if text is not None and not errors(report.problems):
        problems.append(problem("R101", path, 0, path))
    old = last_good(path)
    known = _try(read, old, Report(path)) if old is not None else None
    problems.append(problem("N191" if known is None else "N190", path, 0, path))
    return (found, False) if known is None else (known, True)


def last_good_of(path: str, last_good: LastGood, read: Callable[[str, Report], T | None]) -> T | None:
    """Return what the last good text of a missing file holds; None if there was none."""
    old = last_good(path)
    return _try(read, old, Report(path)) if old is not None else None


def _try(read: Callable[[str, Report], T | None], text: str, report: Report) -> T | None:
    try:
        return read(text, report)
    except Exception as error:  # noqa: BLE001 - one file never keeps the others from being read
        report.problems.append(unexpected(report.path, error))
        return None


def most_of(path: str) -> Limit:
    """Return how long a file may be."""
    return REGISTRY_BYTES if path.startswith(f"{REGISTRY}/") else ARTICLE_BYTES
