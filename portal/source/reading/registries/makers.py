"""Owns the conversion of a registry's rows to records: each fault of a row is reported. It does not know files and articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from portal.domain.identity import Identity, OfficeLink
from portal.domain.topic import Abbreviation, Law, Section, Synonyms, Topic
from portal.domain.unit import Ending, Level, Unit, UnitKind
from portal.source.reading.faults import Report
from portal.source.reading.fields.node import Name
from portal.source.reading.fields.people import lines_of, read_leader
from portal.source.reading.fields.schema import TABLES as TABLE_OF
from portal.source.reading.fields.schema import key_of, keys
from portal.source.reading.fields.values import Entries, choice
from portal.source.reading.registries.circles import circles
from portal.source.reading.registries.names import Names
from portal.source.reading.registries.registry import Registries, resolve
from portal.text.day import YEARS

KINDS, HIDDEN = keys("section")["kinds"], keys("identity")[key_of("menu_hidden")]
AUTHORITY = re.compile(r"(?:[\w.+-]+@)?[a-z0-9]+(?:[.-]+[a-z0-9]+)*,\d{4}(?:-\d{2}){0,2}", re.ASCII)  # RFC 4151


def _identity(registries: Registries, rows: list[Entries], report: Report) -> None:
    if not rows:
        return
    row = rows[0]
    texts = {name: row.text(name) for name in Identity.__dataclass_fields__ if isinstance(row.values.get(name), Name)}
    needed = [item.name for item in TABLE_OF["identity"] if item.required]
    if not all(row.values.get(name) for name in needed):
        return
    _check_forms(row, report)
    owner = row.values.get("owner_unit")
    registries.owner_named = owner if isinstance(owner, Name) else None
    registries.identity = Identity(
        **texts,
        copyright_from=row.values["copyright_from"],
        fictional=bool(row.values.get("fictional")),
        common_tasks=_links(row, "common_tasks"),
        menu=_links(row, "menu"),
        menu_hidden=tuple(entry for word in row.names("menu_hidden") if (entry := choice(word, HIDDEN, report))),
        web_links=_links(row, "web_links"),
    )


def _check_forms(row: Entries, report: Report) -> None:
    """Check values that must never change: the feed authority, and the year the copyright began."""
    authority, year = row.text("feed_authority"), row.values["copyright_from"]
    if not AUTHORITY.fullmatch(authority):
        way = "Viết tên miền, dấu phẩy, năm: xa-a.example,2026. Kênh tin đã có người theo dõi bằng mã này thì giữ nguyên."
        report.add("W203", row.line_of("feed_authority"), "mã kênh tin", authority, way, field="mã kênh tin", mark=authority)
    if year not in YEARS:
        way = "Viết năm bốn chữ số."
        report.add("W203", row.line_of("copyright_from"), "bản quyền từ", year, way, field="bản quyền từ", mark=str(year))


def _links(row: Entries, key: str) -> tuple[OfficeLink, ...]:
    return tuple(OfficeLink(item.text("name"), item.text("url")) for item in row.many(key) if isinstance(item, Entries))


def _units(registries: Registries, rows: list[Entries], report: Report) -> None:
    rows = [row for row in rows if _has(row, "id", "name", "kind", "level")]
    registries.unit_names = Names((row.text("id"), _names_of(row, "aliases")) for row in rows)
    for row in _unique(rows, report):
        registries.units[row.text("id")] = _unit(row, registries.unit_names, report)
    registries.units = _both_ways(registries.units)
    for id in _rings({id: unit.parent for id, unit in registries.units.items()}, registries.unit_names, rows, report):
        registries.units[id] = replace(registries.units[id], parent="")


def _unit(row: Entries, names: Names, report: Report) -> Unit:
    ending = row.values.get("ending")
    plain = ("id", "name", "short_name", "name_en", "function", "address", "phone", "fax", "email", "site")
    return Unit(
        **{key: row.text(key) for key in plain},
        kind=UnitKind(row.values["kind"]),
        level=Level(row.values["level"]),
        aliases=row.texts("aliases"),
        parent=_one(row, "parent", "đơn vị", names, report),
        codes=row.values.get("codes", ()),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        legal_basis=row.texts("legal_basis"),
        ending=Ending(ending) if ending else None,
        successors=_several(row, "successors", "đơn vị", names, report),
        predecessors=_several(row, "predecessors", "đơn vị", names, report),
        leaders=tuple(read_leader(text) for text in lines_of(row.names("leaders"))),
        line=row.line,
    )


def _both_ways(units: dict[str, Unit]) -> dict[str, Unit]:
    """Make successors and predecessors stated on one side hold on both."""
    after: dict[str, list[str]] = {id: list(unit.successors) for id, unit in units.items()}
    before: dict[str, list[str]] = {id: list(unit.predecessors) for id, unit in units.items()}
    for id, unit in units.items():
        for other in unit.successors:
            _append(before, other, id)
        for other in unit.predecessors:
            _append(after, other, id)
    return {
        id: replace(unit, successors=tuple(after[id]), predecessors=tuple(before[id])) for id, unit in units.items()
    }


def _append(table: dict[str, list[str]], key: str, value: str) -> None:
    if key in table and value not in table[key]:
        table[key].append(value)


def _topics(registries: Registries, rows: list[Entries], report: Report) -> None:
    rows = [row for row in rows if _has(row, "id", "name")]
    names = registries.topic_names = Names((row.text("id"), _names_of(row, "alt_names")) for row in rows)
    for row in _unique(rows, report):
        registries.topics[row.text("id")] = Topic(
            row.text("id"),
            row.text("name"),
            row.texts("alt_names"),
            row.text("description"),
            _one(row, "broader", "chủ đề", names, report),
            _several(row, "related", "chủ đề", names, report),
            row.line,
        )
    for id in _rings({id: topic.broader for id, topic in registries.topics.items()}, names, rows, report):
        registries.topics[id] = replace(registries.topics[id], broader="")


def _sections(registries: Registries, rows: list[Entries], report: Report) -> None:
    rows = [row for row in rows if _has(row, "id", "name")]
    names = registries.section_names = Names((row.text("id"), _names_of(row, "aliases")) for row in rows)
    for row in _unique(rows, report):
        registries.sections[row.text("id")] = Section(
            row.text("id"),
            row.text("name"),
            _one(row, "parent", "chuyên mục", names, report),
            row.text("description"),
            row.texts("aliases"),
            tuple(kind for word in row.names("kinds") if (kind := choice(word, KINDS, report))),
            row.line,
        )
    for id in _rings({id: section.parent for id, section in registries.sections.items()}, names, rows, report):
        registries.sections[id] = replace(registries.sections[id], parent="")


def _rings(parents: Mapping[str, str], names: Names, rows: list[Entries], report: Report) -> list[str]:
    """Return the ids in a cycle of parents; each cycle is reported once."""
    found = circles(parents)
    lines = {row.text("id"): row.line for row in rows}
    for ring in found:
        report.add("C113", lines[ring[0]], " → ".join(names.ids.get(id, id) for id in ring))
    return [id for ring in found for id in ring[:-1]]


def _synonyms(registries: Registries, rows: list[Entries], report: Report) -> None:
    for row in rows:
        if len(set(row.texts("words"))) == 1:
            report.add("C118", row.line_of("words"), row.texts("words")[0], field="từ", mark=row.texts("words")[0])
    groups = (Synonyms(row.texts("words"), bool(row.values.get("procedure")), row.line) for row in rows)
    registries.synonyms = tuple(group for group in groups if len(group.words) > 1)


def _abbreviations(registries: Registries, rows: list[Entries], report: Report) -> None:
    pairs = (Abbreviation(row.text("short"), row.text("long"), row.line) for row in rows)
    registries.abbreviations = tuple(pair for pair in pairs if pair.short and pair.long)


def _laws(registries: Registries, rows: list[Entries], report: Report) -> None:
    for row in _unique([row for row in rows if _has(row, "id", "name")], report):
        start, end = _iso(row.day("effective_from")), _iso(row.day("effective_to"))
        registries.laws[row.text("id")] = Law(
            row.text("id"), row.text("name"), row.text("number"), start, end, row.text("note"), row.line
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _has(row: Entries, *keys: str) -> bool:
    return all(row.values.get(key) for key in keys)


def _names_of(row: Entries, others: str) -> list[str]:
    return [name for name in (row.text("name"), row.text("short_name"), *row.texts(others)) if name]


def _unique(rows: Iterable[Entries], report: Report) -> list[Entries]:
    seen: dict[str, int] = {}
    kept = []
    for row in rows:
        id = row.text("id")
        if id in seen:
            report.add("C103", row.line_of("id"), id, f"dòng {seen[id]}", mark=id)
        else:
            seen[id] = row.line
            kept.append(row)
    return kept


def _one(row: Entries, key: str, what: str, names: Names, report: Report) -> str:
    name = row.name(key)
    return resolve(name, key, what, names, report) if name else ""


def _several(row: Entries, key: str, what: str, names: Names, report: Report) -> tuple[str, ...]:
    return tuple(id for name in row.names(key) if (id := resolve(name, key, what, names, report)))


MAKERS: dict[str, Callable[[Registries, list[Entries], Report], None]] = {
    "identity": _identity, "units": _units, "topics": _topics, "sections": _sections,
    "abbreviations": _abbreviations, "laws": _laws, "synonyms": _synonyms,
}  # fmt: skip
