"""Owns the reading of all registries of a content folder: each file alone, a broken one is replaced by its last good text.

Their content is not known here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from portal.domain.problem import Problem
from portal.source.reading.faults import Report, problem
from portal.source.reading.files import LastGood, last_good_of, read_or_last_good, read_text
from portal.source.reading.registries.makers import MAKERS
from portal.source.reading.registries.plan_files import read_plans
from portal.source.reading.registries.published import FILE as PROMISED
from portal.source.reading.registries.published import read_promises
from portal.source.reading.registries.registry import FILES, REQUIRED, Registries, resolve
from portal.source.reading.registries.rows import read_rows
from portal.source.reading.tree import ContentTree

TABLES = {
    "identity": "identity", "units": "unit", "topics": "topic", "sections": "section",
    "abbreviations": "abbreviation", "laws": "law", "synonyms": "synonyms",
}  # fmt: skip
HOLDS = {
    "identity": ("identity", "owner_named"), "units": ("units", "unit_names"), "topics": ("topics", "topic_names"),
    "sections": ("sections", "section_names"), "abbreviations": ("abbreviations",), "laws": ("laws",),
    "synonyms": ("synonyms",),
}  # fmt: skip


def read_registries(root: Path, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> Registries:
    """Return all registries. Those of `FILES` that cannot be parsed and have no last good text are `lost`."""
    registries = Registries()
    for kind, path in FILES.items():
        read = partial(read_kind, kind)
        if path not in tree.registries:
            found = _missing(kind, path, tree, last_good, problems)
            if found is not None:
                merge_kind(registries, kind, found)
            continue
        found, _ = read_or_last_good(root, path, last_good, problems, read)
        if found is None:
            registries.lost.append(path)
        else:
            merge_kind(registries, kind, found)
    problems += settle_owner(registries)
    read_plans(registries, root, tree, last_good, problems)
    if PROMISED in tree.registries:
        registries.promised, faults = read_promises(read_text(root, PROMISED, problems) or "")
        problems += faults
    return registries


def settle_owner(registries: Registries) -> list[Problem]:
    """Let the identity's owner be the id of a unit, whichever of its names was written; return what is wrong with it."""
    identity, named, report = registries.identity, registries.owner_named, Report(FILES["identity"])
    if identity is None or named is None or not registries.units or identity.owner_unit in registries.units:
        return []
    registries.identity = replace(identity, owner_unit=resolve(named, "đơn vị quản lý", "đơn vị", registries.unit_names, report))
    return report.problems


def _missing(kind: str, path: str, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> Registries | None:
    """Return what a missing registry held, or one that is no file: articles still refer to its entries."""
    known = last_good_of(path, last_good, partial(read_kind, kind))
    if known is not None and tree.is_refused(path):
        problems.append(problem("N190", path, 0, path))
    elif known is not None:
        emptied = "" if kind in REQUIRED else "; muốn bỏ hẳn các mục của nó thì tạo lại tệp với một dòng: []"
        problems.append(problem("R205", path, 0, path, emptied))
    elif kind in REQUIRED:
        problems.append(problem("R102", path, 0, path))
    return known


def read_kind(kind: str, text: str, report: Report) -> Registries | None:
    """Return one registry file alone; None if it cannot be parsed. Its report has the errors."""
    rows = read_rows(text, TABLES[kind], report)
    if rows is None:
        return None
    found = Registries()
    MAKERS[kind](found, rows, report)
    return found


def merge_kind(registries: Registries, kind: str, found: Registries) -> None:
    """Add the content of one file to the rest."""
    for name in HOLDS[kind]:
        setattr(registries, name, getattr(found, name))
