"""Owns how records are serialised for files and other processes: dataclasses and named tuples as class and values, all else by pickle.

By default pickle asks each record for its fields, which takes longer than all the rest.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any

Reduction = Callable[[Any], Any]


def pack(thing: object) -> bytes:
    """Return a value as bytes, for `pickle.loads`."""
    packed = BytesIO()
    pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = REDUCTIONS
    pickler.dump(thing)
    return packed.getvalue()


class _Reductions(dict[type, Reduction]):
    """How values of a type are reduced; determined once per type."""

    def __missing__(self, kind: type) -> Reduction:
        reduction = self[kind] = by_values(kind) if is_plain_record(kind) else by_themselves
        return reduction


def is_plain_record(kind: type) -> bool:
    """Return whether a type's values, passed in order, rebuild the same record."""
    if issubclass(kind, tuple):
        return hasattr(kind, "_fields")
    if not is_dataclass(kind) or hasattr(kind, "__post_init__") or kind.__reduce__ is not object.__reduce__:
        return False
    return all(one.init and not one.kw_only for one in fields(kind))


def by_values(kind: type) -> Reduction:
    """Return the reduction of a plain record."""
    if not is_dataclass(kind):
        return lambda thing: (kind, (*thing,))
    names = [one.name for one in fields(kind)]
    if len(names) > 1:
        values = attrgetter(*names)
        return lambda thing: (kind, values(thing))
    return lambda thing: (kind, tuple(getattr(thing, name) for name in names))


def by_themselves(thing: object) -> object:
    """Reduce as pickle does: a class by its name."""
    return thing.__qualname__ if isinstance(thing, type) else thing.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


REDUCTIONS = _Reductions()
