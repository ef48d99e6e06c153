"""Owns the update of an output tree: the scheduled artifacts are made, what changed is written, and the ledger is saved.

A file is skipped if no dependency changed, not rendered if its view is unchanged, not written if its bytes are unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from plugins.incremental.artifact import Producer
from plugins.incremental.fingerprint import digest
from plugins.incremental.renderer import Failure, Job, Renderer, RenderOutcome
from plugins.incremental.scheduler import Scheduler
from plugins.incremental.writer import OutputTree
from portal.store.conditions import engine_to_store
from portal.store.ledger import Ledger
from portal.store.ledger_records import LedgerUpdate, OutputRecord, noted
from portal.store.query_numbers import DependencyNotes, QueryKey
from portal.store.workers import meanwhile, share_out

Progress = Callable[[str, int, int], None]  # phase, done, of
Leave = Callable[[Collection[str]], None]


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


@dataclass(frozen=True, slots=True)
class Engine:
    """The update of one output tree. `conditions`: engine, versions, settings; if they change, the ledger is void.

    `while_saving`: a context that is entered while the ledger is saved, once the failures are known. `leave` gets the files to be
    removed, before anything is written; it may raise.
    """

    renderer: Renderer
    ledger: Ledger
    conditions: Mapping[str, str]
    workers: int = 1
    progress: Progress = lambda phase, done, of: None
    while_saving: Callable[[Summary], AbstractContextManager[None]] = lambda summary: nullcontext()
    leave: Leave = lambda paths: None

    def emit(self, producers: Iterable[Producer], change_set: Collection[QueryKey] | None = None) -> Summary:
        """Update the output tree to what the producers name.

        `change_set`: the only queries whose answers may have changed since the ledger was saved; None: any.
        """
        ledger, conditions = self.ledger, {**self.conditions, "site": self.renderer.site_digest.hex()}
        reframed = any(ledger.conditions.get(part) != conditions.get(part) for part in ("site", "theme"))
        scheduler = Scheduler(self.renderer.portal, ledger, change_set, reframed=reframed)
        summary = Summary(before=dict(ledger.conditions) if ledger.count() else None)
        renderer = replace(self.renderer, early=change_set is None)
        scheduler.run_producers(producers)
        update = self._made(scheduler, renderer, [] if change_set is None or self.workers < 2 else scheduler.ahead(), summary)
        summary.failures = sorted({*summary.failures, *scheduler.failures}, key=lambda failure: (failure.path, failure.reason))
        with self.while_saving(summary):
            kept = {**conditions, "engine": engine_to_store()} if "engine" in conditions else conditions
            ledger.save(update, renderer.portal.digest, kept)
        summary.artifacts = ledger.count()
        return summary

    def _made(self, scheduler: Scheduler, renderer: Renderer, ahead: Sequence[Job], summary: Summary) -> LedgerUpdate:
        """Make what is scheduled and remove what is gone; `ahead`: jobs to start while the remaining producers run."""
        if ahead:
            self.leave(scheduler.leaving())
            outcomes: Iterable[RenderOutcome] = _produce_ahead(ahead, scheduler, renderer, self.ledger)
        else:
            scheduler.run_rest()
            self.leave(scheduler.leaving())
            outcomes = self._produce_whole(scheduler, renderer)
        rows, notes = _noted(outcomes, summary)
        summary.made = len(scheduler.jobs)
        summary.removed = renderer.tree.prune(scheduler.gone)
        rows |= {name: noted(key) for name, key in scheduler.keys.items()}
        for name, dependencies in scheduler.asked.items():
            notes.add(name, renderer.dependencies_of(dependencies))
        return LedgerUpdate(rows, notes, [*scheduler.gone, *scheduler.withdrawn], scheduler.changed)

    def _produce_whole(self, scheduler: Scheduler, renderer: Renderer) -> Iterator[RenderOutcome]:
        """Yield the outcomes of all jobs, when all of them are known."""
        self.ledger.begin(scheduler.touched())
        yield from _produce_all(scheduler.jobs, renderer, self.workers, self.progress)


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
