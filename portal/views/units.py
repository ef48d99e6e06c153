"""Owns the list of all units, in the groups citizens know, each as a tree that screen readers can read."""

from __future__ import annotations

from collections.abc import Iterable

from portal import urls
from portal.domain.portal import Portal
from portal.domain.unit import Level, Unit, UnitKind
from portal.record import dataclass
from portal.text.collate import sort_key
from portal.views.card import crumbs
from portal.views.ground import ended_note
from portal.views.head import head
from portal.views.parts import CountLink, Link, Meta
from portal.views.rows import UnitNode

TITLE = "Cơ quan, đơn vị"
PARTY, STATE, FRONT = "Cơ quan Đảng", "HĐND, UBND", "Mặt trận, đoàn thể"
SERVICE, COMMUNES, HIGHER = "Đơn vị sự nghiệp", "Xã, phường, đặc khu", "Tỉnh, huyện"
ANCHORS = {
    PARTY: "co-quan-dang",
    STATE: "hdnd-ubnd",
    FRONT: "mat-tran-doan-the",
    SERVICE: "don-vi-su-nghiep",
    COMMUNES: "xa-phuong-dac-khu",
    HIGHER: "tinh-huyen",
}
KINDS = {
    UnitKind.PARTY: PARTY,
    UnitKind.COUNCIL: STATE,
    UnitKind.COMMITTEE: STATE,
    UnitKind.OFFICE: STATE,
    UnitKind.VERTICAL: STATE,
    UnitKind.FRONT: FRONT,
    UnitKind.SERVICE: SERVICE,
}


@dataclass(frozen=True)
class UnitGroup:
    """A group of the list."""

    heading: str
    anchor: str
    nodes: tuple[UnitNode, ...]
    ended: tuple[UnitNode, ...]
    ended_count: int


@dataclass(frozen=True)
class UnitsView:
    """The page /don-vi/."""

    meta: Meta
    breadcrumb: tuple[Link, ...]
    title: str
    lede: str
    tally: tuple[CountLink, ...]
    groups: tuple[UnitGroup, ...]


def units_view(portal: Portal, origin: str = "") -> UnitsView:
    """Return all units, by groups."""
    units = {id: portal.unit(id) for id in portal.ids("units")}
    ended = {id for id in units if portal.has_ended(id)}
    grouped: dict[str, list[Unit]] = {heading: [] for heading in ANCHORS}
    for unit in units.values():
        grouped[heading_of(unit)].append(unit)
    trail = crumbs(Link(TITLE))
    lede = "Mỗi cơ quan, đơn vị có trang riêng với tin, bài, chương trình, đề án và thông tin liên hệ."
    if ended:
        lede += " Đơn vị đã kết thúc hoạt động vẫn có trang, ghi rõ địa bàn nay thuộc đâu."
    return UnitsView(
        meta=head(TITLE, urls.UNITS, trail, origin, description=lede),
        breadcrumb=trail,
        title=TITLE,
        lede=lede,
        tally=tuple(CountLink(heading, f"#{ANCHORS[heading]}", len(found)) for heading, found in grouped.items() if found),
        groups=tuple(_group(heading, found, units, ended) for heading, found in grouped.items() if found),
    )


def _group(heading: str, found: list[Unit], units: dict[str, Unit], ended: set[str]) -> UnitGroup:
    gone = [unit for unit in found if unit.id in ended]
    here = [unit for unit in found if unit.id not in ended]
    return UnitGroup(heading, ANCHORS[heading], _forest(here, units, ended), _forest(gone, units, ended), len(gone))


def heading_of(unit: Unit) -> str:
    """Return the group a unit is listed in."""
    if unit.kind is UnitKind.TERRITORY:
        return COMMUNES if unit.level is Level.COMMUNE else HIGHER
    return KINDS[unit.kind]


def _forest(found: list[Unit], units: dict[str, Unit], ended: set[str]) -> tuple[UnitNode, ...]:
    """Return the units of a group as trees: below the parent if it is in the group, otherwise below the parent's name."""
    here = {unit.id for unit in found}
    roots = [unit for unit in found if unit.parent not in here]
    parents = {unit.parent for unit in roots}
    if len(parents) < 2 or len(parents) > len(roots) // 2:
        return _sorted(_node(unit, found, ended) for unit in roots)
    return _sorted(_under(units.get(parent), [unit for unit in roots if unit.parent == parent], found, ended) for parent in parents)


def _under(parent: Unit | None, children: list[Unit], found: list[Unit], ended: set[str]) -> UnitNode:
    nodes = _sorted(_node(unit, found, ended) for unit in children)
    if parent is None:
        return UnitNode(Link("Không ghi cấp trên"), False, nodes)
    return UnitNode(_link(parent, ended), parent.id in ended, nodes)


def _node(unit: Unit, found: list[Unit], ended: set[str]) -> UnitNode:
    children = _sorted(_node(other, found, ended) for other in found if other.parent == unit.id)
    return UnitNode(_link(unit, ended), unit.id in ended, children)


def _sorted(nodes: Iterable[UnitNode]) -> tuple[UnitNode, ...]:
    """Return existing units first, in alphabetical order."""
    return tuple(sorted(nodes, key=lambda node: (node.ended, sort_key(node.link.text))))


def _link(unit: Unit, ended: set[str]) -> Link:
    return Link(unit.name, urls.unit(unit.id), ended_note(unit.valid_to) if unit.id in ended else "")
