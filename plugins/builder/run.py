"""Owns one build from content to output, with Pelican or without: load, collect the plugins' artifacts, update the output tree.

Plugins take part through the signals of a build (signals.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import orjson

from plugins.builder import failures, registration, signals
from plugins.builder.settings import Settings, typed
from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.engine import Engine, Progress, Summary, verify
from plugins.incremental.fingerprint import Closures, digest
from plugins.incremental.renderer import Renderer
from plugins.incremental.writer import OutputTree
from plugins.rendering.environment import environment
from portal.domain.change_set import ChangeSet
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.source.load import Loaded
from portal.store.conditions import engine_digest
from portal.store.ledger import Ledger
from portal.store.query_numbers import QueryKey
from portal.store.sources import Sources
from portal.store.stamps import folder_stamp, ledger_file
from portal.views.page_types import PAGE_TYPES, PageType
from portal.views.site import AssetUrls
from portal.views.site_view import site_view

ARTICLES = "pages.articles."  # prefix of the producers of article pages
VOIDING = ("engine", "settings", "foreign")  # conditions: if one changes, everything is made and rendered again
FEW_REMOVED = 20  # articles that any build may remove


class TooManyGone(Exception):
    """A build would remove more published articles than allowed; the text says how many of how many."""

    def __init__(self, gone: int, total: int) -> None:
        super().__init__(gone, total)
        self.gone = gone
        self.total = total


@dataclass(slots=True)
class Run:
    """One build in progress."""

    settings: Settings
    loaded: Loaded
    sources: Sources
    assets: AssetUrls = field(default_factory=lambda: AssetUrls(css=""))
    files: list[Artifact] = field(default_factory=list)  # files that do not come from the content
    changed_by_hand: Sequence[str] = ()
    version: str = ""  # names the content that this build shows
    since: Callable[[str], Collection[QueryKey] | None] = lambda version: None  # queries whose answer may differ; None: any
    edited: Sequence[str] = ()  # paths of changed articles, if nothing else changed
    lengths: dict[str, int] = field(default_factory=dict)  # address of a derived picture → bytes
    page_types: tuple[PageType, ...] = PAGE_TYPES  # a plugin adds its own
    trial: bool = False  # pages are only tried: no picture, index or table is needed

    @property
    def portal(self) -> Portal:
        """Return the Portal; it exists, or the build would have ended."""
        assert self.loaded.portal is not None
        return self.loaded.portal

    def producers(self) -> Iterator[Producer]:
        """Yield every producer of the plugins. Raises ValueError if two have one name: the ledger could not tell whose a file is."""
        names = {"files"}
        yield Producer("files", lambda portal: self.files, always=True)
        for producer in (producer for _, producers in signals.get_producers.send(self) for producer in producers or ()):
            if producer.name in names:
                raise ValueError(f"hai phần của trang cùng tên «{producer.name}»")
            names.add(producer.name)
            yield producer


def given(path: str, data: bytes) -> Artifact:
    """Return an artifact for a file whose bytes are already known."""
    return Artifact(path, lambda portal, digest: data, (hashlib.sha256(data).hexdigest(),))


def begin(raw: Mapping[str, Any]) -> Run:
    """Read the content for a build with these Pelican settings."""
    settings = typed(raw)
    sources = Sources(settings.memory, settings.content, verify=settings.verify, look=raw.get("PORTAL_LOOK"))
    loaded = sources.load(settings.as_of, workers=settings.workers)
    return Run(settings, loaded, sources)


def finish(run: Run, progress: Progress = lambda phase, done, of: None) -> Summary:
    """Update the output tree to match the content. Raises ForeignOutput, WorkerFailed.

    An article whose page cannot be made is held: its last good text is linked instead, or it is left out, and the tree is updated again.
    """
    settings, held = run.settings, dict[str, Problem]()
    with opened(settings) as (tree, ledger):
        if settings.verify:
            run.changed_by_hand = verify(tree, ledger)
        while True:
            summary = _bring(run, tree, ledger, progress, held)
            found = failures.held_by(summary.failures, run.portal)
            if not found:
                return summary
            run.loaded = run.sources.load(settings.as_of, settings.workers, found, without_last_good=held)
            held |= found
            if run.loaded.portal is None:
                return summary


def _bring(run: Run, tree: OutputTree, ledger: Ledger, progress: Progress, held: Mapping[str, Problem]) -> Summary:
    changes, settings = run.sources.changes(run.loaded), run.settings
    unchanged = changes is not None and changes.empty
    run.version = run.sources.version() if unchanged else run.sources.next_version()
    run.edited = run.loaded.changed
    conditions = current(ledger, settings) | {"snapshot": run.version, "day": settings.as_of.isoformat()}
    if unchanged and not settings.verify and ledger.conditions == {**ledger.conditions, **conditions} and not _retries(run):
        summary = Summary(artifacts=ledger.count())
        with _settled(run, held, summary):
            return summary
    prepare(run)
    rendering = renderer(run, tree, ledger)
    run.since = cache(partial(run.sources.since, changes=changes, counts=ledger.counts()))
    shown = ledger.conditions.get("snapshot", "")  # the content version that the tree shows now
    now = {**conditions, "site": rendering.site_digest.hex(), "snapshot": shown, "day": ledger.conditions.get("day", "")}
    change_set = run.since(shown) if ledger.conditions == {**ledger.conditions, **now} and not settings.verify else None
    engine = Engine(rendering, ledger, conditions, settings.workers, progress, partial(_settled, run, held), leave(run, ledger))
    return engine.emit(run.producers(), change_set)


def _retries(run: Run) -> bool:
    """Return whether something could not be made before: only making it shows whether it can be made now."""
    return run.sources.since(run.version, ChangeSet({}), ()) is None


@contextmanager
def _settled(run: Run, held: Mapping[str, Problem], summary: Summary) -> Iterator[None]:
    """Report what could not be made; store the content unless an article has to be held first."""
    if failures.held_by(summary.failures, run.portal).keys() - held.keys():
        yield
        return
    run.loaded.problems = sorted({*run.loaded.problems, *failures.problems_of(summary.failures, run.portal)})
    run.sources.remember(run.loaded, run.settings.workers)
    with run.sources.keeping(run.loaded, run.settings.as_of, run.version, run.settings.workers):
        yield


def leave(run: Run, ledger: Ledger) -> Callable[[Collection[str]], None]:
    """Return a check of the files to be removed. It raises TooManyGone if they include so many articles that a folder may be missing."""

    def check(paths: Collection[str]) -> None:
        gone = sum(1 for path in paths if (row := ledger.row(path)) and row.producer.startswith(ARTICLES))
        total = ledger.count_of(ARTICLES)
        gone = max(gone, total - len(run.portal.ids("articles")))  # a page may remain to say what became of its article
        if gone <= 0 or run.settings.allow_removals:
            return
        if gone > max(FEW_REMOVED, run.settings.removals * total) or not run.loaded.tree.articles:
            raise TooManyGone(gone, total)

    return check


def prepare(run: Run) -> None:
    """Let the plugins build what every page needs; the results of earlier calls are dropped."""
    run.files, run.page_types = [], PAGE_TYPES
    signals.content_read.send(run)


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[OutputTree, Ledger]]:
    """Yield the output folder, claimed as ours, and its ledger."""
    tree = OutputTree(settings.output)
    tree.claim()
    ledger = open_ledger(settings, tree)
    try:
        yield tree, ledger
    finally:
        tree.release()
        ledger.close()


def conditions_of(settings: Settings) -> dict[str, str]:
    """Return the conditions of every file. With a changed theme every page is checked: each knows its own templates."""
    return {
        "engine": engine_digest(),
        "settings": repr((settings.site_url, settings.production, settings.cards)),
        "theme": folder_stamp(settings.theme),
        "configuration": settings.configuration,
        "plugins": " ".join(plugin.__name__ for plugin in settings.plugins),
        "foreign": registration.stamp(settings.plugins),
    }


def current(ledger: Ledger, settings: Settings) -> dict[str, str]:
    """Return the current conditions.

    After a change of the engine everything is made and rendered again, but equal bytes are not written.
    """
    conditions = conditions_of(settings)
    if any(ledger.conditions.get(key) != conditions[key] for key in VOIDING):
        for row in ledger.rows.values():
            row.args, row.view = b"", b""
    return conditions


def open_ledger(settings: Settings, tree: OutputTree) -> Ledger:
    """Open the ledger of an output folder; it is cleared if the folder is not the one it describes."""
    ledger = Ledger(ledger_file(settings.state, settings.output))
    count = ledger.count()
    if not tree.known and count:
        ledger.forget()
    elif tree.known and not count:
        tree.prune(tree.files())
    return ledger


def renderer(run: Run, tree: OutputTree, ledger: Ledger) -> Renderer:
    """Return the renderer of artifacts."""
    portal = run.portal
    settings = run.settings
    folders = registration.template_folders(settings.plugins)
    templates = environment(settings.theme, settings.cache, folders, plain=settings.plain_templates)
    site = site_view(portal, run.assets, run.settings.site_url, run.page_types)
    return Renderer(portal, templates, Closures(templates), site, digest(orjson.dumps(site)), tree, ledger.query_numbers)
