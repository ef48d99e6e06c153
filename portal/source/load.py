"""Owns the loading of a content folder into a Portal: every file read, every fault told, broken ones held.

`Sources` says where texts come from, so that a store may stand behind it; time comes in as `as_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from portal.domain.portal import Portal
from portal.domain.problem import Problem, errors
from portal.source import tree as content
from portal.source.assemble import Assembly, StoredBody, assemble, no_body
from portal.source.checks import check_registries, check_strays
from portal.source.draft import Draft, read_draft
from portal.source.due import Due, Next, next_of
from portal.source.filenames import Names
from portal.source.link_places import at_lines
from portal.source.media import Media, Seen, look_all, with_covers
from portal.source.pages import read_pages
from portal.source.published import check_promises
from portal.source.published_addresses import read_listed
from portal.source.published_names import FILE as NAMED
from portal.source.published_names import check_names
from portal.source.reading import LastGood, read_text
from portal.source.registries import read_registries
from portal.source.registry import Registries
from portal.source.renamed import Renamed, find_renamed, told_renamed
from portal.source.unfilled import check_unfilled
from portal.source.withheld import changes_of, faulty, keep_rows, spare, waiting

Look = Callable[[Path, list[str]], Iterable[tuple[str, Seen]]]  # content folder, files → each with what it is


@dataclass(slots=True)
class Loaded:
    """A Portal, and everything there is to say about the content it was made from."""

    portal: Portal | None  # None: a required registry cannot be read, nothing can be built
    problems: list[Problem]
    held: list[str] = field(default_factory=list)  # articles held back: left out, or built from their last good text
    drafts: dict[str, Draft] = field(default_factory=dict)
    understood: list[tuple[str, int, str]] = field(default_factory=list)  # path, line, how a statement was understood
    tree: content.Tree = field(default_factory=content.Tree)
    registries: Registries | None = None
    dues: tuple[Due, ...] = ()  # what falls due next

    @property
    def next(self) -> Next | None:
        """When the site will be another though nobody touches a file."""
        return next_of(self.dues)

    @property
    def code(self) -> int:
        """The exit code: 0 whole, 3 something is held or has errors, 1 nothing can be built."""
        return 1 if self.portal is None else 3 if errors(self.problems) else 0


def no_last_good(path: str) -> str | None:
    """A checkout that never built has no last good texts."""
    return None


def load_portal(root: Path, as_of: date, last_good: LastGood = no_last_good) -> Loaded:
    """Read a content folder whole, without any store."""
    tree = content.walk(root)
    problems: list[Problem] = []
    drafts = {path: draft for path in tree.articles if (draft := read_file(root, path, problems))}
    return load(root, tree, drafts, as_of, last_good, problems)


def read_file(root: Path, path: str, problems: list[Problem]) -> Draft | None:
    """One article file as a draft; None with a problem when its bytes are no text."""
    text = read_text(root, path, problems)
    return None if text is None else read_draft(path, text)


def load(
    root: Path, tree: content.Tree, drafts: dict[str, Draft], as_of: date, last_good: LastGood, problems: list[Problem],
    stored: StoredBody = no_body, look_at: Look = look_all,
) -> Loaded:  # fmt: skip
    """Link drafts with the registries into a Portal."""
    registries = read_registries(root, tree, last_good, problems)
    keep_rows(registries, last_good, problems)
    problems += check_strays(tree)
    if registries.identity is None or not registries.units or not registries.sections or registries.lost:
        return Loaded(None, sorted(problems), tree=tree)
    pages = read_pages(root, tree, last_good, problems)
    unread = {path for path in tree.articles if path not in drafts}
    unread.update(path for path in tree.unreadable(tree.articles) if last_good(path) is not None)
    listed = read_listed(root, tree, problems)

    def make(known: Registries, renamed: Sequence[Renamed] = ()) -> Assembly:
        left = drafts if not renamed else {path: draft for path, draft in drafts.items() if path not in {one.now for one in renamed}}
        return assemble(known, left, unread | {one.before for one in renamed}, pages, tree, as_of, last_good, stored, listed)

    registries, assembly = spare(make, registries, lambda: changes_of(root, tree, last_good, problems), problems)
    if renamed := find_renamed(root, assembly, listed, tree, last_good):
        problems += told_renamed(renamed, assembly)
        assembly = make(registries, renamed)
        assembly.held.update(one.now for one in renamed)
    wrong = faulty(problems)
    problems += check_all(root, tree, registries)
    media = look_at_all(root, tree, assembly.files, look_at)
    pictures = with_covers(media.pictures, assembly.facts)
    portal = Portal(replace(assembly.facts, pictures=pictures, attachments=media.attachments))
    problems += assembly.problems + media.problems + check_promises(registries.promised, portal, as_of)
    told = sorted(set(at_lines(root, waiting(root, wrong, problems))))
    return Loaded(portal, told, sorted(assembly.held), drafts, assembly.understood, tree, registries, assembly.dues)


def check_all(root: Path, tree: content.Tree, registries: Registries) -> list[Problem]:
    """What there is to say of the registries that are used."""
    assert registries.identity is not None
    problems = [*check_registries(registries), *check_unfilled(registries.identity)]
    if NAMED in tree.registries:
        problems += check_names(read_text(root, NAMED, problems) or "", registries.units)
    return problems


def look_at_all(root: Path, tree: content.Tree, files: Iterable[str], look_at: Look) -> Media:
    """What the named files are; one that is not there is told where it is named."""
    names, media = Names(tree.files), Media()
    found = {name: file for name in sorted(files) if (file := names.find(name))}
    seen = dict(look_at(root, sorted(set(found.values()))))
    for name, file in found.items():
        media.take(name, seen[file])
    return media


def texts(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """The texts of some files, for those who keep last good ones."""
    return {path: content.located(root, path).read_bytes().decode("utf-8") for path in paths}
