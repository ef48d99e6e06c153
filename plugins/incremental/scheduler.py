"""Owns which artifacts a build has to make and which files it removes: those whose dependencies, arguments or producers changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from plugins.incremental.artifact import Artifact, Producer
from plugins.incremental.fingerprint import args_digest
from plugins.incremental.renderer import NOT_OF_ONE_FILE, Failure, Job, in_words
from portal.domain.dependency_tracker import TableTracker
from portal.domain.portal import Portal
from portal.store.ledger import Ledger
from portal.store.ledger_records import OutputRecord
from portal.store.query_numbers import QueryKey

AHEAD = 8  # files that justify a fork while the search index is updated

Find = Callable[[Portal], Iterable[Artifact]]  # the artifacts of a producer


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
