"""Owns the decision what to do with each artifact: skip it, make its view, render it, write it; and counts them.

A file is skipped if no dependency changed, not rendered if its view is unchanged, not written if its bytes are unchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.fingerprint import args_digest, digest
from plugins.incremental.renderer import NOT_OF_ONE_FILE, Failure, Job, Renderer, RenderOutcome, in_words
from plugins.incremental.writer import OutputTree
from portal.domain.dependency_tracker import TableTracker
from portal.domain.portal import Portal
from portal.store.conditions import engine_to_store
from portal.store.ledger import Ledger
from portal.store.ledger_records import OutputRecord, noted
from portal.store.lookups import DependencyNotes, QueryKey
from portal.store.workers import meanwhile, share_out

Progress = Callable[[str, int, int], None]  # phase, done, of
Leave = Callable[[Collection[str]], None]
Find = Callable[[Portal], Iterable[Artifact]]  # the artifacts of a producer


AHEAD = 8  # files that justify a fork while the search index is updated


@dataclass(slots=True)
class Summary:
    """What a build did, in files."""

    artifacts: int = 0
    made: int = 0
    rendered: int = 0
    written: list[str] = field(default_factory=list)
    removed: int = 0
    failures: list[Failure] = field(default_factory=list)  # what could not be made; its file stays unchanged
    before: dict[str, str] | None = None  # the conditions of the previous build, None if there was none


def emit(
    producers: Iterable[Producer], renderer: Renderer, ledger: Ledger, *, conditions: Mapping[str, str], workers: int = 1,
    progress: Progress = lambda phase, done, of: None, change_set: Collection[QueryKey] | None = None,
    while_saving: Callable[[Summary], AbstractContextManager[None]] = lambda summary: nullcontext(),
    leave: Leave = lambda paths: None,
) -> Summary:  # fmt: skip
    """Update the output tree to what the producers name. `conditions`: engine, versions, settings; if they change, the ledger is void.

    `change_set`: the only queries whose answers may have changed since the ledger was saved; None: any. `while_saving`: a context that
    is entered while the ledger is saved, once the failures are known. `leave` gets the files to be removed, before anything is
    written; it may raise.
    """
    conditions = {**conditions, "site": renderer.site_digest.hex()}
    reframed = any(ledger.conditions.get(part) != conditions.get(part) for part in ("site", "theme"))
    scheduler = Scheduler(renderer.portal, ledger, change_set, reframed=reframed)
    summary = Summary(before=dict(ledger.conditions) if ledger.count() else None)
    renderer = replace(renderer, early=change_set is None)
    scheduler.run_producers(producers)
    ahead = [] if change_set is None or workers < 2 else scheduler.ahead()
    if ahead:
        leave(scheduler.leaving())
        outcomes: Iterable[RenderOutcome] = _produce_ahead(ahead, scheduler, renderer, ledger)
    else:
        scheduler.run_rest()
        leave(scheduler.leaving())
        outcomes = _produce_whole(scheduler, renderer, ledger, workers, progress)
    rows, notes = _noted(outcomes, summary)
    summary.made = len(scheduler.jobs)
    summary.removed = renderer.tree.prune(scheduler.gone)
    rows |= {name: noted(key) for name, key in scheduler.keys.items()}
    for name, dependencies in scheduler.asked.items():
        notes.add(name, renderer.dependencies_of(dependencies))
    summary.failures = sorted({*summary.failures, *scheduler.failures}, key=lambda failure: (failure.path, failure.reason))
    with while_saving(summary):
        kept = {**conditions, "engine": engine_to_store()} if "engine" in conditions else conditions
        ledger.save(rows, notes, [*scheduler.gone, *scheduler.withdrawn], renderer.portal.digest, scheduler.changed, kept)
    summary.artifacts = ledger.count()
    return summary


def _noted(outcomes: Iterable[RenderOutcome], summary: Summary) -> tuple[dict[str, OutputRecord], DependencyNotes]:
    """Return the records for the ledger, collected as outcomes arrive: the workers continue meanwhile."""
    rows: dict[str, OutputRecord] = {}
    notes = DependencyNotes()
    for one in outcomes:
        if one.failure:
            summary.failures.append(one.failure)
        rows[one.path] = one.row
        notes.add(one.path, one.dependencies)
        summary.rendered += one.rendered
        if one.written:
            summary.written.append(one.path)
    summary.written.sort()
    return rows, notes


class Scheduler:
    """The work of one build: artifacts to make and files to remove; only producers with changed dependencies run."""

    def __init__(self, portal: Portal, ledger: Ledger, change_set: Collection[QueryKey] | None, *, reframed: bool = False) -> None:
        self._portal = portal
        self._ledger = ledger
        self._reframed = reframed  # the page frame or a template changed: all pages are checked
        self._all = change_set is None
        self.changed = ledger.changed(portal.digest, change_set)
        dependents = ledger.dependents(self.changed)
        self._stale = dependents.files
        self._named = ledger.producers()
        self._due = dependents.producers
        self._owners = set() if self._all else {row.producer for path in self._stale if (row := ledger.row(path))}
        self._producers: list[Producer] = []
        self._wanted: dict[str, str] = {}  # path → the producer that named it
        self.jobs: list[Job] = []
        self.gone: list[str] = []
        self.asked: dict[str, set[QueryKey]] = {}  # producer → its dependencies
        self.keys: dict[str, str] = {}  # producer → its key
        self.withdrawn: list[str] = []  # producers that no longer exist
        self.failures: list[Failure] = []

    def run_producers(self, producers: Iterable[Producer]) -> None:
        """Run the producers, except slow ones and those that run last."""
        self._producers = list(producers)
        for producer in self._producers:
            if not producer.last:
                self._ask(producer, producer.artifacts)

    def ahead(self) -> list[Job]:
        """Return the jobs that can start while the remaining producers run, if they justify a fork."""
        jobs = [job for job in self.jobs if not job.artifact.alone]
        return jobs if len(jobs) >= AHEAD else []

    def run_rest(self) -> None:
        """Run the remaining producers; `last` ones at the end."""
        more = [one for producer in self._producers for one in self._more(producer)]
        for producer in more:
            self._ask(producer, producer.artifacts)
        known = [*self._producers, *more]
        self.withdrawn = sorted(self._named.keys() - {producer.name for producer in known})
        self.gone += [path for name in self.withdrawn for path in self._ledger.of_producer(name)]
        for producer in known:
            if producer.last:
                moved = self.gone or any(job.known is None for job in self.jobs)
                self._ask(producer, self._last(producer), forced=bool(moved))
        self.gone = [path for path in self.gone if path not in self._wanted]

    def _last(self, producer: Producer) -> Find:
        return lambda portal: producer.artifacts(portal, self._paths(producer.name))

    def _more(self, producer: Producer) -> list[Producer]:
        try:
            return list(producer.more())
        except NOT_OF_ONE_FILE:
            raise
        except Exception as error:  # noqa: BLE001 - see _named_by
            self.failures.append(Failure(producer.name, in_words(error)))
            return []

    def _ask(self, producer: Producer, artifacts: Find, *, forced: bool = False) -> None:
        if self._all or forced or producer.always or producer.name in self._due or self._named.get(producer.name) != producer.key:
            tracker = TableTracker(self._portal)
            known = self._ledger.of_producer(producer.name)
            found = self._named_by(producer, artifacts, tracker)
            if found is None:
                return
            self.asked[producer.name] = tracker.dependencies
            self.keys[producer.name] = producer.key
            self.gone += [path for path in known if path not in found]
            self.jobs += [Job(found[path], producer.name, known.get(path)) for path in found if self._is_due(found[path], known.get(path))]
        elif producer.name in self._owners:
            found = self._named_by(producer, artifacts, self._portal) or {}
            self.jobs += [Job(found[path], producer.name, self._ledger.row(path)) for path in found if path in self._stale]

    def _named_by(self, producer: Producer, artifacts: Find, portal: Portal) -> dict[str, Artifact] | None:
        """Return the artifacts of a producer by path; None if they cannot be determined: then all its files stay unchanged.

        If two producers name one file, the first makes it and the conflict is reported for the second.
        """
        found: dict[str, Artifact] = {}
        try:
            for artifact in artifacts(portal):
                if artifact.path in found or self._wanted.get(artifact.path, producer.name) != producer.name:
                    self.failures.append(Failure(artifact.path, "hai phần cùng dựng một tệp"))
                else:
                    found[artifact.path] = artifact
        except NOT_OF_ONE_FILE:
            raise
        except Exception as error:  # noqa: BLE001 - an error in one part of the site must not stop the others
            self.failures.append(Failure(producer.name, in_words(error)))
            self._wanted |= dict.fromkeys(self._ledger.of_producer(producer.name), producer.name)
            return None
        self._wanted |= dict.fromkeys(found, producer.name)
        return found

    def _is_due(self, artifact: Artifact, known: OutputRecord | None) -> bool:
        if known is None or artifact.path in self._stale or (self._reframed and artifact.template):
            return True
        if artifact.named:
            return not known.args
        return known.args != args_digest(artifact.args)

    def leaving(self) -> list[str]:
        """Return the files that nothing names any more, as far as that is known."""
        return [path for path in self.gone if path not in self._wanted]

    def touched(self) -> dict[str, list[str]]:
        """Return the files that may be written or removed, by the producer that names them; removed ones under no producer."""
        found: defaultdict[str, list[str]] = defaultdict(list, {"": self.gone})
        for job in self.jobs:
            found[job.producer].append(job.artifact.path)
        return found

    def _paths(self, but: str) -> Paths:
        return Paths(self._wanted, frozenset(self.gone), self._ledger, but)


@dataclass(frozen=True, slots=True)
class Paths:
    """Every path of the site except those of one producer; membership is checked one path at a time."""

    wanted: Mapping[str, str]
    gone: frozenset[str]
    ledger: Ledger
    but: str

    def __contains__(self, path: object) -> bool:
        if path in self.wanted:
            return self.wanted[str(path)] != self.but
        row = None if path in self.gone else self.ledger.row(str(path))
        return row is not None and row.producer != self.but


def _produce_whole(scheduler: Scheduler, renderer: Renderer, ledger: Ledger, workers: int, progress: Progress) -> Iterator[RenderOutcome]:
    """Yield the outcomes of all jobs, when all of them are known."""
    ledger.begin(scheduler.touched())
    yield from _produce_all(scheduler.jobs, renderer, workers, progress)


def _produce_ahead(ahead: Sequence[Job], scheduler: Scheduler, renderer: Renderer, ledger: Ledger) -> list[RenderOutcome]:
    """Return the outcomes of all jobs; some run on the other core while producers run: an edit changes few pages, but much of the index."""
    ledger.begin(scheduler.touched())
    with meanwhile(ahead, renderer.produce) as results:
        scheduler.run_rest()
        ledger.begin(scheduler.touched())
        paths = {job.artifact.path for job in ahead}
        rest = [renderer.produce(job) for job in scheduler.jobs if job.artifact.path not in paths]
        return [*rest, *results()]


def _produce_all(jobs: Sequence[Job], renderer: Renderer, workers: int, progress: Progress) -> Iterator[RenderOutcome]:
    shared = [job for job in jobs if not job.artifact.alone]
    large = {job.producer for job in shared if job.artifact.whole}
    shared.sort(key=lambda job: job.producer not in large)  # the longest first, so that nothing waits for it at the end
    yield from share_out(shared, renderer.produce, workers, lambda done: progress("Dựng trang", done, len(shared)))
    yield from (renderer.produce(job) for job in jobs if job.artifact.alone)


def verify(tree: OutputTree, ledger: Ledger) -> Sequence[str]:
    """Return the files of the tree that were changed, removed or added by other means; their records are void, so that they are made again.
    """
    found = tree.files()
    wrong = [path for path, row in ledger.rows.items() if digest(tree.read(path) or b"\x00") != row.content]
    for path in wrong:
        void(ledger.rows[path])
    strange = sorted(found - ledger.rows.keys())
    tree.prune(strange)
    return sorted({*wrong, *strange})


def void(row: OutputRecord) -> None:
    """Force a file to be made, rendered and compared again."""
    row.args, row.view, row.content = b"", b"", b""
