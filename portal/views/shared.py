"""Owns the marking of pieces that many pages show: one is made once in a process, and whoever shows it takes what it took."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from portal.domain.portal import Portal

Given = ParamSpec("Given")
Piece = TypeVar("Piece")
Maker = Callable[Concatenate[Portal, Given], Piece]


def shared(make: Maker[Given, Piece]) -> Maker[Given, Piece]:
    """A function of a Portal and plain values whose result is frozen, so that it may stand on several pages.

    Values are given by place: TypeError for one given by name, which would not tell one piece from another.
    """

    @wraps(make)
    def piece(portal: Portal, /, *given: Given.args, **named: Given.kwargs) -> Piece:
        if named:
            raise TypeError(f"{make.__name__}: given by name: {', '.join(named)}")
        return cast(Piece, portal.shared(make, *given))

    return piece
