"""Owns the tree that front matter is parsed into: nodes with their lines, and faults of form."""

from __future__ import annotations

from typing import NamedTuple

from portal.record import dataclass


@dataclass(slots=True)
class Node:
    """One value of the tree: text, a list of nodes or pairs of (key, node); with its 1-based line."""

    line: int
    text: str = ""
    items: list[Node] | None = None
    pairs: list[tuple[Name, Node]] | None = None

    @property
    def empty(self) -> bool:
        """Return whether nothing was written."""
        return not self.text.strip() and not self.items and not self.pairs


class Name(NamedTuple):
    """A word as written, with its line. It is a tuple, since every article creates, packs and unpacks a dozen of them."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault or correction of the file's form: a code of the catalogue and the words that fill it."""

    code: str
    line: int
    detail: str = ""
