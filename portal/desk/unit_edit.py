"""Owns the edits of don-vi.yml by `portal unit`: records that end and records that follow. Only a valid text is written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.desk.registry_text import RegistryText
from portal.domain.unit import Unit
from portal.source.checking.checks import check_registries
from portal.source.reading.faults import Report
from portal.source.reading.fields.vocabulary import label
from portal.source.reading.registries.files import read_kind
from portal.source.reading.registries.names import ID
from portal.source.reading.registries.registry import FILES, Registries
from portal.text.dates import format_day
from portal.text.slug import slug
from portal.text.system import reason

OWN = frozenset(  # keys of one record that its successor does not inherit
    {"id", "name", "short_name", "aliases", "name_en", "codes", "valid_from", "valid_to", "legal_basis", "ending"}
    | {"successors", "predecessors"}
)


class Refused(Exception):
    """The reason why nothing is done, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be added: `id` "" is made from the name, `day` is its first one, `basis` the document that founds it."""

    name: str
    id: str
    day: date | None
    basis: str


class UnitEdit:
    """The registry of units during an edit."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            text = file.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise Refused(f"Không đọc được {file} (cần tệp UTF-8).") from None
        self._faults = faults_of(text)
        self._registries = _read(text)[0]
        self._text = RegistryText(text, "unit")
        self._new: dict[str, str] = {}  # id → name

    @property
    def units(self) -> dict[str, Unit]:
        """Return the units in the file."""
        return self._registries.units

    def name(self, id: str) -> str:
        """Return the name of a unit."""
        return self._new.get(id) or self.units[id].name

    def known(self, name: str, day: date | None) -> str:
        """Return the id of the unit of a name that exists on a day, "" if there is none. Refuses several."""
        ids = [id for id in self._registries.unit_names.find(name).ids if self.units[id].valid_on(day)]
        if len(ids) > 1:
            raise Refused(f"«{name}» có thể là nhiều đơn vị: {self._registries.unit_names.listed(ids)}. Ghi mã.")
        return ids[0] if ids else ""

    def active(self, name: str, day: date) -> str:
        """Return the id of a unit that has no end yet and began before a day."""
        id = self.known(name, day) or next(iter(self._registries.unit_names.find(name).ids), "")
        if not id:
            raise Refused(f"Không có đơn vị «{name}» trong {FILES['units']}. {self._registries.unit_names.advice(name)}".strip())
        unit = self.units[id]
        if unit.valid_to:
            raise Refused(f"«{unit.name}» đã kết thúc hoạt động ngày {format_day(unit.valid_to)}.")
        if unit.valid_from and unit.valid_from >= day:
            raise Refused(f"«{unit.name}» mới bắt đầu ngày {format_day(unit.valid_from)}, không trước ngày {format_day(day)}.")
        return id

    def fresh_name(self, name: str, day: date | None) -> None:
        """Refuse a name that a unit has on that day."""
        known = self.known(name, day)
        if known:
            raise Refused(f"Đã có đơn vị «{self.units[known].name}» (mã {known}).")

    def facts(self, kind: str, level: str, parent: str) -> list[tuple[str, str]]:
        """Return the facts of a unit without a predecessor."""
        above = self.known(parent, None) if parent else ""
        if parent and not above:
            raise Refused(f"Không có đơn vị «{parent}». {self._registries.unit_names.advice(parent)}".strip())
        found = [("loại", label("unit_kind", kind)), ("cấp", label("level", level))]
        return found + ([("thuộc", above)] if above else [])

    def new(self, unit: NewUnit, facts: list[tuple[str, str]], after: str = "") -> str:
        """Add a record, after another or at the end; return its id."""
        id = self._free_id(unit)
        pairs = [("mã", id), ("tên", unit.name), *facts, *([("từ ngày", format_day(unit.day))] if unit.day else [])]
        self._text.insert(self._text.row(after) if after else None, pairs + ([("căn cứ", unit.basis)] if unit.basis else []))
        self._new[id] = unit.name
        return id

    def follow(self, old: str, unit: NewUnit) -> str:
        """Add a record with the facts of an old one: kind, level, parent, address, telephone, leaders of one line."""
        return self.new(unit, self._text.copied(self._text.row(old), OWN), old)

    def _free_id(self, unit: NewUnit) -> str:
        wanted, day = unit.id, unit.day
        id = wanted or slug(unit.name)
        if not ID.match(id):
            raise Refused(f"Mã «{id}» không hợp lệ: chỉ gồm chữ thường không dấu, chữ số, nối bằng gạch ngang.")
        used = self.units.keys() | self._new.keys()
        if wanted and wanted in used:
            raise Refused(f"Mã «{wanted}» đã có đơn vị dùng.")
        stem = f"{id}-{day.year}" if id in used and day else id
        forms = (form for form in (id, stem, *(f"{stem}-{number}" for number in range(2, 100))) if form not in used)
        return next(forms)

    def end(self, id: str, last: date, basis: str, why: str, after: list[str]) -> None:
        """Set a unit's last day, and the reason."""
        row = self._text.row(id)
        self._text.add(row, "valid_to", format_day(last))
        if basis:
            self._text.add(row, "legal_basis", basis)
        self._text.add(row, "ending", why)
        if after:
            self._text.add(row, "successors", "; ".join(after))

    def children_of(self, old: list[str]) -> str:
        """List the units that still belong to some ended ones, for a person to check."""
        left = [unit.name for unit in self.units.values() if unit.parent in old and unit.id not in old and not unit.valid_to]
        listed = ", ".join(left[:8]) + (f" và {len(left) - 8} đơn vị khác" if len(left) > 8 else "")
        return f"\nCòn ghi thuộc đơn vị cũ: {listed}. Đơn vị nào cũng đổi thì chạy lệnh này cho đơn vị ấy." if left else ""

    def checked(self) -> str:
        """Return the edited text. Refuses if it would have new faults."""
        text = self._text.text
        faults = [fault for fault in faults_of(text) if fault not in self._faults]
        if faults:
            raise Refused("Danh mục sau khi sửa sẽ có lỗi:\n" + "\n".join(faults))
        return text

    def write(self) -> None:
        """Write the edited file, by rename; refuses if it would have new faults."""
        text = self.checked()
        spare = self._file.with_name(f".{self._file.name}.tmp")
        try:
            spare.write_bytes(text.encode())
            os.replace(spare, self._file)
        except OSError as error:
            raise Refused(f"Không ghi được {self._file}: {reason(error)}.") from None


def _read(text: str) -> tuple[Registries, Report]:
    report = Report(FILES["units"])
    return read_kind("units", text, report) or Registries(), report


def faults_of(text: str) -> list[str]:
    """Return the errors of a registry of units, in words."""
    registries, report = _read(text)
    return [f"{fault.code}: {fault.message}" for fault in (*report.problems, *check_registries(registries)) if fault.severity == "error"]
