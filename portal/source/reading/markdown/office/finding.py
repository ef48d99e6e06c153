"""Owns the Finding: one observation in a body, by a code of the fault catalogue, before it becomes a Problem."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """`line` counts from 0 at the body's first line; `mark` is the part of it to underline."""

    code: str
    line: int
    detail: str = ""
    mark: str = ""
