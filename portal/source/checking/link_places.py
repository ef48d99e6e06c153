"""Owns the location of a body's links in its file, and which of them lead to articles that are not published yet.

It does not decide which links are wrong: `addresses` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

from portal import urls
from portal.domain.facts import Groups
from portal.domain.identity import StaticPage
from portal.domain.problem import Problem
from portal.source.checking.waiting import why_waiting
from portal.source.linking.row import Row
from portal.source.reading.faults import LONGEST
from portal.source.reading.files import read_text
from portal.source.reading.markdown.links import address, at_home
from portal.source.reading.markdown.office.links import addresses_in
from portal.source.reading.tree import ARTICLES, ContentTree

PLACED = frozenset({"L101", "L102", "L105", "N130"})  # problems of a link in a body, reported without a line at first
HELD = "đang tạm giữ vì có lỗi"


def at_lines(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems; those of links in a body with their lines and excerpts."""
    known: dict[str, Callable[[str], tuple[int, str, str]]] = {}
    for fault in problems:
        if fault.code not in PLACED or fault.line or not fault.path.endswith(".md"):
            yield fault
            continue
        if fault.path not in known:
            known[fault.path] = _finder(read_text(root, fault.path, []) or "", fault.path)
        line, excerpt, mark = known[fault.path](fault.mark)
        yield replace(fault, line=line, excerpt=excerpt, mark=mark)


def _finder(text: str, path: str) -> Callable[[str], tuple[int, str, str]]:
    """Return a function: printed link → (line in the file, excerpt, link as written); (0, "", "") if it is not found."""
    body, moved = at_home(text)
    lines, places = text.split("\n"), dict[str, tuple[int, str]]()
    typed = {file: written for written, file, _ in moved}
    for place, href, _ in addresses_in(body):
        target = address(unescape(href), path)[0].partition("#")[0]
        places.setdefault(target, (body.count("\n", 0, place), typed.get(href, href)))

    def find(link: str) -> tuple[int, str, str]:
        if link not in places:
            return 0, "", ""
        line, written = places[link]
        return line + 1, lines[line][:LONGEST], written

    return find


def waiting_links(rows: Iterable[Row], pages: Iterable[StaticPage], now: str, groups: Groups, tree: ContentTree) -> Groups:
    """Return ("waiting", address) → reason, for articles that pages link to and that are not published yet; `now`: see `row.now_of`."""
    known = {row.path: row for row in rows}
    shown = {path for path, row in known.items() if row.is_shown(now)}
    named = {urls.page_behind(link) for path in shown for link in known[path].links}
    named |= {urls.page_behind(link) for page in pages for link in page.links}
    found: Groups = {}
    for page in named:
        path = urls.article_path(page) if page.startswith(f"/{ARTICLES}/") else ""
        if path and path not in shown and ("alias", page) not in groups:
            if path in known:
                found["waiting", page] = (why_waiting(known[path]),)
            elif path in tree.articles:
                found["waiting", page] = (HELD,)
    return found
