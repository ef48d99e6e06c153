"""Owns the decision what to do for each artifact: leave it, make its view, render it, write it; and says how many of each.

A file is left alone when nothing it took has changed; not rendered when its view is the same; not written when its bytes are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from jinja2 import Environment

from plugins.incremental.artifact import Artifact
from plugins.incremental.fingerprint import Closures, args_digest, digest, taken_digest, view_digest
from plugins.incremental.writer import Tree
from portal.domain.portal import Portal, Witness
from portal.store.ledger import Ledger, Row
from portal.store.workers import share_out

Progress = Callable[[str, int, int], None]  # phase, done, of


class BrokenArtifact(Exception):
    """A file that could not be made; names it and keeps the cause."""


@dataclass(slots=True)
class Summary:
    """What a build did, in files."""

    artifacts: int = 0
    made: int = 0
    rendered: int = 0
    written: list[str] = field(default_factory=list)
    removed: int = 0


@dataclass(slots=True)
class Outcome:
    """What became of one artifact; crosses process borders."""

    path: str
    row: Row
    rendered: bool
    written: bool


@dataclass(frozen=True, slots=True)
class Press:
    """Everything needed to make one artifact into bytes in place."""

    portal: Portal
    environment: Environment
    closures: Closures
    site: Any
    site_digest: bytes
    tree: Tree
    rows: dict[str, Row]

    def produce(self, artifact: Artifact) -> Outcome:
        """Make, and as far as needed render and write, one artifact."""
        try:
            return self._produce(artifact)
        except Exception as error:
            raise BrokenArtifact(f"{artifact.path}: {type(error).__name__}: {error}") from error

    def _produce(self, artifact: Artifact) -> Outcome:
        witness = Witness(self.portal)
        made = artifact.make(witness, *artifact.args)
        names = tuple(plain(name) for name in witness.taken)
        key = taken_digest(self.portal, names, artifact.args)
        known = self.rows.get(artifact.path)
        view = b""
        if artifact.template:
            view = digest(view_digest(made), self.site_digest, self.closures.digest(artifact.template))
            if known and known.view == view:
                return Outcome(artifact.path, Row(names, key, view, known.content, known.size), False, False)
        content = self._content(artifact, made)
        told = digest(content)
        same = known is not None and known.content == told and known.size == len(content)
        written = not same and self.tree.write(artifact.path, content)
        return Outcome(artifact.path, Row(names, key, view, told, len(content)), bool(artifact.template), written)

    def _content(self, artifact: Artifact, made: Any) -> bytes:
        if artifact.template:
            made = self.environment.get_template(artifact.template).render(view=made, site=self.site)
        return made if isinstance(made, bytes) else str(made).encode()


def plain(name: tuple[Any, ...]) -> tuple[Any, ...]:
    """A look-up's name in built-in types only: members of a vocabulary become their words."""
    return tuple(part if isinstance(part, int) else str(part) for part in name)


def emit(
    artifacts: Iterable[Artifact], press: Press, ledger: Ledger, *, conditions: dict[str, str], workers: int = 1,
    progress: Progress = lambda phase, done, of: None,
) -> Summary:  # fmt: skip
    """Bring the output tree to what the artifacts say. `conditions`: engine, versions, settings; others void the ledger."""
    wanted = _by_path(artifacts)
    todo = [artifact for artifact in wanted.values() if _stale(artifact, press, ledger)]
    summary = Summary(artifacts=len(wanted), made=len(todo))
    rows = _produce_all(todo, press, workers, progress, summary)
    gone = [path for path in ledger.rows if path not in wanted]
    summary.removed = press.tree.prune(gone)
    ledger.save(rows, gone, conditions)
    for path in gone:
        del ledger.rows[path]
    return summary


def emit_edit(
    artifacts: Iterable[Artifact], press: Press, ledger: Ledger, changed: set[tuple[Any, ...]], conditions: dict[str, str]
) -> Summary:
    """The short way: there are the same artifacts as before, and only the answers to `changed` look-ups are others."""
    wanted = _by_path(artifacts)
    todo = [artifact for artifact in wanted.values() if _stale_after(artifact, changed, ledger.rows.get(artifact.path))]
    summary = Summary(artifacts=len(wanted), made=len(todo))
    rows = _produce_all(todo, press, 1, lambda phase, done, of: None, summary)
    gone = [path for path in ledger.rows if path not in wanted]
    summary.removed = press.tree.prune(gone)
    ledger.save(rows, gone, conditions)
    return summary


def _stale_after(artifact: Artifact, changed: set[tuple[Any, ...]], row: Row | None) -> bool:
    """Whether a small edit touches it: by a look-up it took, or, where it took none, by its own arguments."""
    if row is None:
        return True
    return not changed.isdisjoint(row.names) if row.names else row.key != args_digest(artifact.args)


def _produce_all(
    todo: Sequence[Artifact], press: Press, workers: int, progress: Progress, summary: Summary
) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    shared = [artifact for artifact in todo if not artifact.alone]
    done = share_out(shared, press.produce, workers, lambda done: progress("Dựng trang", done, len(shared)))
    for outcome in chain(done, (press.produce(artifact) for artifact in todo if artifact.alone)):
        rows[outcome.path] = outcome.row
        summary.rendered += outcome.rendered
        if outcome.written:
            summary.written.append(outcome.path)
    summary.written.sort()
    return rows


def _by_path(artifacts: Iterable[Artifact]) -> dict[str, Artifact]:
    wanted: dict[str, Artifact] = {}
    for artifact in artifacts:
        if artifact.path in wanted:
            raise BrokenArtifact(f"{artifact.path}: hai phần cùng dựng một tệp")
        wanted[artifact.path] = artifact
    return wanted


def _stale(artifact: Artifact, press: Press, ledger: Ledger) -> bool:
    known = ledger.rows.get(artifact.path)
    return known is None or known.key != taken_digest(press.portal, known.names, artifact.args)


def verify(tree: Tree, ledger: Ledger) -> Sequence[str]:
    """Files of the tree that another hand changed, removed or added; their rows are forgotten, so that they are made anew."""
    found = tree.files()
    wrong = [path for path, row in ledger.rows.items() if digest(tree.read(path) or b"\x00") != row.content]
    for path in wrong:
        del ledger.rows[path]
    strange = sorted(found - ledger.rows.keys() - set(wrong))
    tree.prune(strange)
    return sorted({*wrong, *strange})
