"""Owns the check whether a changed registry would take articles off the site: then its last good text is used, with one error.

A registry without errors of its own may still lose a row, a name or a number that articles use. Such articles cannot be linked, and neither
can their last good texts. It knows neither how registries are read (`registries`) nor how articles are linked (`assemble`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portal.domain.problem import Problem, errors, holding
from portal.source.folding.state import Assembly
from portal.source.reading.faults import problem
from portal.source.reading.files import LastGood, last_good_of, read_text
from portal.source.reading.registries.files import merge_kind, read_kind
from portal.source.reading.registries.names import key_of
from portal.source.reading.registries.plan_files import read_plan_file
from portal.source.reading.registries.registry import FILES, HOMES, PLAN_FOLDER, REQUIRED, Registries
from portal.source.reading.tree import ContentTree

UNKNOWN = frozenset({"T104", "T105", "C108"})  # codes of an article that names something no registry knows
GONE = "W201"  # the file of a plan is missing
SHOWN = 5  # articles that a message names
QUOTED = re.compile("«([^»]+)»")
MOST = 8  # changed registries that are tried one at a time
WAYS = {
    FILES["units"]: "Lấy lại mục đã xóa, hoặc giữ tên cũ ở «tên khác». Đơn vị đổi tên, sáp nhập, kết thúc: trả lại mục cũ rồi chạy "
    "`portal unit`. Muốn bỏ hẳn: sửa các bài trên trước.",
    PLAN_FOLDER: "Lấy lại tên, mã hoặc chỉ tiêu mà các bài nhắc đến; tệp mới trùng tên kế hoạch khác thì ghi tên đầy đủ hơn, hoặc xóa. "
    "Muốn đổi hẳn: sửa các bài trên trước.",
}
WAY = "Lấy lại mục đã xóa, hoặc giữ tên cũ ở «tên khác». Muốn bỏ hẳn: sửa các bài trên trước."
Assemble = Callable[[Registries], Assembly]


@dataclass(frozen=True, slots=True)
class RegistryEdit:
    """A registry file whose text differs from its last good one; `back` returns the registries with the last good text in its place."""

    path: str
    back: Callable[[Registries], Registries]


def spare(
    assemble: Assemble, registries: Registries, changes: Callable[[], list[RegistryEdit]], problems: list[Problem]
) -> tuple[Registries, Assembly]:
    """Return the registries and what is assembled with them: the last good text replaces each registry that would remove articles.

    `problems` receives an R206 for each.
    """
    now = assemble(registries)
    found = changes() if _is_doubted(now) else []
    if not found:
        return registries, now
    best = assemble(_all_back(registries, found))
    freed, kept, blamed = _freed(now, best), now, list[RegistryEdit]()
    while _freed(kept, best):
        left = [change for change in found if change not in blamed]
        blamed += _blamed(assemble, _all_back(registries, blamed), kept, left)
        kept = assemble(_all_back(registries, blamed))
    for change in blamed:
        problems[:] = [fault for fault in problems if (fault.path, fault.code) != (change.path, GONE)]
        problems.append(_problem(change, registries, now, freed))
    return _all_back(registries, blamed), kept


def _is_doubted(found: Assembly) -> bool:
    """Return whether an article is held for a reason a registry may have caused."""
    return any(fault.code in UNKNOWN and fault.path in found.held for fault in found.problems) or not found.held.keys() <= found.shown


def _all_back(registries: Registries, changes: Iterable[RegistryEdit]) -> Registries:
    for change in changes:
        registries = change.back(registries)
    return registries


def _freed(now: Assembly, before: Assembly) -> set[str]:
    """Return the articles that are held now and would not be, or that are not shown and would be."""
    return (now.held.keys() - before.held.keys()) | (before.shown - now.shown)


def _blamed(assemble: Assemble, registries: Registries, kept: Assembly, changes: list[RegistryEdit]) -> list[RegistryEdit]:
    """Return the changes that prevent articles from being linked: each alone if that is enough, otherwise all together."""
    if len(changes) == 1 or len(changes) > MOST:
        return changes
    return [change for change in changes if _freed(kept, assemble(change.back(registries)))] or changes


def _problem(change: RegistryEdit, registries: Registries, now: Assembly, freed: set[str]) -> Problem:
    """Return R206 at the registry: the names, the articles, the way out."""
    faults = [fault for fault in now.problems if fault.path in freed and fault.code in UNKNOWN]
    names = {_name(fault) for fault in faults}
    words = "; ".join(sorted({_unknown(fault) for fault in faults})[:SHOWN]) or "điều đã nêu"
    few = sorted(freed)
    listed = "; ".join(few[:SHOWN]) + (f" và {len(few) - SHOWN} bài khác" if len(few) > SHOWN else "")
    way = WAYS.get(change.path) or (WAYS[PLAN_FOLDER] if change.path.startswith(PLAN_FOLDER) else WAY)
    return problem("R206", change.path, _line(change, registries, names), words, len(few), listed, way)


def _unknown(fault: Problem) -> str:
    """Return what an article names and no registry knows: a name, or a target."""
    return f"«{_name(fault)}»" if fault.code != "C108" else fault.message.removeprefix("Không có ")


def _line(change: RegistryEdit, registries: Registries, names: Iterable[str]) -> int:
    """Return the line of the row that had one of the names; 0 if it is gone."""
    before = change.back(registries)
    tables = (("unit_names", "units"), ("topic_names", "topics"), ("section_names", "sections"))
    for names_of, table in tables:
        ids = (id for name in names for id in getattr(before, names_of).find(name).ids)
        rows = (getattr(registries, table)[id].line for id in ids if id in getattr(registries, table))
        if getattr(before, table) is not getattr(registries, table) and (line := next(rows, 0)):
            return line
    return 0


def changes_of(root: Path, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> list[RegistryEdit]:
    """Return the registries without errors whose text differs from their last good one; the file of a plan may have none."""
    if last_good(FILES["units"]) is None:
        return []  # nothing was ever built
    wrong = {fault.path for fault in errors(problems)}
    gone = [fault.path for fault in problems if fault.code == GONE]
    kinds = {path: kind for kind, path in FILES.items() if path in HOMES.values()}
    paths = [path for path in (*kinds, *tree.registries, *gone) if path in kinds or path.startswith(f"{PLAN_FOLDER}/")]
    return [
        RegistryEdit(path, _kind_back(kinds[path], path, last_good) if path in kinds else _plan_back(path, last_good))
        for path in dict.fromkeys(paths)
        if path not in wrong and _is_changed(root, path, tree, last_good)
    ]


def _is_changed(root: Path, path: str, tree: ContentTree, last_good: LastGood) -> bool:
    old = last_good(path)
    if path in FILES.values() and old is None:
        return False
    return old != (read_text(root, path, []) if path in tree.registries else None)


def _kind_back(kind: str, path: str, last_good: LastGood) -> Callable[[Registries], Registries]:
    def back(registries: Registries) -> Registries:
        found = last_good_of(path, last_good, lambda text, report: read_kind(kind, text, report))
        other = replace(registries)
        if found is not None:
            merge_kind(other, kind, found)
        return other

    return back


def _plan_back(path: str, last_good: LastGood) -> Callable[[Registries], Registries]:
    def back(registries: Registries) -> Registries:
        plans = {id: row for id, row in registries.plans.items() if row[0] != path}
        found = last_good_of(path, last_good, lambda text, report: read_plan_file(path, text, report))
        if found and found[0] not in plans:
            plans[found[0]] = path, found[1]
        return replace(registries, plans=dict(sorted(plans.items(), key=lambda row: row[1][0])))

    return back


def keep_rows(registries: Registries, last_good: LastGood, problems: list[Problem]) -> None:
    """Use the last good text of a required registry that is now empty: without it nothing can be built."""
    for kind in REQUIRED:
        path = FILES[kind]
        if getattr(registries, kind) or path in registries.lost or any(fault.path == path for fault in holding(problems)):
            continue
        found = last_good_of(path, last_good, lambda text, report, kind=kind: read_kind(kind, text, report))  # type: ignore[misc]
        if found is not None and getattr(found, kind):
            merge_kind(registries, kind, found)
            problems.append(problem("R207", path, 0, path))


def faulty(problems: Iterable[Problem]) -> list[str]:
    """Return the registries that articles refer to and that have reported errors."""
    paths = {fault.path for fault in holding(problems)}
    return sorted(path for path in paths if path in HOMES.values() or path.startswith(f"{PLAN_FOLDER}/"))


def waiting(root: Path, wrong: Iterable[str], problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems without unknown names that a faulty registry should contain: those articles wait for it (N206)."""
    words = {path: f" {key_of(read_text(root, path, []) or '')} " for path in wrong}
    return [_waits(fault, words) if words and fault.code in UNKNOWN and fault.path not in words else fault for fault in problems]


def _waits(fault: Problem, words: Mapping[str, str]) -> Problem:
    name = f" {key_of(_name(fault))} "
    home = next((path for path, text in words.items() if name in text and _is_of(fault, path)), "")
    detail = (_name(fault), home)
    note = problem("N206", fault.path, fault.line, *detail, field=fault.field, mark=fault.mark)
    return replace(note, excerpt=fault.excerpt) if home else fault


def _is_of(fault: Problem, path: str) -> bool:
    """Return whether the unknown name would be in that registry."""
    what = next((what for what, home in HOMES.items() if home == path), "kế hoạch")
    return f"có {what} «" in fault.message or f"nhiều {what}:" in fault.message or (fault.code == "C108" and what == "kế hoạch")


def _name(fault: Problem) -> str:
    """Return the name that is reported as unknown."""
    return fault.mark or next(iter(QUOTED.findall(fault.message)), fault.message)
