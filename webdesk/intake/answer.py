"""Owns the form in which a record comes back from the process that reads strangers' files: JSON, read as the type that was asked for.

Whoever wrote the answer may be hostile: reading it makes strings, numbers, bytes and the records of that type, and nothing else.
"""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class NoAnswer(ValueError):
    """Bytes that are no record of the type that was asked for."""


def written(record: object) -> bytes:
    """A record (dataclass) as JSON; bytes within it as base64."""
    return json.dumps(_plain(record)).encode()


def _plain(thing: Any) -> Any:
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: _plain(getattr(thing, one.name)) for one in dataclasses.fields(thing)}
    if isinstance(thing, Mapping):
        return {key: _plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_plain(part) for part in thing]
    return base64.b64encode(thing).decode() if isinstance(thing, bytes) else thing


def read(kind: type[T], data: bytes) -> T:
    """The record of a type that some bytes are. Raises NoAnswer."""
    try:
        made: T = _made(kind, json.loads(data))
    except (ValueError, RecursionError) as fault:
        raise NoAnswer(kind.__name__) from fault
    return made


def _made(kind: Any, value: Any) -> Any:
    if dataclasses.is_dataclass(kind):
        return _record(kind, value)
    outer, inner = get_origin(kind), get_args(kind)
    if outer is not None and issubclass(outer, Mapping):
        return {_made(inner[0], key): _made(inner[1], part) for key, part in _of(dict, value).items()}
    if outer in (list, tuple):
        return outer(_made(inner[0], part) for part in _of(list, value))
    if kind is bytes:
        return base64.b64decode(_of(str, value), validate=True)
    return _of(kind, value)


def _record(kind: Any, value: Any) -> Any:
    hints, given = get_type_hints(kind), _of(dict, value)
    if given.keys() != {one.name for one in dataclasses.fields(kind)}:
        raise NoAnswer(f"fields of {kind.__name__}")
    return kind(**{name: _made(hints[name], part) for name, part in given.items()})


def _of(kind: type, value: Any) -> Any:
    """The value itself, if it is exactly of a type."""
    if type(value) is not kind:
        raise NoAnswer(f"no {kind.__name__}")
    return value
