"""Owns what documents and plan files name and nobody has: files that are not there, plans and topics nobody knows. Warnings all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from portal.domain.problem import Problem
from portal.source.draft import Draft
from portal.source.entries import Entries
from portal.source.faults import Report
from portal.source.filenames import Names
from portal.source.link import Linked
from portal.source.lives import Lives
from portal.source.node import Name
from portal.source.references import place, places_of
from portal.source.registry import Registries
from portal.source.tree import Tree


def check_unresolved(
    linked: Iterable[Linked], drafts: Mapping[str, Draft], registries: Registries, lives: Lives, tree: Tree
) -> Iterator[Problem]:
    """L102 and W157 of articles and of plan files."""
    places, names = places_of(drafts) if registries.plans else {}, Names(tree.files)
    for item in linked:
        if "documents" in item.draft.entries.values:
            report = Report(item.draft.path, item.draft.head)
            _papers(item.draft.entries, lives, names, report)
            yield from report.problems
    for path, entries in registries.plans.values():
        report = Report(path)
        _papers(entries, lives, names, report)
        _plan(entries, registries, lives, report)
        for stage in entries.many("stages"):
            article = stage.name("article")
            if article and place(article.text) not in places:
                report.add("W157", article.line, "bài", article.text, field="bài", mark=article.text)
        yield from report.problems


def _papers(entries: Entries, lives: Lives, names: Names, report: Report) -> None:
    for paper in entries.many("documents"):
        file = paper.name("file")
        if file and (fault := names.fault(file.text)):
            report.add(fault[0], file.line, *fault[1:], field="tệp", mark=file.text)
        _known(paper.name("plan"), lives, report)


def _plan(entries: Entries, registries: Registries, lives: Lives, report: Report) -> None:
    for name in (*entries.names("replaces"), entries.name("replaced_by")):
        _known(name, lives, report)
    for topic in entries.names("topics"):
        if len(registries.topic_names.find(topic.text).ids) != 1:
            report.add("W157", topic.line, "chủ đề", topic.text, field="chủ đề", mark=topic.text)


def _known(name: Name | None, lives: Lives, report: Report) -> None:
    if name and len(lives.register.names.find(name.text).ids) != 1:
        report.add("W157", name.line, "kế hoạch", name.text, field="kế hoạch", mark=name.text)
