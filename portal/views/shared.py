"""Owns the marking of values that many pages show.

One is computed once per process, and its dependencies are recorded for every user of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from portal.domain.portal import Portal

Given = ParamSpec("Given")
Piece = TypeVar("Piece")
Maker = Callable[Concatenate[Portal, Given], Piece]


def shared(make: Maker[Given, Piece]) -> Maker[Given, Piece]:
    """Mark a function of a Portal and plain values whose result is frozen, so that several pages can share it.

    Values are positional: a keyword argument raises TypeError, since it would not be part of the key.
    """

    @wraps(make)
    def piece(portal: Portal, /, *given: Given.args, **named: Given.kwargs) -> Piece:
        if named:
            raise TypeError(f"{make.__name__}: given by name: {', '.join(named)}")
        return cast(Piece, portal.shared(make, *given))

    return piece
