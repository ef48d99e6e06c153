"""Owns the static pages of content/trang: each is read alone, a broken one is replaced by its last good text."""

from __future__ import annotations

from pathlib import Path

from portal import urls
from portal.domain.identity import StaticPage
from portal.domain.problem import Problem
from portal.source.linking.addresses import is_reserved
from portal.source.reading.faults import Report, problem
from portal.source.reading.fields.frontmatter import split
from portal.source.reading.fields.values import read_table
from portal.source.reading.files import LastGood, last_good_of, read_or_last_good
from portal.source.reading.ids import is_device, is_id
from portal.source.reading.markdown.body import convert
from portal.source.reading.tree import ContentTree
from portal.text.slug import slug


def read_pages(root: Path, tree: ContentTree, last_good: LastGood, problems: list[Problem]) -> dict[str, StaticPage]:
    """Return the pages by id; if two have one id, the first is used."""
    pages: dict[str, StaticPage] = {}
    for path in tree.pages:
        found, good = read_or_last_good(root, path, last_good, problems, lambda text, report, path=path: parsed(path, text, pages, report))  # type: ignore[misc]
        if found and good:
            pages[found.id] = found
    for path in tree.unreadable(tree.pages):
        if found := last_good_of(path, last_good, lambda text, report, path=path: parsed(path, text, pages, report)):  # type: ignore[misc]
            pages[found.id] = found
            problems.append(problem("N190", path, 0, path))
    return pages


def parsed(path: str, text: str, others: dict[str, StaticPage], report: Report) -> StaticPage | None:
    """Return one page; None if it cannot be read. `others`: the pages so far, whose ids are taken."""
    matter = split(text)
    report.text = matter.text
    for fault in matter.faults:
        report.add(fault.code, fault.line, fault.detail)
    if matter.root is None:
        return None
    entries = read_table(matter.root, "page", report)
    body = convert(matter.body, path, matter.body_line, report)
    id = path.rsplit("/", 1)[-1].removesuffix(".md")
    if not is_id(id) or is_device(id):
        report.add("T113", 0, f"{id}.md", f"{slug(id, 80)}.md")
    elif is_reserved(id):
        report.add("C102", 0, urls.page(id), "trang dựng sẵn của cổng")
    elif id in others:
        report.add("C103", 0, id, others[id].path)
    return StaticPage(id, path, entries.text("title"), body.html, entries.text("summary"), entries.values.get("lang", "vi"), body.links)
