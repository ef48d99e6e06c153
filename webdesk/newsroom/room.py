"""Owns the Newsroom: the content as it is known, and one article's text held against it, as `portal check FILE` would.

All of it is done in one thread: what is remembered on disk is read through one connection. Refuses to write anything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from portal.desk import clock
from portal.domain.article import Body
from portal.domain.asof import moment
from portal.domain.problem import Problem
from portal.source.assemble import assemble, reconsidered
from portal.source.folding.fixpoint import StateMismatch, link
from portal.source.folding.state import Content
from portal.source.linking.row import Row
from portal.source.load import Baseline, Folder, Loaded, Look, lines_of, load_changed
from portal.source.reading.draft import Draft, as_seen, read_draft
from portal.source.reading.files import Unreadable, decoded, read_bytes
from portal.source.reading.tree import ContentTree, Stat, located, walk
from portal.store.last_good import LastGood
from portal.store.lock import locked, locked_if_free
from portal.store.sources import Sources
from portal.store.stamps import memory_of
from webdesk.newsroom.coming import Coming, Wanted, coming
from webdesk.newsroom.known import Known
from webdesk.newsroom.looks import Looks, no_look
from webdesk.newsroom.trial import Trial, tried
from webdesk.newsroom.waking import Waking

T = TypeVar("T")
DRAFTS = 4_000  # articles whose text is kept as it was read
FRESH = 2.0  # seconds for which the folder is not walked again while somebody types


@dataclass(frozen=True, slots=True)
class Reading:
    """How one statement of an article was understood, by its line in the file."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to say of one text."""

    problems: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()


