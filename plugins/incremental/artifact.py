"""Owns the Artifact, one file of the site and how it is made, and the Producer, which names artifacts. It makes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file below output/. `make(portal, *args)` returns the view of `template`, or, without a template, text or bytes.

    Queries of `make` to the Portal are tracked. It must read nothing else that can change between builds except `args`, which are part of
    the artifact's key (plain values only: text, numbers, tuples of them).
    """

    path: str
    make: Callable[..., object]
    args: tuple[object, ...] = ()
    template: str = ""
    whole: bool = False  # it reads whole tables: the tables are recorded as dependencies, not each of their records
    named: bool = False  # its path identifies its bytes: an existing file is not written
    alone: bool = False  # the parent process makes it: its resources must not cross a fork


@dataclass(frozen=True, slots=True)
class Producer:
    """A part of the site. `artifacts(portal)` names all its files; its queries are tracked like those of a file.

    A producer that reads anything besides the Portal is asked `always`, or whenever its `key` changes, which must cover everything its
    files depend on. A `last` producer runs after the others: it gets the other paths of the site, as `artifacts(portal, paths)`, and runs
    whenever these change. `more()` returns producers that are slow to find: it is called after all others ran.
    """

    name: str
    artifacts: Callable[..., Iterable[Artifact]]
    always: bool = False
    key: str = ""
    last: bool = False
    more: Callable[[], Iterable[Producer]] = tuple


def later(name: str, *given: object) -> Callable[..., Any]:
    """Return a function by its dotted name, with its first arguments: its module is imported on the first call, since few producers run."""

    def called(*args: object) -> Any:
        module, _, function = name.rpartition(".")
        return getattr(import_module(module), function)(*given, *args)

    return called
