"""Owns which body a name means on a day: old and new bodies may share a name, but only one of them existed then.

Among namesakes it is the one valid on the day; if there is not exactly one, all are listed with their province (T105).
"""

from __future__ import annotations

from datetime import date

from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.values import Entries
from portal.source.reading.registries.registry import Registries, resolve


def body_id(name: Name, day: date | None, registries: Registries, report: Report, key: str = "đơn vị") -> str:
    """Return the unit with this name, "" with a problem if there is none or more than one."""
    ids = bodies_on(name.text, day, registries)
    if len(ids) == 1:
        return ids[0]
    if not ids:
        return resolve(name, key, "đơn vị", registries.unit_names, report)
    report.add("T105", name.line, name.text, "đơn vị", listed(ids, registries), field=key, mark=name.text)
    return ""


def bodies_on(name: str, day: date | None, registries: Registries) -> tuple[str, ...]:
    """Return the units that a name may mean on a day; all namesakes if none, or several, existed then."""
    ids = registries.unit_names.find(name).ids
    valid = tuple(id for id in ids if registries.units[id].valid_on(day)) if len(ids) > 1 else ()
    return valid if len(valid) == 1 else ids


def check_issuers(entries: Entries, default_day: date | None, registries: Registries, report: Report) -> None:
    """Check C182: the issuer of a document may be several bodies, even on the day of the document."""
    for entry in entries.many("documents"):
        name = entry.name("issuer") if isinstance(entry, Entries) else None
        ids = bodies_on(name.text, entry.day("date") or default_day, registries) if name and isinstance(entry, Entries) else ()
        if name and len(ids) > 1:
            report.add("C182", name.line, name.text, listed(ids, registries), field="cơ quan ban hành", mark=name.text)


def listed(ids: tuple[str, ...], registries: Registries) -> str:
    """Return namesakes in distinguishable form: «Xã Trùng (Tỉnh Mẫu, mã xa-trung-mau)»."""
    return "; ".join(f"{registries.units[id].name} ({place_of(id, registries)}, mã {id})" for id in ids)


def place_of(id: str, registries: Registries) -> str:
    """Return the name of the province a unit belongs to; its own name if it is one."""
    unit = registries.units[id]
    seen = {id}
    while unit.parent in registries.units and unit.parent not in seen and unit.level != "province":
        seen.add(unit.parent)
        unit = registries.units[unit.parent]
    return unit.name
