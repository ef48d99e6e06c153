"""Owns the fictional map: the district, its communes through time, their villages. Refuses real places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from tools.demo.lexicon import lexicon, rows

DISTRICT, PROVINCE = "Sơn Khê", "Hạ Lam"
MERGER = date(2025, 7, 1)  # the district level ends the day before
SEAT = "son-khe-moi"  # the commune that took over the district's seat and its portal


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune or the town with its life span; `after` names the communes its territory went to."""

    id: str
    name: str  # "xã Nà Lùng"
    start: date
    end: date | None
    ending: str
    after: tuple[str, ...]

    def lives(self, day: date) -> bool:
        """Whether it exists on a day."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def bare(self) -> str:
        """The name without "xã" or "thị trấn"."""
        return self.name.removeprefix("xã ").removeprefix("thị trấn ")


@cache
def communes() -> tuple[Commune, ...]:
    """Every commune there ever was."""
    return tuple(
        Commune(id, name, date.fromisoformat(start), date.fromisoformat(end) if end else None, ending, tuple(after.split()))
        for id, name, start, end, ending, after in ((*row, *[""] * (6 - len(row))) for row in rows(lexicon().frames["communes"]))
    )


@cache
def communes_on(day: date) -> tuple[Commune, ...]:
    """The communes of a day."""
    return tuple(commune for commune in communes() if commune.lives(day))


@cache
def villages(commune: str) -> tuple[str, ...]:
    """The villages of a commune: ten of an old one, those that came to it for a new one."""
    parts = [other for other in communes() if commune in other.after and other.start < MERGER]
    return tuple(village for part in parts for village in _given(part, commune)) if parts else _villages()[commune]


def _given(part: Commune, to: str) -> tuple[str, ...]:
    """The villages of a commune that went to another: of one that was split, each successor has its share."""
    all, place = villages(part.id), part.after.index(to)
    return all[len(all) * place // len(part.after) : len(all) * (place + 1) // len(part.after)]


@cache
def _villages() -> dict[str, tuple[str, ...]]:
    """Ten villages for each commune that no other went into; no name stands for two places."""
    frames = lexicon().frames
    pairs = [f"thôn {first} {last}" for first in frames["village.first"] for last in frames["village.last"]]
    Random("villages").shuffle(pairs)
    whole = [c.id for c in communes() if not any(c.id in other.after and other.start < MERGER for other in communes())]
    return {id: tuple(pairs[10 * place : 10 * place + 10]) for place, id in enumerate(whole)}


@cache
def areas(commune: str) -> tuple[Commune, ...]:
    """The communes whose territory went to a new one."""
    return tuple(other for other in communes() if commune in other.after and other.start < MERGER)
