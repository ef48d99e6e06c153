"""Owns the reading of all registries of a content folder: each file by itself, a broken one giving way to its last good text.

Refuses to know what stands in them.
"""

from __future__ import annotations

from pathlib import Path

from portal.domain.problem import Problem
from portal.source.faults import Report, problem
from portal.source.published import FILE as PROMISED
from portal.source.published import read_promises
from portal.source.reading import LastGood, read_or_last_good, read_text
from portal.source.registry import FILES, PLAN_FOLDER, REQUIRED, Registries, read_kind, read_plan_file, take_kind
from portal.source.tree import Tree
from portal.source.values import Entries


def read_registries(root: Path, tree: Tree, last_good: LastGood, problems: list[Problem]) -> Registries:
    """All registries. Those of `FILES` that make no tree and have no last good text are `lost`."""
    registries = Registries()
    for kind, path in FILES.items():
        if path not in tree.registries:
            if kind in REQUIRED:
                problems.append(problem("R102", path, 0, path))
            continue
        found, _ = read_or_last_good(root, path, last_good, problems, lambda text, report, kind=kind: read_kind(kind, text, report))  # type: ignore[misc]
        if found is None:
            registries.lost.append(path)
        else:
            take_kind(registries, kind, found)
    for path in tree.registries:
        if path.startswith(PLAN_FOLDER + "/"):
            _read_plan(registries, root, path, last_good, problems)
    if PROMISED in tree.registries:
        registries.promised, faults = read_promises(read_text(root, PROMISED, problems) or "")
        problems += faults
    return registries


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
