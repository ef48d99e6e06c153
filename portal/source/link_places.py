"""Owns where the links of a body stand in their file, and which of them lead to articles that readers do not see yet.

Refuses to say which links are wrong: `addresses` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

from portal import urls
from portal.domain.facts import Facts, Groups
from portal.domain.problem import Problem
from portal.source.faults import LONGEST
from portal.source.link import Linked
from portal.source.links import address, at_home
from portal.source.office.links import addresses_in
from portal.source.reading import read_text
from portal.source.tree import ARTICLES, Tree
from portal.source.waiting import why_waiting

PLACED = frozenset({"L101", "L102", "L105", "N130"})  # what may be told of a link of a body, with no line at first
HELD = "đang tạm giữ vì có lỗi"


def at_lines(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems; those of links of a body at their lines, with what stands there."""
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
    """A link as it is printed → its line in the file, what stands there, and how the link is written; (0, "", "") when it is not there."""
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


def waiting_links(linked: Iterable[Linked], facts: Facts, tree: Tree) -> Groups:
    """("waiting", address) → why, of articles that pages link to and that are not on the site yet."""
    named = {urls.page_behind(link) for item in linked if item.article.id in facts.articles for link in item.draft.links}
    named |= {urls.page_behind(link) for page in facts.pages.values() for link in page.links}
    standing = {article.url for article in facts.articles.values()}
    left = {page for page in named if page.startswith(f"/{ARTICLES}/") and page not in standing and ("alias", page) not in facts.groups}
    if not left:
        return {}
    known = {item.article.url: why_waiting(item.article) for item in linked if item.article.id not in facts.articles}
    held = (page for page in left - known.keys() if urls.article_path(page) in tree.articles)
    return {("waiting", page): (why,) for page, why in (*known.items(), *((page, HELD) for page in held)) if page in left}
