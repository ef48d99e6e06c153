"""Owns the check of names in document lists and plan files: missing files, unknown plans and topics. All are warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.domain.problem import Problem
from portal.source.linking.link import Linked
from portal.source.linking.plans import PlanNames
from portal.source.linking.references import place, places_of
from portal.source.linking.row import Row
from portal.source.reading.draft import Draft
from portal.source.reading.faults import Report
from portal.source.reading.fields.entries import Entries
from portal.source.reading.fields.node import Name
from portal.source.reading.filenames import FileNames
from portal.source.reading.registries.registry import Registries


def check_files(draft: Draft, files: FileNames) -> list[Problem]:
    """Return L102 and N130 for the pictures and documents that the front matter of a draft names."""
    report = Report(draft.path, draft.head)
    for entry in (*draft.entries.many("images"), *draft.entries.many("documents")):
        file = entry.name("file")
        if file and (fault := files.fault(file.text)):
            report.add(fault[0], file.line, *fault[1:], field="tệp", mark=file.text)
    return report.problems


def check_papers(item: Linked, names: PlanNames, files: FileNames) -> list[Problem]:
    """Yield L102 and W157 for the documents that an article lists."""
    report = Report(item.draft.path, item.draft.head)
    _papers(item.draft.entries, names, files, report)
    return report.problems


def check_plan_files(registries: Registries, rows: Iterable[Row], names: PlanNames, files: FileNames) -> Iterator[Problem]:
    """Yield L102 and W157 for plan files."""
    staged = any(stage.name("article") for _, entries in registries.plans.values() for stage in entries.many("stages"))
    places = places_of(rows) if staged else {}
    for path, entries in registries.plans.values():
        report = Report(path)
        _papers(entries, names, files, report)
        _plan(entries, registries, names, report)
        for stage in entries.many("stages"):
            article = stage.name("article")
            if article and place(article.text) not in places:
                report.add("W157", article.line, "bài", article.text, field="bài", mark=article.text)
        yield from report.problems


def _papers(entries: Entries, names: PlanNames, files: FileNames, report: Report) -> None:
    for paper in entries.many("documents"):
        file = paper.name("file")
        if file and (fault := files.fault(file.text)):
            report.add(fault[0], file.line, *fault[1:], field="tệp", mark=file.text)
        _known(paper.name("plan"), names, report)


def _plan(entries: Entries, registries: Registries, names: PlanNames, report: Report) -> None:
    for name in (*entries.names("replaces"), entries.name("replaced_by")):
        _known(name, names, report)
    for topic in entries.names("topics"):
        if len(registries.topic_names.find(topic.text).ids) != 1:
            report.add("W157", topic.line, "chủ đề", topic.text, field="chủ đề", mark=topic.text)


def _known(name: Name | None, names: PlanNames, report: Report) -> None:
    if name and not names.one(name.text):
        report.add("W157", name.line, "kế hoạch", name.text, field="kế hoạch", mark=name.text)
