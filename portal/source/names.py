"""Owns «names do for ids»: an id, else an exact name, else a folded one; and the nearest valid name when there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.record import dataclass
from portal.text.fold import fold_name
from portal.text.nearest import nearest

ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """What a name led to: one id, several, or none and perhaps the nearest valid name."""

    ids: tuple[str, ...] = ()
    near: str = ""


class Names:
    """All names of one registry."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self.ids: dict[str, None] = {}
        self.exact: dict[str, list[str]] = {}
        self.folded: dict[str, list[str]] = {}
        for id, names in entries:
            self.add(id, names)

    def add(self, id: str, names: Iterable[str]) -> None:
        """One more thing with its names."""
        self.ids[id] = None
        for name in names:
            _put(self.exact, name, id)
            _put(self.folded, fold_name(name), id)

    def find(self, text: str) -> Found:
        """Look a name up; several ids when it is ambiguous."""
        if text in self.ids:
            return Found((text,))
        ids = self.exact.get(text) or self.folded.get(fold_name(text))
        return Found(tuple(ids)) if ids else Found()

    def near(self, text: str) -> str:
        """The nearest valid name, of ids when the text looks like one, "" when none is near."""
        pool = list(self.ids) if ID.match(text) else list(self.exact)
        return nearest(text, pool) or ""

    def near_alike(self, text: str) -> str:
        """The nearest name whose figures are the same: plans of two years are two plans, not a slip."""
        figures = DIGITS.findall(text)
        pool = [name for name in self.exact if DIGITS.findall(name) == figures and abs(len(name) - len(text)) < 8]
        return nearest(text, pool, 0.93) or ""


def _put(table: dict[str, list[str]], name: str, id: str) -> None:
    ids = table.setdefault(name, [])
    if id not in ids:
        ids.append(id)
