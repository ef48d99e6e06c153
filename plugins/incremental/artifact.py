"""Owns the Artifact: one file of the site and how it is made. Refuses to make anything itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file below output/. `make(portal, *args)` gives the view of `template`, or, without a template, text or bytes.

    Whatever `make` looks up in the Portal is witnessed; it must look at nothing else that can change between builds,
    but at `args`, which are a part of the artifact's key (plain values only: text, numbers, tuples of them).
    """

    path: str
    make: Callable[..., Any]
    args: tuple[Any, ...] = ()
    template: str = ""
    alone: bool = False  # made by the parent process: what makes it must not cross a fork


