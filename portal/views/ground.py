"""Owns what became of a unit's territory: where it belongs now, and how an ended unit's banner says it."""

from __future__ import annotations

from datetime import date, timedelta

from portal import urls
from portal.domain.portal import Portal
from portal.domain.unit import Level, Unit, UnitKind
from portal.text.dates import format_day
from portal.views.parts import Banner, Link
from portal.views.shared import shared

GROUPS = (("Xã ", "các xã"), ("Phường ", "các phường"), ("Đặc khu ", "các đặc khu"), ("Tỉnh ", "các tỉnh"))


@shared
def ended_banner(portal: Portal, id: str) -> Banner | None:
    """Return «Huyện Định Hóa kết thúc hoạt động từ ngày 01/7/2025. Địa bàn nay thuộc các xã: …»; None while the unit exists."""
    unit = portal.unit(id)
    if unit.valid_to is None or not portal.has_ended(id):
        return None
    title = f"{unit.name} kết thúc hoạt động từ ngày {format_day(after(unit.valid_to))}."
    said, heirs = succession(portal, unit)
    if not heirs:
        return Banner("ended", title)
    label, links = _called(heirs)
    return Banner("ended", title, "", links, f"{said} {label}".strip(), tail=_provinces(portal, heirs))


def succession(portal: Portal, unit: Unit) -> tuple[str, tuple[Unit, ...]]:
    """Return its own successors; for a body without any, the successors of its territory."""
    own = heirs_of(portal, unit.id)
    if own:
        return "Địa bàn nay thuộc" if unit.kind is UnitKind.TERRITORY else "Nay là", own
    place = ground(portal, unit.id)
    if place and place.id != unit.id and portal.has_ended(place.id):
        return f"Địa bàn {small(place.name)} nay thuộc", heirs_of(portal, place.id)
    return "", ()


def after(day: date) -> date:
    """Return the first day on which an ended unit no longer exists."""
    return day + timedelta(days=1)


def ground(portal: Portal, id: str) -> Unit | None:
    """Return the territory a unit is or works for: itself, or the nearest above it."""
    seen: set[str] = set()
    while id and id not in seen:
        seen.add(id)
        unit = portal.unit(id)
        if unit.kind is UnitKind.TERRITORY:
            return unit
        id = unit.parent
    return None


def heirs_of(portal: Portal, id: str) -> tuple[Unit, ...]:
    """Return the existing units that succeeded one, through all that ended in between."""
    found: dict[str, Unit] = {}
    todo, seen = list(portal.unit(id).successors), {id}
    while todo:
        next_id = todo.pop(0)
        if next_id in seen:
            continue
        seen.add(next_id)
        unit = portal.unit(next_id)
        if portal.has_ended(next_id):
            todo += unit.successors
        else:
            found[next_id] = unit
    return tuple(found.values())


def _called(heirs: tuple[Unit, ...]) -> tuple[str, tuple[Link, ...]]:
    """Return the words before the links, and the links: «các xã:» with bare names if all are communes."""
    for first, word in GROUPS:
        if len(heirs) > 1 and all(unit.name.startswith(first) for unit in heirs):
            return f"{word}:", tuple(Link(unit.name.removeprefix(first), urls.unit(unit.id)) for unit in heirs)
    return "", tuple(Link(small(unit.name), urls.unit(unit.id)) for unit in heirs)


def _provinces(portal: Portal, heirs: tuple[Unit, ...]) -> str:
    """Return «tỉnh Thái Nguyên», if all successors are in one province."""
    parents = {unit.parent for unit in heirs if unit.level is not Level.PROVINCE}
    if len(parents) != 1 or not (parent := parents.pop()):
        return ""
    above = portal.unit(parent)
    return small(above.name) if above.level is Level.PROVINCE else ""


def small(name: str) -> str:
    """Return a unit's name inside a sentence: «huyện Định Hóa»."""
    return name[:1].lower() + name[1:]


def unit_entry(portal: Portal, id: str) -> Link:
    """Return a unit for a list of units: an ended one has its last day."""
    unit = portal.unit(id)
    return Link(unit.name, urls.unit(id), ended_note(unit.valid_to) if portal.has_ended(id) else "")


def ended_note(day: date | None) -> str:
    """Return «(đến 30/6/2025)»."""
    return f"(đến\u00a0{format_day(day)})" if day else ""
