"""Owns the production of one artifact: from its view to bytes in place. A failed artifact leaves its file unchanged and is reported.

Only errors that affect every file (the disk, the folder) stop a build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from plugins.incremental.artifact import Artifact
from plugins.incremental.fingerprint import Closures, args_digest, digest, view_digest
from plugins.incremental.writer import OutputTree, OutsideOutput
from portal.domain.dependency_tracker import DependencyTracker, TableTracker
from portal.domain.portal import Portal
from portal.store.ledger_records import OutputRecord
from portal.store.query_numbers import Dependencies, QueryKey, QueryNumbers
from portal.store.workers import WorkerFailed

NOT_OF_ONE_FILE = (WorkerFailed, sqlite3.Error)  # a process that ended, a damaged database: the build handles them
TRAIL = 4  # queries that a failure shows
SHOWN = 300  # characters of an error


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be made, or a part of the site whose files could not be determined: the reason, and the last queries."""

    path: str
    reason: str
    trail: tuple[QueryKey, ...] = ()  # latest first


@dataclass(frozen=True, slots=True)
class Job:
    """One artifact to make, and what is known about its file."""

    artifact: Artifact
    producer: str
    known: OutputRecord | None


@dataclass(slots=True)
class RenderOutcome:
    """The result for one artifact; it crosses process borders."""

    path: str
    row: OutputRecord
    dependencies: Dependencies
    rendered: bool
    written: bool
    failure: Failure | None = None


class Trail(DependencyTracker):
    """A DependencyTracker that also knows the order of the queries."""

    def __init__(self, portal: Portal) -> None:
        super().__init__(portal)
        self.order: list[QueryKey] = []

    def find(self, name: QueryKey) -> Any:
        """Answer a query as Portal.find does, and record it in order."""
        self.order.append(name)
        return super().find(name)


def trail_of(artifact: Artifact, portal: Portal) -> tuple[QueryKey, ...]:
    """Return the last queries of an artifact that cannot be made, latest first: it is made once more to find them."""
    trail = Trail(portal)
    try:
        make_view(artifact, trail)
    except Exception:  # noqa: BLE001 - that it fails is why it is asked
        return tuple(list(dict.fromkeys(reversed(trail.order)))[:TRAIL])
    return ()


def make_view(artifact: Artifact, portal: Portal) -> None:
    """Make a view with all its lazily computed values, without rendering a page."""
    made = artifact.make(portal, *artifact.args)
    if artifact.template:
        view_digest(made)


def in_words(error: Exception) -> str:
    """Return an unexpected error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Everything needed to make one artifact and put its bytes in place."""

    portal: Portal
    environment: Environment
    closures: Closures
    site: object
    site_digest: bytes
    tree: OutputTree
    query_numbers: QueryNumbers
    early: bool = False  # fingerprints are computed at once, by the process that made the query, and not only if they are new to the ledger

    def produce(self, job: Job) -> RenderOutcome:
        """Make one artifact, and render and write it as far as needed; if that fails, its file stays unchanged."""
        tracker = (TableTracker if job.artifact.whole else DependencyTracker)(self.portal)
        try:
            view, content = self._made(job.artifact, job.known, tracker)
        except NOT_OF_ONE_FILE:
            raise
        except Exception as error:  # noqa: BLE001 - an error in one page must not stop the others
            return self._failed(job, error, tracker)
        args = args_digest(job.artifact.args)
        if content is None:
            assert job.known is not None
            row = OutputRecord(job.producer, args, view, job.known.content, job.known.size)
            return RenderOutcome(job.artifact.path, row, self.dependencies_of(tracker.dependencies), False, False)
        return self._placed(job, args, view, content, tracker)

    def _made(self, artifact: Artifact, known: OutputRecord | None, tracker: DependencyTracker) -> tuple[bytes, bytes | None]:
        """Return the digest of the view, and the bytes; None for bytes that are already in place."""
        made = artifact.make(tracker, *artifact.args)
        if not artifact.template:
            return b"", self._content(artifact, made)
        view = digest(view_digest(made), self.site_digest, self.closures.digest(artifact.template))
        return view, None if known and known.view == view else self._content(artifact, made)

    def _placed(self, job: Job, args: bytes, view: bytes, content: bytes, tracker: DependencyTracker) -> RenderOutcome:
        artifact, known, content_digest = job.artifact, job.known, digest(content)
        same = known is not None and known.content == content_digest and known.size == len(content)
        put = self.tree.add if artifact.named else self.tree.write
        try:
            written = not same and put(artifact.path, content)
        except OutsideOutput as error:
            return self._failed(job, error, tracker)
        row = OutputRecord(job.producer, args, view, content_digest, len(content))
        return RenderOutcome(artifact.path, row, self.dependencies_of(tracker.dependencies), bool(artifact.template), written)

    def _failed(self, job: Job, error: Exception, tracker: DependencyTracker) -> RenderOutcome:
        """Return the outcome of a failed artifact: it has to be made again, and its dependencies until the failure."""
        row = OutputRecord(job.producer, b"", b"", job.known.content if job.known else b"", job.known.size if job.known else 0)
        failure = Failure(job.artifact.path, in_words(error), trail_of(job.artifact, self.portal))
        return RenderOutcome(job.artifact.path, row, self.dependencies_of(tracker.dependencies), False, False, failure)

    def dependencies_of(self, names: Collection[QueryKey]) -> Dependencies:
        """Return the dependencies in the form the ledger stores."""
        return self.query_numbers.dependencies(names, self.portal.digest if self.early else None)

    def _content(self, artifact: Artifact, made: object) -> bytes:
        if artifact.template:
            made = self.environment.get_template(artifact.template).render(view=made, site=self.site)
        return made if isinstance(made, bytes) else str(made).encode()


