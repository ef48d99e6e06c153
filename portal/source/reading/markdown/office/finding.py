"""Owns the Finding: one thing seen in a body, by a code of the fault catalogue, before it is told as a Problem."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """`line` counts from 0 at the body's first line; `mark` is the part of it to underline."""

    code: str
    line: int
    detail: str = ""
    mark: str = ""
