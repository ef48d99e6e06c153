"""Owns how records are made: frozen for type checkers, and as cheap to create as any other object.

A class that is frozen at run time sets each field by a separate call: creating a record takes three to four times as long, and a build
creates millions. mypy, which every test run includes, rejects any assignment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen=False, **others):
        """Return `dataclasses.dataclass`; a frozen record has its hash, and type-checked code cannot change it."""
        return dataclasses.dataclass(**others, unsafe_hash=frozen)
