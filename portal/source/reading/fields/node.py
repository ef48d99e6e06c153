"""Owns what a file's front matter is read into: a tree of nodes with their lines, and what was wrong with its form."""

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
        """Nothing was written."""
        return not self.text.strip() and not self.items and not self.pairs


class Name(NamedTuple):
    """A word as written, with its line. A tuple, for a dozen of them are made, packed and unpacked for every article."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with, or mended in, the file's form: a code of the catalogue and the words that fill it."""

    code: str
    line: int
    detail: str = ""
