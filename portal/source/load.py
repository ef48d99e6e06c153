"""Owns the loading of a content folder into a Portal: every file is read, every fault reported, broken files held.

`Sources` provides the texts, so that a store may supply them; time comes in as `as_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from portal.domain.article import Body
from portal.domain.identity import StaticPage
from portal.domain.portal import Portal
from portal.domain.problem import Problem, errors
from portal.source.assemble import assemble, empty_state
from portal.source.checking.checks import check_registries, check_strays
from portal.source.checking.link_places import at_lines
from portal.source.checking.renamed import Renamed, find_renamed, renamed_problems
from portal.source.checking.unfilled import check_unfilled
from portal.source.checking.withheld import changes_of, faulty, keep_rows, spare, waiting
from portal.source.folding.due import Due, Next, next_of
from portal.source.folding.fixpoint import Texts
from portal.source.folding.patch import Patch
from portal.source.folding.state import Assembly, BuildState, Content, StoredBody
from portal.source.linking.media import ArticleFiles, Seen, look_all
from portal.source.linking.pages import read_pages
from portal.source.linking.published_addresses import Listed, read_listed
from portal.source.linking.published_names import FILE as NAMED
from portal.source.linking.published_names import check_names
from portal.source.reading import tree as content
from portal.source.reading.draft import Draft, read_draft
from portal.source.reading.fields.statements import StatementLine
from portal.source.reading.filenames import FileNames
from portal.source.reading.files import LastGood, read_text
from portal.source.reading.registries.files import read_registries
from portal.source.reading.registries.registry import Registries

Look = Callable[[Path, list[str]], Iterable[tuple[str, Seen]]]  # content folder, files → each with its metadata


@dataclass(slots=True)
class Loaded:
    """A Portal, and all problems of the content it was made from."""

    portal: Portal | None  # None: a required registry cannot be read, nothing can be built
    problems: list[Problem]
    held: list[str] = field(default_factory=list)  # articles held back: left out, or built from their last good text
    drafts: dict[str, Draft] = field(default_factory=dict)
    understood: list[tuple[str, int, str]] = field(default_factory=list)  # path, line, how a statement was understood
    tree: content.ContentTree = field(default_factory=content.ContentTree)
    state: BuildState | None = None
    patch: Patch = field(default_factory=Patch)  # the difference from the previous state
    dues: tuple[Due, ...] = ()  # what falls due next
    rest: Rest | None = None  # the files that are not articles
    changed: list[str] = field(default_factory=list)  # the article files that changed since the previous state

    @property
    def next(self) -> Next | None:
        """Return when the site will change without an edit."""
        return next_of(self.dues)

    @property
    def code(self) -> int:
        """Return the exit code: 0 complete, 3 something is held or has errors, 1 nothing can be built."""
        return 1 if self.portal is None else 3 if errors(self.problems) else 0


def no_body(path: str) -> Body:
    """Return a body stored elsewhere: there is none, so it raises."""
    raise KeyError(path)


def no_last_good(path: str) -> str | None:
    """Return None: a checkout that never built has no last good texts."""
    return None


def load_portal(root: Path, as_of: date, last_good: LastGood = no_last_good) -> Loaded:
    """Read a whole content folder, without any store."""
    tree = content.walk(root)
    problems: list[Problem] = []
    drafts = {path: draft for path in tree.articles if (draft := read_file(root, path, problems))}
    return load(Folder(root, tree, last_good), as_of, drafts, problems)


def read_file(root: Path, path: str, problems: list[Problem]) -> Draft | None:
    """Read one article file as a draft; None with a problem if its bytes are not text."""
    text = read_text(root, path, problems)
    return None if text is None else read_draft(path, text)


@dataclass(slots=True)
class Folder:
    """A content folder, and where to find what is stored about it."""

    root: Path
    tree: content.ContentTree
    last_good: LastGood = no_last_good
    draft: Callable[[str], Draft | None] = lambda path: None
    body: StoredBody = no_body
    look: Look = look_all

    def content(self, registries: Registries, pages: dict[str, StaticPage], as_of: date) -> Content:
        """Return its content, as of a moment."""
        return Content(
            self.tree, registries, pages, as_of, Texts(self.draft, self.last_good), self.listed, partial(at_lines, self.root),
            lambda files: look_at_all(self.root, self.tree, files, self.look), self.body,
        )  # fmt: skip

    def listed(self) -> tuple[Mapping[str, Listed], list[Problem]]:
        """Return every published address, and the problems of that list."""
        problems: list[Problem] = []
        return read_listed(self.root, self.tree, problems), problems


@dataclass(slots=True)
class Rest:
    """The files that are not articles: `problems` of reading them, `checked` problems of the registries in use."""

    registries: Registries
    pages: dict[str, StaticPage]
    problems: list[Problem] = field(default_factory=list)
    checked: list[Problem] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Return whether the registries suffice for a portal."""
        found = self.registries
        return bool(found.identity and found.units and found.sections and not found.lost)


