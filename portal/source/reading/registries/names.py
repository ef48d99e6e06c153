"""Owns name resolution: an id, otherwise an exact name, otherwise a folded one; and the nearest valid name if there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.record import dataclass
from portal.text.fold import fold_name
from portal.text.nearest import nearest

SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc",
    "tp": "thanh pho",
}  # fmt: skip
MOST = 6  # candidates a message lists
ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a resolution: one id, several, or none and perhaps the nearest valid name."""

    ids: tuple[str, ...] = ()
    near: str = ""


class Names:
    """All names of one registry."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self.ids: dict[str, str] = {}  # id → its full name
        self.exact: dict[str, list[str]] = {}
        self.folded: dict[str, list[str]] = {}
        self.asked: set[str] = set()  # every text that was looked up since this was last emptied
        for id, names in entries:
            self.add(id, names)

    def add(self, id: str, names: Iterable[str]) -> None:
        """Add one entry with its names."""
        names = tuple(names)
        self.ids.setdefault(id, names[0] if names else id)
        for name in names:
            _put(self.exact, name, id)
            _put(self.folded, key_of(name), id)

    def find(self, text: str) -> Found:
        """Look a name up; several ids if it is ambiguous."""
        self.asked.add(text)
        if text in self.ids:
            return Found((text,))
        ids = self.exact.get(text) or self.folded.get(key_of(text))
        return Found(tuple(ids)) if ids else Found()

    def near(self, text: str) -> str:
        """Return the nearest valid name, among ids if the text looks like one, "" if none is near."""
        pool = list(self.ids) if ID.match(text) else list(self.exact)
        return nearest(text, pool) or nearest(key_of(text), pool) or ""

    def candidates(self, text: str) -> list[str]:
        """Return the names that hold every word of the text («UBND» → all people's committees), otherwise the longest the text holds."""
        words = key_of(text).split()
        keyed = [(name, key_of(name).split()) for name in self.exact if not ID.match(name)]
        inside = [name for name, parts in keyed if words and set(words) <= set(parts)]
        around = [(len(parts), name) for name, parts in keyed if len(parts) > 1 and set(parts) <= set(words)]
        longest = max(around, default=(0, ""))[0]
        return inside or [name for length, name in around if length == longest]

    def listed(self, ids: Iterable[str]) -> str:
        """Return ids in readable form: with their names."""
        return "; ".join(f"{self.ids.get(id, id)} (mã {id})" for id in ids)

    def advice(self, text: str) -> str:
        """Return which names may be meant, "" if none is similar."""
        near = self.near(text)
        if near:
            return f"«{near}» ({self.ids[near]})?" if near in self.ids and self.ids[near] != near else f"«{near}»?"
        found = list(dict.fromkeys(self.candidates(text)))
        more = f" và {len(found) - MOST} tên khác" if len(found) > MOST else ""
        return "Có phải: " + ", ".join(f"«{name}»" for name in found[:MOST]) + more + "?" if found else ""

    def near_alike(self, text: str) -> str:
        """Return the nearest name whose figures are the same: plans of two years are two plans, not a typing error."""
        figures = DIGITS.findall(text)
        pool = [name for name in self.exact if DIGITS.findall(name) == figures and abs(len(name) - len(text)) < 8]
        return nearest(text, pool, 0.93) or ""


def key_of(text: str) -> str:
    """Return the folded name with common office abbreviations expanded: «UBND TP. Mẫu» is «Ủy ban nhân dân thành phố Mẫu»."""
    folded = fold_name(text)
    words = folded.split()
    return folded if SHORT.keys().isdisjoint(words) else " ".join(SHORT.get(word, word) for word in words)


def _put(table: dict[str, list[str]], name: str, id: str) -> None:
    ids = table.setdefault(name, [])
    if id not in ids:
        ids.append(id)
