"""Owns the Artifact, one file of the site and how it is made; and the Producer, which names artifacts. Refuses to make anything itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file below output/. `make(portal, *args)` gives the view of `template`, or, without a template, text or bytes.

    Whatever `make` looks up in the Portal is tracked; it must look at nothing else that can change between builds,
    but at `args`, which are a part of the artifact's key (plain values only: text, numbers, tuples of them).
    """

    path: str
    make: Callable[..., Any]
    args: tuple[Any, ...] = ()
    template: str = ""
    whole: bool = False  # it reads through whole tables: these are noted, not each of their records
    named: bool = False  # its path tells its bytes: one that is there is left alone
    alone: bool = False  # made by the parent process: what makes it must not cross a fork


@dataclass(frozen=True, slots=True)
class Producer:
    """A part of the site. `artifacts(portal)` names all its files; what it looks up is tracked too, as of a file.

    One that looks at anything beside the Portal is asked `always`, or whenever its `key` is another, which tells all that its
    files are made of. One that is `last` gives way: it is told the other
    paths of the site, as `artifacts(portal, paths)`, and asked whenever these change. `more()` gives producers that take long to
    find: it is called when all others were asked.
    """

    name: str
    artifacts: Callable[..., Iterable[Artifact]]
    always: bool = False
    key: str = ""
    last: bool = False
    more: Callable[[], Iterable[Producer]] = tuple


def later(name: str, *given: Any) -> Callable[..., Any]:
    """A function by its dotted name, with its first arguments: its module is imported when it is called, since few producers are asked."""

    def called(*args: Any) -> Any:
        module, _, function = name.rpartition(".")
        return getattr(import_module(module), function)(*given, *args)

    return called