def read_rest(folder: Folder) -> Rest:
    """Read registries and pages."""
    root, tree, problems = folder.root, folder.tree, list[Problem]()
    registries = read_registries(root, tree, folder.last_good, problems)
    keep_rows(registries, folder.last_good, problems)
    problems += check_strays(tree)
    rest = Rest(registries, {}, problems)
    if rest.whole:
        rest.pages = read_pages(root, tree, folder.last_good, problems)
    return rest


def load(folder: Folder, as_of: date, drafts: Mapping[str, Draft], problems: list[Problem]) -> Loaded:
    """Link all drafts with the registries into a Portal; `problems`: of files that cannot be read, or are gone."""
    rest = read_rest(folder)
    if not rest.whole:
        return Loaded(None, sorted({*problems, *rest.problems}), tree=folder.tree)
    changed, unread = dict(drafts), unread_of(folder, drafts)
    loaded = load_changed(folder, as_of, rest, Baseline(empty_state(rest.registries), lambda content: (changed, unread)), problems)
    loaded.drafts, loaded.understood = changed, understood(changed, loaded.state) if loaded.state else []
    return loaded


Changed = Callable[[Content], tuple[Mapping[str, Draft | None], Collection[str]]]  # drafts that may have changed, files that cannot be read


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a load begins with: the previous state, and the drafts that may have changed since."""

    state: BuildState
    changed: Changed


def load_changed(folder: Folder, as_of: date, rest: Rest, baseline: Baseline, problems: list[Problem]) -> Loaded:
    """Return the Portal computed from the previous state, what may have changed, and the registries in use."""
    before = baseline.state

    def make(registries: Registries, renamed: Sequence[Renamed] = ()) -> Assembly:
        here = folder.content(registries, rest.pages, as_of)
        drafts, unread = baseline.changed(here)
        overridden: dict[str, Draft | None] = {path: None for one in renamed for path in (one.before, one.now)}
        left = set(unread) - {one.now for one in renamed}
        return assemble(here, before, {**drafts, **overridden}, left | {one.before for one in renamed})

    reported = [*problems, *rest.problems]
    registries = rest.registries
    if registries is before.registries and before.known:
        assembly = make(registries)
    else:
        changes = lambda: changes_of(folder.root, folder.tree, folder.last_good, reported)  # noqa: E731
        registries, assembly = spare(make, registries, changes, reported)
        rest = Rest(registries, rest.pages, [fault for fault in reported if fault not in problems], check_all(folder, registries))
    if assembly.state.settled.away and (renamed := find_renamed(folder.root, assembly, folder.listed()[0], folder.tree, folder.last_good)):
        reported += renamed_problems(renamed, assembly)
        assembly = make(registries, renamed)
        assembly.held.update((one.now, ()) for one in renamed)
    found = {*reported, *rest.checked, *assembly.problems}
    shown = sorted(set(waiting(folder.root, faulty(rest.problems), found)))
    return Loaded(
        Portal(assembly.facts), shown, sorted(assembly.held), tree=folder.tree, state=assembly.state, patch=assembly.patch,
        dues=assembly.state.dues, rest=rest,
    )  # fmt: skip


def check_all(folder: Folder, registries: Registries) -> list[Problem]:
    """Return the problems of the registries in use."""
    assert registries.identity is not None
    problems = [*check_registries(registries), *check_unfilled(registries.identity)]
    if NAMED in folder.tree.registries:
        problems += check_names(read_text(folder.root, NAMED, problems) or "", registries.units)
    return problems


def unread_of(folder: Folder, drafts: Container[str]) -> set[str]:
    """Return the article files that exist and cannot be read."""
    tree = folder.tree
    unread = {path for path in tree.articles if path not in drafts}
    return unread | {path for path in tree.unreadable(tree.articles) if folder.last_good(path) is not None}


def understood(drafts: Mapping[str, Draft], state: BuildState) -> list[tuple[str, int, str]]:
    """Return how every statement of these drafts and of the plans' own files was understood: file, line, words."""
    found = [(path, line.line, line.explanation) for path, draft in drafts.items() for line in lines_of(draft)]  # including held ones
    for id, history in state.settled.plans.histories.items():
        if id in state.registries.plans:
            found += [(state.registries.plans[id][0], line, words) for line, words in history.lines]
    return found


def lines_of(draft: Draft) -> Iterable[StatementLine]:
    """Return the statements of a draft."""
    for mention in draft.mentions:
        yield from (*mention.targets, *mention.results)
    yield from draft.results


def look_at_all(root: Path, tree: content.ContentTree, files: Iterable[str], look_at: Look) -> ArticleFiles:
    """Return the metadata of the named files; a missing one is reported where it is named."""
    names, media = FileNames(tree.files), ArticleFiles()
    found = {name: file for name in sorted(files) if (file := names.find(name))}
    seen = dict(look_at(root, sorted(set(found.values()))))
    for name, file in found.items():
        media.add(name, seen[file])
    return media


def texts(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """Return the texts of some files, to be stored as last good ones."""
    return {path: content.located(root, path).read_bytes().decode("utf-8") for path in paths}
