"""Owns how records are made: frozen to whoever checks types, and as cheap to make as any other object.

A class that is frozen at run time sets each field by a call of its own: a record takes three to four times as long to make, and a
build makes them by the million. mypy, which every test run asks, lets nobody change one. Refuses to do anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses

    def dataclass(*, frozen=False, **others):
        """`dataclasses.dataclass`; a frozen record has its hash and can be changed by nobody who is type-checked."""
        return dataclasses.dataclass(**others, unsafe_hash=frozen)
