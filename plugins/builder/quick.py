"""Owns the builds that need no Pelican: those of a tree it built before, and every one while serving.

They run only if no plugin waits for a signal of Pelican.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.builder import report
from plugins.builder.registration import modules, register, registered_without_pelican
from plugins.builder.run import VOIDING, Run, TooManyGone, begin, conditions_of, finish, open_ledger
from plugins.builder.settings import Settings, typed
from plugins.incremental.engine import Summary
from plugins.incremental.writer import ForeignOutput, OutputTree
from portal.desk.telling import format_problems
from portal.domain.asof import moment
from portal.domain.problem import errors
from portal.source.reading.tree import NoContent
from portal.store.damage import InUse, NotKept, put_away
from portal.store.lock import locked
from portal.store.stamps import ledger_file, sources_file
from portal.store.watched import Watched
from portal.store.workers import WorkerFailed

FAILURES = (ForeignOutput, NoContent, TooManyGone, WorkerFailed, OSError, sqlite3.DatabaseError)


def build_quickly(raw: Mapping[str, Any]) -> int | None:
    """Build without Pelican if possible. Returns the exit code, or None if Pelican has to run."""
    return build_whole(lambda: begin(raw)) if registered_without_pelican(raw) and built_before(raw) else None


def build_whole(load: Callable[[], Run]) -> int:
    """Run a build and return its exit code."""
    run = loaded(load)
    return 1 if run is None else complete(run, load)


def loaded(load: Callable[[], Run]) -> Run | None:
    """Return what `load` returns; None, after reporting the reason, if the content cannot be read or the caches cannot be written."""
    try:
        return load()
    except FAILURES as failure:
        print(report.failed(failure), file=sys.stderr)
        return None


def complete(run: Run, again: Callable[[], Run] | None = None) -> int:
    """Write a loaded run, report on it, and return its exit code. `again` loads it once more if a cache turns out to be damaged."""
    try:
        summary = finish(run, report.progress()) if run.loaded.portal else None
    except FAILURES as failure:
        if again and mended(run.settings, failure):
            return complete(again())
        print(report.failed(failure), file=sys.stderr)
        return 1
    report.print_report(run, summary)
    return run.loaded.code


def mended(settings: Settings, failure: Exception) -> bool:
    """Return whether a build failed because of a damaged cache, which has now been removed."""
    return put_away([sources_file(settings.memory, settings.content), ledger_file(settings.state, settings.output)], failure)


def built_before(raw: Mapping[str, Any]) -> bool:
    """Return whether the output was built by this engine with these settings."""
    settings = typed(raw)
    tree = OutputTree(settings.output)
    if not tree.known:
        return False
    ledger = open_ledger(settings, tree)
    try:
        wanted = conditions_of(settings)
        return ledger.count() > 0 and all(ledger.conditions.get(key) == wanted[key] for key in VOIDING)
    finally:
        ledger.close()


class Workshop:
    """Builds repeatedly in one process while pages are previewed. A failure is reported, never raised."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        register(modules(raw))
        self._raw = raw
        self._watched = Watched(Path(raw["PATH"]))
        self._until: datetime | None = None  # when something falls due

    def build(self, changed: Collection[str] = ()) -> str:
        """Bring the output up to date after these paths changed; return the faults in words, "" if there are none."""
        try:
            with locked(Path(self._raw["PORTAL_STATE"])):
                run, summary = self._built({**self._raw, "PORTAL_LOOK": self._watched.look(changed)})
        except (*FAILURES, InUse, NotKept) as failure:
            message = report.failed(failure)
            print(message, file=sys.stderr, flush=True)  # no page shows the problems of the first build
            return message
        if summary:
            self._watched.built(run.loaded.tree, run.version)
        self._until = run.loaded.next.at if run.loaded.next else None
        report.print_report(run, summary)
        return format_problems(errors(run.loaded.problems))

    def is_due(self) -> bool:
        """Return whether something fell due since the last build."""
        return self._until is not None and self._until <= moment(typed(self._raw).as_of)

    def _built(self, raw: Mapping[str, Any]) -> tuple[Run, Summary | None]:
        try:
            few = {"PORTAL_WORKERS": 1} if built_before(raw) else {}  # forking a process with threads is slow
            return self._whole({**raw, **few})
        except FAILURES as failure:
            if mended(typed(raw), failure):
                return self._whole(raw)
            raise

    def _whole(self, raw: Mapping[str, Any]) -> tuple[Run, Summary | None]:
        run = begin(raw)
        with closing(run.sources):
            return run, finish(run) if run.loaded.portal else None
