"""Owns the files of ke-hoach/: one plan each. If two files describe one plan, the copy, or the later one, is refused with one message.

A file that was good before precedes one that was not, and a copy, by its name, follows its original.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from portal.domain.problem import Problem
from portal.source.reading.copies import copied
from portal.source.reading.faults import Report, problem
from portal.source.reading.fields.entries import Entries
from portal.source.reading.files import LastGood, last_good_of, read_or_last_good
from portal.source.reading.ids import is_device, is_id
from portal.source.reading.registries.names import key_of
from portal.source.reading.registries.registry import PLAN_FOLDER, Registries
from portal.source.reading.registries.rows import read_rows
from portal.source.reading.tree import ContentTree
from portal.text.slug import slug

APART = ("number", "date", "period")  # fields that distinguish two plans of one name and one issuer


def read_plans(registries: Registries, root: Path, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> None:
    """Read every plan that has a file, in order of paths."""
    paths = [path for path in tree.registries if path.startswith(f"{PLAN_FOLDER}/")]
    originals = {path: original for path in paths if (original := _original(path, paths))}
    reader = _PlanFileReader(registries, originals)
    for path in sorted(paths, key=lambda path: (path in originals, last_good(path) is None, path)):
        reader.add(path, read_or_last_good(root, path, last_good, problems, partial(reader.read, path))[0])
    for path in tree.unreadable(tree.registries):
        if path.startswith(f"{PLAN_FOLDER}/"):
            _add_gone_plan(registries, path, tree, last_good, problems)
    registries.plans = dict(sorted(registries.plans.items(), key=lambda row: row[1][0]))


@dataclass(slots=True)
class _PlanFileReader:
    """The plans read so far, also by name and issuer."""

    registries: Registries
    originals: dict[str, str]  # copy → the file it is a copy of by its name
    named: dict[tuple[str, str], list[tuple[str, Entries]]] = field(default_factory=dict)

    def read(self, path: str, text: str, report: Report) -> tuple[str, Entries] | None:
        """Read one plan; None with a problem if it is no plan, or one that another file describes."""
        found = read_plan_file(path, text, report, self.originals.get(path, ""))
        if found is None:
            return None
        id, plan = found
        if twin := next((other for other, known in self.named.get(_key(plan), ()) if not _is_apart(plan, known)), ""):
            report.add("R208", plan.line_of("name"), plan.text("name"), twin, field="tên", mark=plan.text("name"))
        elif id in self.registries.plans:
            report.add("C103", plan.line_of("id"), id, self.registries.plans[id][0])
        else:
            return found
        return None

    def add(self, path: str, found: tuple[str, Entries] | None) -> None:
        """Add a plan."""
        if found is not None:
            self.registries.plans[found[0]] = path, found[1]
            self.named.setdefault(_key(found[1]), []).append((path, found[1]))


def _key(plan: Entries) -> tuple[str, str]:
    return key_of(plan.text("name")), key_of(plan.text("issuer"))


def _original(path: str, paths: list[str]) -> str:
    """Return the file that a file is a copy of by its name, "" if there is none."""
    name = copied(path)
    place = f"{path.rpartition('/')[0]}/{name}"
    return place if name and place != path and place in paths else ""


def _add_gone_plan(registries: Registries, path: str, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> None:
    """Add a plan whose file is a broken link or a folder, from its last good text."""
    found = last_good_of(path, last_good, lambda text, report: read_plan_file(path, text, report))
    if found and found[0] not in registries.plans:
        registries.plans[found[0]] = path, found[1]
        problems.append(problem("N190", path, 0, path) if tree.is_refused(path) else problem("R205", path, 0, path, ""))


def _is_apart(plan: Entries, other: Entries) -> bool:
    """Return whether the two plans differ in a field that both have."""
    pairs = ((_said(plan, key), _said(other, key)) for key in APART)
    return any(first and second and first != second for first, second in pairs)


def _said(plan: Entries, key: str) -> object:
    return plan.text(key) or plan.day(key) if key != "period" else plan.values.get(key)


def read_plan_file(path: str, text: str, report: Report, original: str = "") -> tuple[str, Entries] | None:
    """Return one file of ke-hoach/: the plan's id and its entries; None if it is not one plan. Its report has the errors.

    `original`: the file it is a copy of by its name.
    """
    rows = read_rows(text, "plan", report)
    if rows is None or len(rows) != 1:
        return None
    if not rows[0].text("name"):
        return None
    stem = PurePosixPath(path).stem
    id = rows[0].text("id") or stem
    if "id" not in rows[0].lines and (not is_id(stem) or is_device(stem)):
        fault = ("R209", 0, f"{stem}.yml", original) if original else ("T113", 0, f"{stem}.yml", f"{slug(stem, 80) or 'ke-hoach'}.yml")
        report.add(*fault)
        return None
    return id, rows[0]
