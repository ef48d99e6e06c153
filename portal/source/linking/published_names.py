"""Owns ten-da-cong-bo.yml: the names of units as published, so that no record is rewritten or lost unnoticed.

Only `portal publish` writes it. A corrected name is deliberate if the unit's «tên khác» keeps the previous one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from portal.domain.problem import Problem
from portal.domain.unit import Unit
from portal.source.reading.faults import problem
from portal.source.reading.registries.registry import FILES

FILE = "du-lieu/ten-da-cong-bo.yml"
HEAD = "# Tên các đơn vị như đã công bố. Do `portal publish` ghi; không sửa tay.\n"


def published_names(units: Iterable[Unit], before: str) -> str:
    """Return the text of the file after these units are published; a name that was rewritten without a trace keeps its published form."""
    known = read_names(before)
    for unit in units:
        if unit.id not in known or is_meant(unit, known[unit.id]):
            known[unit.id] = unit.name
    lines = (json.dumps({"mã": id, "tên": known[id]}, ensure_ascii=False) for id in sorted(known))
    return HEAD + "".join(f"- {line}\n" for line in lines)


def read_names(text: str) -> dict[str, str]:
    """Return unit id → its name as published. A broken line is ignored (see `check_names`)."""
    return _parsed(text)[0]


def _parsed(text: str) -> tuple[dict[str, str], list[int]]:
    """Return the names by unit, and the numbers of the lines that are not entries."""
    found: dict[str, str] = {}
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            row = json.loads(line.removeprefix("- "))
            found[str(row["mã"])] = str(row["tên"])
        except (ValueError, KeyError, TypeError):
            wrong.append(number)
    return found, wrong


def is_meant(unit: Unit, published: str) -> bool:
    """Return whether a unit still has the published name."""
    return published in unit.names


def check_names(text: str, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Yield W192: a name changed in place, so that older articles would show it; W193: a unit that is gone; R220: a broken line."""
    names, wrong = _parsed(text)
    yield from (problem("R220", FILE, number, number) for number in wrong)
    for id, name in names.items():
        unit = units.get(id)
        if unit is None:
            yield problem("W193", FILES["units"], 0, name, id)
        elif not is_meant(unit, name):
            yield problem("W192", FILES["units"], unit.line, name, unit.name)