class Newsroom:
    """The content folder as it is known. Every question waits for its turn."""

    def __init__(self, content: Path, state: Path) -> None:
        self._content = content.resolve()
        self._state = state.resolve()
        self._memory = memory_of(state.resolve(), self._content)
        self._turn = ThreadPoolExecutor(1, "newsroom")
        self._known: Known | None = None
        self.waking = Waking()
        self._shown: tuple[int, str, Coming | None, Loaded] | None = None  # the last one looked at, which is asked for file by file
        self._drafts = lru_cache(DRAFTS)(self._read_draft)

    def wake(self) -> None:
        """Read everything now, so that the first question need not wait for it."""
        self.waking.begin(self._turn.submit(self._now))

    def ask(self, question: Callable[[Loaded], T]) -> T:
        """An answer from everything as it stands now, read anew where files changed. The question is asked in another thread."""
        return self._turn.submit(lambda: question(self._now())).result()

    def rows(self) -> dict[str, Row]:
        """Every article file by its path; those that are held too, as far as they are known."""
        return self.ask(_rows)

    def problems(self, path: str) -> list[Problem]:
        """What there is to say of one file as it stands on the disk."""
        return self.ask(lambda loaded: [problem for problem in loaded.problems if problem.path == path])

    def glance(self, path: str, text: str) -> Checked:
        """What there is to say of the text by itself and of the names in it; in milliseconds, without waiting for a turn."""
        known, draft = self._known, read_draft(path, text)
        state = known.loaded.state if known else None
        if state is None or state.registries.identity is None:
            return Checked(draft.problems, _readings(draft)) if known else self.check(path, text)
        seen = as_seen(draft, state.as_of)
        _, report = link(seen, state.registries, state.registries.identity.feed_authority)
        return Checked(tuple(sorted({*draft.problems, *report.problems})), _readings(draft))

    def check(self, path: str, text: str) -> Checked:
        """What there would be to say of an article with this text, also across files; a second on a large site."""
        return self._turn.submit(self._check, path, text).result()

    def to_come(self, wanted: Wanted, question: Callable[[Coming | None], T]) -> T:
        """An answer from the site as it will be with one text (None: no site can be made). The question is asked in another thread."""
        return self._turn.submit(lambda: question(self._to_come(wanted))).result()

    def tried(self, kind: str, texts: tuple[str, str]) -> Trial:
        """What would come of another text of a registry: `texts`, the one it has and the one it would have. Seconds on a large site."""
        return self._turn.submit(lambda: self._tried(kind, texts)).result()

    def forget(self) -> None:
        """Some file was written: the folder is walked when next something is asked."""
        self._turn.submit(self._walk_soon)

    def renew(self) -> None:
        """A build kept something new: what is known is read from that when next something is asked."""
        self._turn.submit(self._outdate)

    def close(self) -> None:
        """Let go of the thread."""
        self._turn.shutdown(wait=False, cancel_futures=True)

    # ---- in its own thread

    def _outdate(self) -> None:
        if self._known:
            self._known.outdated, self._known.walked, self._known.day = True, float("-inf"), ""

    def _walk_soon(self) -> None:
        if self._known:
            self._known.walked = float("-inf")

    def _now(self, patience: float = 0.0) -> Loaded:
        """What is known; the folder is walked when that was longer ago than `patience` seconds."""
        known = self._known
        if known and time.monotonic() - known.walked < patience and not self._is_due(known):
            return known.loaded
        tree, day = walk(self._content), clock.as_of(os.environ).isoformat()
        if known and tree == known.tree and day == known.day and not self._is_due(known):
            known.walked = time.monotonic()
            return known.loaded
        loaded = self._edited(known, tree) if known and not known.outdated and _same_rest(known.tree, tree) else None
        loaded = loaded or self._read(wait=known is None)
        if loaded is None:  # something is being built: what is known will do until then
            assert known is not None
            return known.loaded
        self._known = Known(loaded, tree, day)
        return loaded

    def _is_due(self, known: Known) -> bool:
        coming = known.loaded.next
        return coming is not None and coming.at <= moment(clock.as_of(os.environ))

    def _read(self, *, wait: bool) -> Loaded | None:
        """Everything, from what was kept by the last build where that fits; None while one goes on, unless we wait for it."""
        with locked(self._state) if wait else locked_if_free(self._state) as free:
            if free is False:
                return None
            sources = Sources(self._memory, self._content, progress=self.waking.tell)
            try:
                return sources.load(clock.as_of(os.environ))
            finally:
                sources.close()

    def _edited(self, known: Known, tree: ContentTree) -> Loaded | None:
        """What is known after some articles changed; None where it cannot be made of what was known."""
        before = known.loaded
        if before.state is None or before.rest is None:
            return None
        state, rest = before.state, before.rest
        stats = (known.tree.articles, tree.articles)
        paths = {path for path in stats[0].keys() | stats[1].keys() if stats[0].get(path) != stats[1].get(path)}

        def changed(here: Content) -> tuple[dict[str, Draft | None], set[str]]:
            drafts = {path: self._draft(path) if path in tree.articles else None for path in sorted(paths | reconsidered(state, here))}
            return drafts, {path for path, draft in drafts.items() if draft is None and path in tree.articles}

        try:
            return load_changed(self._folder(tree, Looks(before)), clock.as_of(os.environ), rest, Baseline(state, changed), [])
        except StateMismatch:
            return None

    def _folder(self, tree: ContentTree, look: Look) -> Folder:
        return Folder(self._content, tree, LastGood(self._memory / "last-good").read, self._draft, self._body, look)

    def _draft(self, path: str) -> Draft | None:
        try:
            stat = located(self._content, path).stat()
            return self._drafts(path, Stat(stat.st_mtime_ns, stat.st_size, stat.st_ino))
        except (OSError, Unreadable):
            return None

    def _read_draft(self, path: str, stat: Stat) -> Draft:
        return read_draft(path, decoded(read_bytes(self._content, path)))

    def _body(self, path: str) -> Body:
        draft = self._draft(path)
        return draft.body if draft and draft.body else Body("")

    def _to_come(self, wanted: Wanted) -> Coming | None:
        loaded = self._now(FRESH)
        if self._shown is None or self._shown[:2] != (id(loaded), wanted.key):
            found = coming(loaded, self._folder(loaded.tree, Looks(loaded)), self._draft, wanted)
            self._shown = id(loaded), wanted.key, found, loaded
        return self._shown[2]

    def _tried(self, kind: str, texts: tuple[str, str]) -> Trial:
        loaded = self._now()
        try:
            return tried(loaded, self._folder(loaded.tree, no_look), self._draft, kind, texts)
        except StateMismatch:
            self._walk_soon()
            loaded = self._now()
            return tried(loaded, self._folder(loaded.tree, no_look), self._draft, kind, texts)

    def _check(self, path: str, text: str) -> Checked:
        loaded, draft = self._now(FRESH), read_draft(path, text)
        readings = _readings(draft)
        if loaded.state is None or loaded.rest is None:
            return Checked(draft.problems, readings)
        folder = replace(self._folder(loaded.tree, no_look), last_good=lambda path: None)
        content = folder.content(loaded.state.registries, loaded.rest.pages, loaded.state.as_of)
        try:
            made = assemble(content, loaded.state, {path: draft}, ())
        except StateMismatch:  # a file changed under our hands: the next look knows it
            self._walk_soon()
            return self.glance(path, text)
        found = {*made.problems, *made.held.get(path, ()), *draft.problems}
        return Checked(tuple(sorted(problem for problem in found if problem.path == path)), readings)


def _readings(draft: Draft) -> tuple[Reading, ...]:
    return tuple(Reading(line.line, line.explanation) for line in lines_of(draft))


def _rows(loaded: Loaded) -> dict[str, Row]:
    if loaded.state is None:
        return {}
    settled = loaded.state.settled
    return {**{path: row for path, row in settled.away.items() if row}, **settled.rows}


def _same_rest(before: ContentTree, now: ContentTree) -> bool:
    """Whether only articles changed."""
    return (before.registries, before.pages, before.files, before.published) == (now.registries, now.pages, now.files, now.published)
