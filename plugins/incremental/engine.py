"""Owns the decision what to do for each artifact: leave it, make its view, render it, write it; and says how many of each.

A file is left alone when nothing it took has changed; not rendered when its view is the same; not written when its bytes are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace

from plugins.incremental.artifact import Artifact, Offer
from plugins.incremental.fingerprint import args_digest, digest
from plugins.incremental.press import NOT_OF_ONE_FILE, Failure, Job, Outcome, Press, in_words
from plugins.incremental.writer import Tree
from portal.domain.portal import Portal
from portal.domain.witness import Survey
from portal.store.ledger import Ledger, Row, noted
from portal.store.lookups import Name, Notes
from portal.store.workers import meanwhile, share_out

Progress = Callable[[str, int, int], None]  # phase, done, of
Leave = Callable[[Collection[str]], None]


AHEAD = 8  # files that are worth a fork while the search index is brought up to date


@dataclass(slots=True)
class Summary:
    """What a build did, in files."""

    artifacts: int = 0
    made: int = 0
    rendered: int = 0
    written: list[str] = field(default_factory=list)
    removed: int = 0
    failures: list[Failure] = field(default_factory=list)  # what could not be made, and stays as it was
    before: dict[str, str] | None = None  # the conditions of the build before, None when there was none


def emit(
    offers: Iterable[Offer], press: Press, ledger: Ledger, *, conditions: Mapping[str, str], workers: int = 1,
    progress: Progress = lambda phase, done, of: None, among: Collection[Name] | None = None,
    beside: Callable[[Summary], AbstractContextManager[None]] = lambda summary: nullcontext(),
    leave: Leave = lambda paths: None,
) -> Summary:  # fmt: skip
    """Bring the output tree to what the offers name. `conditions`: engine, versions, settings; others void the ledger.

    `among`: the only look-ups whose answers may be others than when the ledger was kept; None: any. `beside`: what is done while
    the ledger is saved, when it is known what could not be made. `leave` is told the files that are about to be removed, before
    anything is written; it may raise.
    """
    conditions = {**conditions, "site": press.site_digest.hex()}
    reframed = any(ledger.conditions.get(part) != conditions.get(part) for part in ("site", "theme"))
    round = Round(press.portal, ledger, among, reframed=reframed)
    summary = Summary(before=dict(ledger.conditions) if ledger.count() else None)
    press = replace(press, early=among is None)
    round.take(offers)
    ahead = [] if among is None or workers < 2 else round.ahead()
    if ahead:
        leave(round.leaving())
        outcomes: Iterable[Outcome] = _produce_ahead(ahead, round, press, ledger)
    else:
        round.take_rest()
        leave(round.leaving())
        outcomes = _produce_whole(round, press, ledger, workers, progress)
    rows, notes = _noted(outcomes, summary)
    summary.made = len(round.jobs)
    summary.removed = press.tree.prune(round.gone)
    rows |= {name: noted(key) for name, key in round.keys.items()}
    for name, taken in round.asked.items():
        notes.add(name, press.told(taken))
    summary.failures = sorted({*summary.failures, *round.failures}, key=lambda failure: (failure.path, failure.reason))
    with beside(summary):
        ledger.save(rows, notes, [*round.gone, *round.withdrawn], press.portal.digest, round.changed, conditions)
    summary.artifacts = ledger.count()
    return summary


def _noted(outcomes: Iterable[Outcome], summary: Summary) -> tuple[dict[str, Row], Notes]:
    """What the ledger keeps, noted as it comes: whoever makes the rest goes on meanwhile."""
    rows: dict[str, Row] = {}
    notes = Notes()
    for one in outcomes:
        if one.failure:
            summary.failures.append(one.failure)
        rows[one.path] = one.row
        notes.add(one.path, one.told)
        summary.rendered += one.rendered
        if one.written:
            summary.written.append(one.path)
    summary.written.sort()
    return rows, notes


class Round:
    """What there is to do: artifacts to make, files that are gone; only the offers that may say otherwise now are asked."""

    def __init__(self, portal: Portal, ledger: Ledger, among: Collection[Name] | None, *, reframed: bool = False) -> None:
        self._portal = portal
        self._ledger = ledger
        self._reframed = reframed  # what every page shows, or a template, is another: all pages are looked at
        self._all = among is None
        self.changed = ledger.changed(portal.digest, among)
        taken = ledger.takers(self.changed)
        self._stale = taken.files
        self._named = ledger.offers()
        self._due = taken.offers
        self._owners = set() if self._all else {row.offer for path in self._stale if (row := ledger.row(path))}
        self._offers: list[Offer] = []
        self._wanted: dict[str, str] = {}  # path → the offer that named it
        self.jobs: list[Job] = []
        self.gone: list[str] = []
        self.asked: dict[str, set[Name]] = {}  # offer → what it took
        self.keys: dict[str, str] = {}  # offer → its key
        self.withdrawn: list[str] = []  # offers that there are no more
        self.failures: list[Failure] = []

    def take(self, offers: Iterable[Offer]) -> None:
        """Ask the offers, but those that take long to find and those that give way."""
        self._offers = list(offers)
        for offer in self._offers:
            if not offer.last:
                self._ask(offer, offer.artifacts)

    def ahead(self) -> list[Job]:
        """What may be made elsewhere while the rest is asked, if it is worth a fork."""
        jobs = [job for job in self.jobs if not job.artifact.alone]
        return jobs if len(jobs) >= AHEAD else []

    def take_rest(self) -> None:
        """Ask the rest, those that give way at the end."""
        more = [one for offer in self._offers for one in self._more(offer)]
        for offer in more:
            self._ask(offer, offer.artifacts)
        known = [*self._offers, *more]
        self.withdrawn = sorted(self._named.keys() - {offer.name for offer in known})
        self.gone += [path for name in self.withdrawn for path in self._ledger.of_offer(name)]
        for offer in known:
            if offer.last:
                moved = self.gone or any(job.known is None for job in self.jobs)
                self._ask(offer, lambda portal, offer=offer: offer.artifacts(portal, self._paths(offer.name)), anew=bool(moved))  # type: ignore[misc]
        self.gone = [path for path in self.gone if path not in self._wanted]

    def _more(self, offer: Offer) -> list[Offer]:
        try:
            return list(offer.more())
        except NOT_OF_ONE_FILE:
            raise
        except Exception as error:  # noqa: BLE001 - see _named_by
            self.failures.append(Failure(offer.name, in_words(error)))
            return []

    def _ask(self, offer: Offer, artifacts: Callable[[Portal], Iterable[Artifact]], *, anew: bool = False) -> None:
        if self._all or anew or offer.always or offer.name in self._due or self._named.get(offer.name) != offer.key:
            witness = Survey(self._portal)
            known = self._ledger.of_offer(offer.name)
            found = self._named_by(offer, artifacts, witness)
            if found is None:
                return
            self.asked[offer.name] = witness.taken
            self.keys[offer.name] = offer.key
            self.gone += [path for path in known if path not in found]
            self.jobs += [Job(found[path], offer.name, known.get(path)) for path in found if self._is_due(found[path], known.get(path))]
        elif offer.name in self._owners:
            found = self._named_by(offer, artifacts, self._portal) or {}
            self.jobs += [Job(found[path], offer.name, self._ledger.row(path)) for path in found if path in self._stale]

    def _named_by(self, offer: Offer, artifacts: Callable[[Portal], Iterable[Artifact]], portal: Portal) -> dict[str, Artifact] | None:
        """The artifacts of an offer by path; None when they cannot be found, and all its files stay as they were.

        Of two offers of one file the first makes it, and the other is told.
        """
        found: dict[str, Artifact] = {}
        try:
            for artifact in artifacts(portal):
                if artifact.path in found or self._wanted.get(artifact.path, offer.name) != offer.name:
                    self.failures.append(Failure(artifact.path, "hai phần cùng dựng một tệp"))
                else:
                    found[artifact.path] = artifact
        except NOT_OF_ONE_FILE:
            raise
        except Exception as error:  # noqa: BLE001 - whatever stands in one part of the site, the others are made
            self.failures.append(Failure(offer.name, in_words(error)))
            self._wanted |= dict.fromkeys(self._ledger.of_offer(offer.name), offer.name)
            return None
        self._wanted |= dict.fromkeys(found, offer.name)
        return found

    def _is_due(self, artifact: Artifact, known: Row | None) -> bool:
        if known is None or artifact.path in self._stale or (self._reframed and artifact.template):
            return True
        if artifact.named:
            return not known.args
        return known.args != args_digest(artifact.args)

    def leaving(self) -> list[str]:
        """The files that nothing names any more, as far as that is known."""
        return [path for path in self.gone if path not in self._wanted]

    def touched(self) -> dict[str, list[str]]:
        """The files that may be written or removed, by the offers that name them; those gone by none."""
        found: defaultdict[str, list[str]] = defaultdict(list, {"": self.gone})
        for job in self.jobs:
            found[job.offer].append(job.artifact.path)
        return found

    def _paths(self, but: str) -> Paths:
        return Paths(self._wanted, frozenset(self.gone), self._ledger, but)


@dataclass(frozen=True, slots=True)
class Paths:
    """Every path of the site but those of one offer, asked one by one."""

    wanted: Mapping[str, str]
    gone: frozenset[str]
    ledger: Ledger
    but: str

    def __contains__(self, path: object) -> bool:
        if path in self.wanted:
            return self.wanted[str(path)] != self.but
        row = None if path in self.gone else self.ledger.row(str(path))
        return row is not None and row.offer != self.but


def _produce_whole(round: Round, press: Press, ledger: Ledger, workers: int, progress: Progress) -> Iterator[Outcome]:
    """Everything there is to do, when all of it is known."""
    ledger.begin(round.touched())
    yield from _produce_all(round.jobs, press, workers, progress)


def _produce_ahead(ahead: Sequence[Job], round: Round, press: Press, ledger: Ledger) -> list[Outcome]:
    """The same with some jobs done by the other core while the rest is asked: an edit changes few pages, but much of the index."""
    ledger.begin(round.touched())
    with meanwhile(ahead, press.produce) as results:
        round.take_rest()
        ledger.begin(round.touched())
        paths = {job.artifact.path for job in ahead}
        rest = [press.produce(job) for job in round.jobs if job.artifact.path not in paths]
        return [*rest, *results()]


def _produce_all(jobs: Sequence[Job], press: Press, workers: int, progress: Progress) -> Iterator[Outcome]:
    shared = [job for job in jobs if not job.artifact.alone]
    large = {job.offer for job in shared if job.artifact.whole}
    shared.sort(key=lambda job: job.offer not in large)  # what takes longest first, lest all wait for it at the end
    yield from share_out(shared, press.produce, workers, lambda done: progress("Dựng trang", done, len(shared)))
    yield from (press.produce(job) for job in jobs if job.artifact.alone)


def verify(tree: Tree, ledger: Ledger) -> Sequence[str]:
    """Files of the tree that another hand changed, removed or added; what is known of them is void, so that they are made anew."""
    found = tree.files()
    wrong = [path for path, row in ledger.rows.items() if digest(tree.read(path) or b"\x00") != row.content]
    for path in wrong:
        void(ledger.rows[path])
    strange = sorted(found - ledger.rows.keys())
    tree.prune(strange)
    return sorted({*wrong, *strange})


def void(row: Row) -> None:
    """Let a file be made, rendered and compared anew."""
    row.args, row.view, row.content = b"", b"", b""
