"""Owns the handling of an article whose file was renamed while it has an error: its last good text stays at its address.

It is recognised by its id, its title or most of its lines. Once the new file is corrected, it becomes the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal import urls
from portal.domain.problem import Problem
from portal.source.folding.state import Assembly
from portal.source.linking.published_addresses import Listed
from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.faults import problem
from portal.source.reading.files import LastGood, read_text
from portal.source.reading.tree import ContentTree
from portal.text.fold import fold_name

MOST = 0.6  # share of letters, in long lines, above which two texts are the same article
LONG = 30  # letters of a line that identifies a text


@dataclass(frozen=True, slots=True)
class Renamed:
    """One article: the file it was published from, and the faulty file that holds it now."""

    before: str
    now: str


def find_renamed(root: Path, found: Assembly, listed: Mapping[str, Listed], tree: ContentTree, last_good: LastGood) -> list[Renamed]:
    """Return the articles published from a file that is gone and clearly present in a held file, which has no last good text."""
    shown = found.shown
    held = [path for path in sorted(found.held) if path not in shown and path in tree.articles and last_good(path) is None]
    standing = {urls.article(path) for path in shown}
    gone = [urls.article_path(one.address) for one in listed.values() if held and not one.removed and one.address not in standing]
    texts = {path: text for path in gone if path not in tree.articles and (text := last_good(path)) is not None}
    made: list[Renamed] = []
    for now in held if texts else ():
        text = read_text(root, now, [])
        before = _same(now, text, texts.items()) if text else ""
        if before:
            made.append(Renamed(before, now))
            del texts[before]
    return made


def _same(path: str, text: str, others: Iterable[tuple[str, str]]) -> str:
    """Return the one file among others whose last good text matches this text; "" if there is not exactly one."""
    draft = read_draft(path, text)
    ranked = sorted(((_likeness(draft, text, read_draft(other, old), old), other) for other, old in others), reverse=True)
    best = ranked[0][0]
    return ranked[0][1] if best and (len(ranked) == 1 or ranked[1][0] < best) else ""


def _likeness(draft: Draft, text: str, other: Draft, old: str) -> float:
    """Return how surely two texts are one article: 3 by id, 2 by title, otherwise the share of common lines; 0 if they are not."""
    id, title = draft.entries.text("id"), fold_name(draft.entries.text("title"))
    share = _share(old, text)
    if id or other.entries.text("id"):
        return 3 + share if id == other.entries.text("id") else share if share >= MOST and not id else 0
    if title and title == fold_name(other.entries.text("title")):
        return 2 + share
    return share if share >= MOST else 0


def _share(old: str, text: str) -> float:
    """Return what share of the long lines of `old` is in `text`, 0 to 1."""
    lines = {line.strip() for line in text.splitlines()}
    long = [line.strip() for line in old.splitlines() if len(line.strip()) >= LONG]
    return sum(len(line) for line in long if line in lines) / sum(map(len, long)) if long else 0


def renamed_problems(renamed: Iterable[Renamed], found: Assembly) -> list[Problem]:
    """Return the problems of the new files, with the remark that readers see the last good text at the old address."""
    names = {one.now: one.before for one in renamed}
    problems = [fault for fault in found.problems if fault.path in names]
    return problems + [problem("N213", now, 0, urls.article(before)) for now, before in names.items()]
