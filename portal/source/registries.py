"""Owns the reading of all registries of a content folder: each file by itself, a broken one giving way to its last good text.

Refuses to know what stands in them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from portal.domain.problem import Problem
from portal.source.coherence import check_spans
from portal.source.faults import Report, problem
from portal.source.frontmatter import read_registry
from portal.source.ids import is_device, is_id
from portal.source.published import FILE as PROMISED
from portal.source.published import read_promises
from portal.source.reading import LastGood, last_good_of, read_or_last_good, read_text
from portal.source.registry import FILES, MAKERS, PLAN_FOLDER, REQUIRED, Registries
from portal.source.tree import Tree
from portal.source.values import Entries, opened, read_row
from portal.text.slug import slug

TABLES = {
    "identity": "identity", "units": "unit", "topics": "topic", "sections": "section",
    "abbreviations": "abbreviation", "laws": "law",
}  # fmt: skip
HOLDS = {
    "identity": ("identity",), "units": ("units", "unit_names"), "topics": ("topics", "topic_names"),
    "sections": ("sections", "section_names"), "abbreviations": ("abbreviations",), "laws": ("laws",),
}  # fmt: skip


def read_registries(root: Path, tree: Tree, last_good: LastGood, problems: list[Problem]) -> Registries:
    """All registries. Those of `FILES` that make no tree and have no last good text are `lost`."""
    registries = Registries()
    for kind, path in FILES.items():
        read = partial(read_kind, kind)
        if path not in tree.registries:
            found = _missing(kind, path, tree, last_good, problems)
            if found is not None:
                take_kind(registries, kind, found)
            continue
        found, _ = read_or_last_good(root, path, last_good, problems, read)
        if found is None:
            registries.lost.append(path)
        else:
            take_kind(registries, kind, found)
    for path in tree.registries:
        if path.startswith(PLAN_FOLDER + "/"):
            _read_plan(registries, root, path, last_good, problems)
    for path in tree.unreadable(tree.registries):
        if path.startswith(PLAN_FOLDER + "/"):
            _take_gone_plan(registries, path, tree, last_good, problems)
    if PROMISED in tree.registries:
        registries.promised, faults = read_promises(read_text(root, PROMISED, problems) or "")
        problems += faults
    return registries


def _missing(kind: str, path: str, tree: Tree, last_good: LastGood, problems: list[Problem]) -> Registries | None:
    """What a registry held that is not there any more, or is no file: articles go on naming what stood in it."""
    known = last_good_of(path, last_good, partial(read_kind, kind))
    if known is not None and tree.is_refused(path):
        problems.append(problem("N190", path, 0, path))
    elif known is not None:
        emptied = "" if kind in REQUIRED else "; muốn bỏ hẳn các mục của nó thì tạo lại tệp với một dòng: []"
        problems.append(problem("R205", path, 0, path, emptied))
    elif kind in REQUIRED:
        problems.append(problem("R102", path, 0, path))
    return known


def _take_gone_plan(registries: Registries, path: str, tree: Tree, last_good: LastGood, problems: list[Problem]) -> None:
    """A plan whose file is a link that leads nowhere, or a folder: its last good text speaks."""
    found = last_good_of(path, last_good, lambda text, report: read_plan_file(path, text, report))
    if found and found[0] not in registries.plans:
        registries.plans[found[0]] = path, found[1]
        problems.append(problem("N190", path, 0, path) if tree.is_refused(path) else problem("R205", path, 0, path, ""))


def _read_plan(registries: Registries, root: Path, path: str, last_good: LastGood, problems: list[Problem]) -> None:
    """One plan file; of two of one id the first is the plan."""

    def read(text: str, report: Report) -> tuple[str, Entries] | None:
        found = read_plan_file(path, text, report)
        if found and found[0] in registries.plans:
            report.add("C103", found[1].line_of("id"), found[0], registries.plans[found[0]][0])
            return None
        return found

    found, _ = read_or_last_good(root, path, last_good, problems, read)
    if found is not None:
        registries.plans[found[0]] = path, found[1]


def read_rows(text: str, table: str, report: Report) -> list[Entries] | None:
    """The rows of a registry that is a list, or the one row of a registry that is a mapping; None when unreadable."""
    matter = read_registry(text)
    report.text = matter.text
    for fault in matter.faults:
        report.add(fault.code, fault.line, fault.detail)
    if matter.root is None:
        return None
    found = [read_row(row, table, report) for row in opened(matter.root, table)]
    rows = [row for row in found if row]
    for row in rows:
        check_spans(row, table, report)
    return rows


def read_kind(kind: str, text: str, report: Report) -> Registries | None:
    """One registry file by itself; None when it makes no tree. Whether it has errors, its report tells."""
    rows = read_rows(text, TABLES[kind], report)
    if rows is None:
        return None
    found = Registries()
    MAKERS[kind](found, rows, report)
    return found


def take_kind(registries: Registries, kind: str, found: Registries) -> None:
    """Let what was read of one file stand among the rest."""
    for name in HOLDS[kind]:
        setattr(registries, name, getattr(found, name))


def read_plan_file(path: str, text: str, report: Report) -> tuple[str, Entries] | None:
    """One file of ke-hoach/: the plan's id and its entries; None when it is not one plan. Its report tells of errors."""
    rows = read_rows(text, "plan", report)
    if rows is None or len(rows) != 1:
        return None
    if not rows[0].text("name"):
        return None
    stem = path.rsplit("/", 1)[-1].removesuffix(".yml")
    id = rows[0].text("id") or stem
    if "id" not in rows[0].lines and (not is_id(stem) or is_device(stem)):
        report.add("T113", 0, f"{stem}.yml", f"{slug(stem, 80) or 'ke-hoach'}.yml")
        return None
    return id, rows[0]
