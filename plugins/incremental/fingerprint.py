"""Owns the fingerprints that decide on a rebuild: of dependencies, of the view, and of the template with all it includes."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

import orjson
from jinja2 import Environment

TAG = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\b\s*("[^"]*"|'[^']*'|)""")


def digest(*parts: bytes) -> bytes:
    """Return one digest of several parts. Pages are long, and processors compute SHA-256 fastest; 16 bytes of it suffice."""
    return sha256(b"\x00".join(parts)).digest()[:16]


def args_digest(args: tuple[object, ...]) -> bytes:
    """Return the digest of an artifact's own arguments."""
    return digest(repr(args).encode())


def view_digest(view: object) -> bytes:
    """Return the digest of a view: frozen dataclasses of text, numbers and tuples, which JSON covers completely."""
    return digest(orjson.dumps(view))


class Closures:
    """Digests of templates together with everything they extend, include and import."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._names = cache(self._references)
        self.digest = cache(self._digest)

    def _references(self, name: str) -> tuple[str, frozenset[str]]:
        assert self._environment.loader is not None
        source, _, _ = self._environment.loader.get_source(self._environment, name)
        found = TAG.findall(source)
        if any(not quoted for quoted in found):
            raise ValueError(f"{name}: a template is named by an expression; only literal names can be followed")
        return source, frozenset(quoted[1:-1] for quoted in found)

    def _digest(self, name: str) -> bytes:
        seen: dict[str, str] = {}
        todo = [name]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen[at], more = self._names(at)
                todo += more
        return digest(*(f"{at}\n{seen[at]}".encode() for at in sorted(seen)))
