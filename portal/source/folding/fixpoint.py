"""Owns the settling of articles: changed files are linked and their plans folded; files that fail are held.

A held file is replaced by its last good text, or left out; since holding one may change what others mean, this repeats until nothing has to
be held. Unchanged files keep their rows, unless what they name resolves differently now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portal.domain.problem import Problem
from portal.source.folding.plan_folding import FoldedPlans, PlanFolder
from portal.source.linking.addresses import check_addresses, claims_of
from portal.source.linking.link import Linked, link_article
from portal.source.linking.references import FIELDS, find_reference, hint_on_reference, places_of
from portal.source.linking.registry_changes import RegistryChanges
from portal.source.linking.row import Row, linked_row, now_of, row_of
from portal.source.reading.draft import Draft, as_seen, read_draft
from portal.source.reading.faults import Report, unexpected
from portal.source.reading.files import LastGood
from portal.source.reading.registries.registry import Registries


class StateMismatch(Exception):
    """The stored state does not match the files: everything has to be read again."""


@dataclass(slots=True)
class Texts:
    """The source of texts: the draft of an article file, by its path, and last good texts."""

    draft: Callable[[str], Draft | None]
    last_good: LastGood


@dataclass(slots=True)
class Settled:
    """Every article in its final form, and the problems found."""

    rows: dict[str, Row] = field(default_factory=dict)  # by path
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)  # path → ids of the articles it refers to, in the order of FIELDS
    plans: FoldedPlans = field(default_factory=FoldedPlans)
    held: dict[str, tuple[Problem, ...]] = field(default_factory=dict)  # by path, with the reasons
    away: dict[str, Row | None] = field(default_factory=dict)  # held files without a last good text; None: never read
    faults: dict[str, tuple[Problem, ...]] = field(default_factory=dict)  # problems of linking, by path
    at: str = ""  # the as-of moment


class Fixpoint:
    """Repeated attempts, until nothing has to be held."""

    def __init__(self, before: Settled, registries: Registries, changes: RegistryChanges, as_of: date, texts: Texts) -> None:
        """`before`: the previous result; `changes` compares its registries with the current ones."""
        assert registries.identity is not None
        self.now = Settled(dict(before.rows), dict(before.references), faults=dict(before.faults), at=now_of(as_of))
        self.drafts: dict[str, Draft] = {}  # of the changed files, as they are used
        self._before = before
        self._registries = registries
        self._as_of = as_of
        self._texts = texts
        self._items: dict[str, Linked] = {}
        self._authority = registries.identity.feed_authority
        self._now = now_of(as_of)
        self._plan_folder = PlanFolder(before.plans, registries, changes, self.item)
        self._changed: Mapping[str, Draft | None] = {}

    def run(self, changed: Mapping[str, Draft | None], unread: Collection[str], *, refold: bool) -> Settled:
        """Settle `changed` files: their current drafts, None for deleted ones, or `unread`, which are held.

        `refold`: plans may change though no article did: the registries or the day changed.
        """
        self._changed = changed
        for path in changed:
            self.now.rows.pop(path, None)
            self._forget(path)
        for draft in changed.values():
            if draft:
                self._use(draft)
        for path in unread:
            self.hold(path, ())
        self._settle_addresses()
        while not self._attempt(refold=refold):
            self._settle_addresses()
        self.now.plans = self._plan_folder.plans
        return self.now

    def hold(self, path: str, problems: Iterable[Problem]) -> None:
        """Hold a file back: use its last good text instead, or leave it out."""
        first = path not in self.now.held
        self.now.held.setdefault(path, tuple(problems))
        row, old = self.now.rows.pop(path, None), self._texts.last_good(path) if first else None
        self._forget(path)
        draft = read_draft(path, old) if old is not None else None
        if draft is not None and draft.sound:
            self._use(replace(draft, stale=True))
        else:
            self.now.away[path] = row

    def item(self, path: str) -> Linked:
        """Return one linked article. Raises StateMismatch for an unchanged file that can no longer be linked."""
        if path not in self._items:
            draft = self.drafts.get(path) or self._kept(path)
            item, _ = link(as_seen(draft, self._as_of), self._registries, self._authority)
            if item is None:
                raise StateMismatch(path)
            self._items[path] = item
        return self._items[path]

    def current(self, path: str) -> Draft | None:
        """Return the draft of a file as it is now, be it held or not."""
        return self._changed.get(path) or self._texts.draft(path)

    def _kept(self, path: str) -> Draft:
        row = self.now.rows[path]
        old = self._texts.last_good(path) if row.stale else None
        draft = replace(read_draft(path, old), stale=True) if old is not None else self._texts.draft(path)
        if draft is None or draft.body_digest != row.body:
            raise StateMismatch(path)
        return draft

    def _use(self, draft: Draft) -> None:
        self._forget(draft.path)
        self.drafts[draft.path] = draft
        self.now.rows[draft.path] = row_of(draft)

    def _forget(self, path: str) -> None:
        self.drafts.pop(path, None)
        self._items.pop(path, None)
        self.now.references.pop(path, None)
        self.now.faults.pop(path, None)

    # ---- one attempt

    def _attempt(self, *, refold: bool) -> bool:
        """Link, resolve references and fold plans; return False if something had to be held."""
        again = self._link()
        unresolved = list(self._refer())
        if again or unresolved:
            return False
        if not (refold or self._reports_changed()):
            self._plan_folder.plans = self._before.plans  # discards the result of an earlier attempt, whose contributors were held
            return True
        faulty = self._plan_folder.fold(self.now.rows.values(), lambda row: row.is_shown(self._now))
        for path, problems in faulty.items():
            self.hold(path, (*self.now.faults.get(path, ()), *problems))
        return not faulty

    def _reports_changed(self) -> bool:
        """Return whether any file reports something else on plans, documents or consultations than before."""
        before, now = self._before, self.now.rows
        return any(_report_inputs(before.rows.get(path), before.at) != _report_inputs(now.get(path), self._now) for path in self._touched())

    def _touched(self) -> set[str]:
        return {*self._changed, *self.drafts, *self.now.held}

    def _link(self) -> bool:
        """Link what is not linked yet; return whether a last good text was added."""
        again = False
        for path in sorted(path for path in self.drafts if path not in self._items):
            draft = as_seen(self.drafts[path], self._as_of)
            self._registries.begin_asking()
            item, report = link(draft, self._registries, self._authority)
            if item is None:
                self.hold(path, report.problems)
                again = again or path in self.drafts
                continue
            self._items[path] = item
            doubtful = len(report.problems) > len(draft.problems) or any(fault.code == "W190" for fault in draft.problems)
            self.now.rows[path] = linked_row(item, self._registries, self._registries.asked(), doubtful=doubtful)
            self.now.faults[path] = tuple(report.problems)
        return again

    def _refer(self) -> Iterator[str]:
        """Resolve references between articles anew if a name may lead elsewhere; hold and yield those that name a missing article."""
        away, renamed = self.now.away, self._claims_changed() or self.now.away != self._before.away
        naming = [row for row in self.now.rows.values() if any(row.references) and (renamed or row.path not in self.now.references)]
        if not naming:
            return
        places = places_of(away) | places_of(row for row in away.values() if row) | places_of(self.now.rows.values())
        for row in naming:
            found = tuple([find_reference(name, row.id, places) for name in row.references])
            if all(id or not name for id, name in zip(found, row.references, strict=True)):
                self.now.references[row.path] = found
                continue
            report = Report(row.path, self.item(row.path).draft.head)
            for (key, word), id, name in zip(FIELDS, found, row.references, strict=True):
                if name and not id:
                    hint = hint_on_reference(name, row.id, places, self.now.rows.values())
                    line = self.item(row.path).draft.entries.line_of(key)
                    report.add("L104", line, name, hint, field=word, mark=name)
            self.hold(row.path, (*self.now.faults.get(row.path, ()), *report.problems))
            yield row.path

    def _settle_addresses(self) -> None:
        """Hold files that claim the id or address of another; a last good text that claims it too is not used."""
        if not self._claims_changed():
            return
        while found := list(check_addresses(self.now.rows, self._draft_of, self._texts.last_good)):
            for path, faults, lost in found:
                self.hold(path, (*self._draft_of(path).problems, *faults))
                if path in self.drafts and not lost.isdisjoint(claims_of(self.now.rows[path])):
                    self.hold(path, ())

    def _claims_changed(self) -> bool:
        """Return whether any file claims another id or address than before, or has other old addresses."""
        before, now = self._before.rows, self.now.rows
        return any(_wanted(before.get(path)) != _wanted(now.get(path)) for path in self._touched())

    def _draft_of(self, path: str) -> Draft:
        return self.drafts.get(path) or self._kept(path)


def _report_inputs(row: Row | None, now: str) -> object:
    return (row.report_digest, row.is_shown(now)) if row and row.report_digest else None


def _wanted(row: Row | None) -> object:
    return (claims_of(row), row.aliases, row.stale) if row else None


def link(draft: Draft, registries: Registries, authority: str) -> tuple[Linked | None, Report]:
    """Link an article as link_article does; one that raises an unexpected error is held."""
    try:
        return link_article(draft, registries, authority)
    except Exception as error:  # noqa: BLE001 - one article never keeps the others from being linked
        reason = [unexpected(draft.path, error)] if draft.sound else []  # one with faults of its own is held for these
        return None, Report(draft.path, draft.head, [*draft.problems, *reason])
