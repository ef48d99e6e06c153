"""Owns how the pieces of views are frozen: the type checker refuses whoever would change one. Refuses a guard at run time.

A page is made of some fifty of them, and the guard of `dataclass(frozen=True)` makes the making of each take twice as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def frozen(kind: type[Kind]) -> type[Kind]:
    """A dataclass that nobody changes, compared and hashed by its fields."""
    return dataclass(unsafe_hash=True)(kind)
