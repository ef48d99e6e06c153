"""Owns units (đơn vị): bodies and territories with a life span, their succession, and the groups they are listed in."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from portal.record import dataclass


class UnitKind(StrEnum):
    """The kind of a unit; it decides the unit's group on /don-vi/ and the section of its articles."""

    TERRITORY = "territory"  # tỉnh, huyện, xã, phường, thị trấn, đặc khu
    PARTY = "party"  # cơ quan Đảng
    COUNCIL = "council"  # Hội đồng nhân dân
    COMMITTEE = "committee"  # Ủy ban nhân dân
    OFFICE = "office"  # phòng, ban chuyên môn thuộc UBND
    FRONT = "front"  # Mặt trận, đoàn thể
    SERVICE = "service"  # đơn vị sự nghiệp
    VERTICAL = "vertical"  # ngành dọc


class Level(StrEnum):
    """The tier of the administrative system a unit belongs to."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Ending(StrEnum):
    """Why a unit ended. Renamed, merged and replaced have exactly one successor, split two or more, dissolved none."""

    RENAMED = "renamed"
    MERGED = "merged"
    REPLACED = "replaced"
    SPLIT = "split"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True)
class Leader:
    """A named officer with a public post."""

    name: str
    role: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One body or territory. `valid_to` is its last day; both ends may be unknown (None)."""

    id: str
    name: str
    kind: UnitKind
    level: Level
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    codes: tuple[tuple[str, str], ...] = ()  # ("gso", "063")
    valid_from: date | None = None
    valid_to: date | None = None
    legal_basis: tuple[str, ...] = ()
    ending: Ending | None = None
    successors: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    function: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    site: str = ""
    leaders: tuple[Leader, ...] = ()
    name_en: str = ""
    line: int = field(default=0, compare=False)

    def valid_on(self, day: date | None) -> bool:
        """Return whether the unit existed on that day (an unknown day or end counts as yes)."""
        if day is None:
            return True
        return not ((self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to))

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the unit, the full one first."""
        return tuple(name for name in (self.name, self.short_name, *self.aliases) if name)
