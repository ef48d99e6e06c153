"""Owns the registries of content/du-lieu as records, and the resolution of their names: identity, units, topics, sections, plan files …"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.domain.identity import Identity
from portal.domain.topic import Abbreviation, Law, Section, Synonyms, Topic
from portal.domain.unit import Unit
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.values import Entries
from portal.source.reading.privacy import digits
from portal.source.reading.registries.names import Names
from portal.source.reading.registries.published import Promise

Asked = tuple[tuple[str, ...], ...]  # names by registry: units, topics, sections
FILES = {
    "identity": "du-lieu/co-quan.yml",
    "units": "du-lieu/don-vi.yml",
    "topics": "du-lieu/chu-de.yml",
    "sections": "du-lieu/chuyen-muc.yml",
    "abbreviations": "du-lieu/viet-tat.yml",
    "laws": "du-lieu/can-cu.yml",
    "synonyms": "du-lieu/tu-cung-nghia.yml",
}
HOMES = {"đơn vị": FILES["units"], "chủ đề": FILES["topics"], "chuyên mục": FILES["sections"]}
REQUIRED = ("identity", "units", "sections")
PLAN_FOLDER = "du-lieu/ke-hoach"


@dataclass(slots=True)
class Registries:
    """Everything in content/du-lieu; plans stay entries until `plans` links them."""

    identity: Identity | None = None
    owner_named: Name | None = None  # the identity's owner as its file names it
    units: dict[str, Unit] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    abbreviations: tuple[Abbreviation, ...] = ()
    laws: dict[str, Law] = field(default_factory=dict)
    synonyms: tuple[Synonyms, ...] = ()
    plans: dict[str, tuple[str, Entries]] = field(default_factory=dict)  # id → (path, entries)
    promised: dict[str, Promise] = field(default_factory=dict)  # da-cong-bo.yml
    unit_names: Names = field(default_factory=Names)
    topic_names: Names = field(default_factory=Names)
    section_names: Names = field(default_factory=Names)
    lost: list[str] = field(default_factory=list)  # files that cannot be parsed and never were good: nothing can be built without them

    def begin_asking(self) -> None:
        """Forget which names were looked up."""
        for names in (self.unit_names, self.topic_names, self.section_names):
            names.asked = set()

    def asked(self) -> Asked:
        """Return the names that were looked up since `begin_asking`: of units, topics and sections."""
        return tuple([tuple(sorted(names.asked)) for names in (self.unit_names, self.topic_names, self.section_names)])

    @property
    def phones(self) -> frozenset[str]:
        """Return the telephone numbers of offices and their leaders, as digits."""
        found = [number for unit in self.units.values() for number in (unit.phone, unit.fax, *(one.phone for one in unit.leaders))]
        found += [self.identity.phone, self.identity.fax] if self.identity else []
        return frozenset(digits(part) for number in found for part in re.split(r"[;,/–]", number) if part)


def resolve(name: Name, key: str, what: str, names: Names, report: Report) -> str:
    """Return the id of a name, "" with a problem if there is none or more than one."""
    found = names.find(name.text)
    if len(found.ids) == 1:
        return found.ids[0]
    if found.ids:
        report.add("T105", name.line, name.text, what, names.listed(found.ids), field=key, mark=name.text)
    else:
        hint = names.advice(name.text) or f"Xem các tên đã có trong {HOMES.get(what, 'du-lieu/')}, hoặc thêm vào đó."
        report.add("T104", name.line, what, name.text, hint, field=key, mark=name.text)
    return ""
