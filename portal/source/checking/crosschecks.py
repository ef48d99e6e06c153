"""Owns the checks across files and their results; a check runs again only if something it reads has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from portal.domain.facts import Facts, Groups, keys_with
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.source.checking.far_days import far_days
from portal.source.checking.review import review
from portal.source.checking.unresolved import check_files, check_papers, check_plan_files
from portal.source.checking.waiting import waiting_remark
from portal.source.folding.fixpoint import Fixpoint
from portal.source.folding.frame import Frame
from portal.source.folding.state import Faults
from portal.source.linking.addresses import OF_PERIODS, check_aliases, check_folder, check_leads, check_pictures, known_addresses
from portal.source.linking.plans import PlanNames
from portal.source.linking.published_addresses import check_lost, find_lost, signs_of
from portal.source.linking.row import Row
from portal.source.reading.filenames import FileNames
from portal.source.reading.registries.published import check_promises

LEADING = frozenset({"alias", "waiting"})  # groups that say where an address leads
ADDRESSED = OF_PERIODS | LEADING | {"years"}  # groups that addresses are derived from


class CrossChecks:
    """All checks of one load."""

    def __init__(self, frame: Frame, fixpoint: Fixpoint, facts: Facts) -> None:
        """`facts`: all but pictures and attachments, as they are now; `fixpoint`: the articles."""
        self._frame = frame
        self._content = frame.content
        self._settled = frame.settled
        self._item = fixpoint.item
        self._current = fixpoint.current
        self._facts = facts
        self.faults: Faults = {name: dict(found) for name, found in frame.before.faults.items()}
        self.lost: Groups = {}

    def made(self, touched: Iterable[str], *, moved: bool, registries_changed: bool) -> Faults:
        """Return the problems of all checks.

        `touched`: files that may have changed; `moved`: articles came, went or moved; `registries_changed`: registries or pages changed.
        """
        frame, rows = self._frame, self._settled.rows
        paths = [path for path in touched if path in rows]
        other_files = frame.before.stamp[:1] != frame.content.stamp[:1]
        other_pages = moved or registries_changed or self._other_addresses()
        widely = list(frame.shown.values()) if other_files or other_pages else []
        leading = [row.path for row in widely if row.links or row.aliases or (other_files and row.images)]
        self._each("leads", [*paths, *leading], touched, self._leads)
        self.faults["held files"] = {path: tuple(self._of_held(path)) for path in self._settled.held}
        if widely or "pages" in frame.patch.records:
            self.faults["pages"] = {page.path: tuple(self._links(page.path, page.links)) for page in self._facts.pages.values()}
        self._each("far", paths, touched, lambda row: far_days(self._item(row.path), frame.as_of))
        self._each("papers", [path for path in (*paths, *(row.path for row in widely)) if rows[path].papers], touched, self._papers)
        self.faults["waiting"] = {"": tuple([waiting_remark(row) for row in rows.values() if row.at and not row.is_shown(frame.now)])}
        self.faults["link"] = {"": tuple(fault for found in self._settled.faults.values() for fault in found)}
        self.faults["held"] = {"": tuple(fault for found in self._settled.held.values() for fault in found)}
        if frame.plans_changed:
            self._promises()
        if frame.plans_changed or other_files or moved:
            self.faults["plan files"] = {"": tuple(self._plan_files())}
        self._lost(moved=moved, touched=bool(paths))
        return self.faults

    def _other_addresses(self) -> bool:
        """Return whether pages exist or are awaited at changed addresses; those of articles and registries are checked separately."""
        patch, before = self._frame.patch, self._frame.facts
        if not {"plans", "targets", "documents"}.isdisjoint(patch.ids):
            return True
        groups = ((key, ids) for key, ids in patch.groups.items() if key[0] in ADDRESSED)
        if any(key[0] in LEADING or bool(ids) != bool(before.groups.get(key)) for key, ids in groups):
            return True
        return any(plan.page != before.plans[id].page for id, plan in patch.records.get("plans", {}).items() if plan and id in before.plans)

    def _each(self, name: str, paths: Iterable[str], touched: Iterable[str], check: Callable[[Row], Iterable[Problem]]) -> None:
        """Run a check on some files; the results for the others are kept."""
        known = self.faults.setdefault(name, {})
        for path in touched:
            known.pop(path, None)
        for path in paths:
            found = tuple(check(self._settled.rows[path]))
            if found:
                known[path] = found
            else:
                known.pop(path, None)

    @cached_property
    def _files(self) -> FileNames:
        return FileNames(self._content.tree.files)

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {id: row.url for id, row in self._frame.shown.items()}

    @cached_property
    def _living(self) -> set[str]:
        return known_addresses(self._facts, self._urls.values())

    @cached_property
    def _known(self) -> set[str]:
        return self._living | {key[1] for key in keys_with(self._facts.groups, {"alias"})}

    def _of_held(self, path: str) -> Iterator[Problem]:
        """Yield the files that a held article names and that are missing: all its faults are told at once."""
        draft = self._current(path)
        if draft and draft.entries.values.get("status", "published") == "published":
            yield from check_files(draft, self._files)
            yield from self._content.at_lines(check_leads(path, draft.links, self._known, self._files, self._facts.groups))

    def _leads(self, row: Row) -> Iterator[Problem]:
        if row.is_shown(self._frame.now) and row.path not in self._settled.held:
            yield from self._links(row.path, row.links)
            yield from check_pictures(row, lambda: self._line(row, "images"), self._files)
            if row.aliases:
                yield from check_aliases(row, self._line(row, "aliases"), self._living, self._heir, self._path)
        if row.at:
            yield from check_folder(row)

    def _links(self, path: str, links: Sequence[str]) -> Iterable[Problem]:
        if not links:
            return ()
        return self._content.at_lines(check_leads(path, links, self._known, self._files, self._facts.groups))

    def _line(self, row: Row, field: str) -> int:
        return self._item(row.path).draft.entries.line_of(field)

    def _heir(self, address: str) -> str:
        return next(iter(self._facts.groups.get(("alias", address), ())), "")

    def _path(self, id: str) -> str:
        return self._facts.articles[id].path

    @cached_property
    def _names(self) -> PlanNames:
        return self._settled.plans.names or PlanNames(self._content.registries)

    def _papers(self, row: Row) -> list[Problem]:
        if row.path in self._settled.held:
            return []
        return check_papers(self._item(row.path), self._names, self._files)

    def _plan_files(self) -> Iterator[Problem]:
        rows = [*self._settled.rows.values(), *(row for row in self._settled.away.values() if row)]
        return check_plan_files(self._content.registries, rows, self._names, self._files)

    def _promises(self) -> None:
        """Run the checks of plans and their targets."""
        plans = self._settled.plans
        places = {id: place for history in plans.histories.values() for id, place in history.places.items()}
        published = check_promises(self._content.registries.promised, Portal(self._facts), self._content.as_of)
        self.faults["plans"] = {"": (*plans.problems(), *review(self._facts, places), *published)}

    def _lost(self, *, moved: bool, touched: bool) -> None:
        """Check published addresses that no page has now."""
        groups = self._facts.groups
        before: tuple[str, ...] = groups.get(("lost",), ())
        if moved or (touched and before) or self._frame.before.stamp[1:] != self._content.stamp[1:]:
            listed, broken = self._content.listed()
            found = find_lost(listed, self._settled.rows, self._urls, groups, self._signs) if listed else {}
            self.lost = {("lost", address): () for address in before} | {("lost",): ()} | found
            self.lost = {key: ids for key, ids in self.lost.items() if groups.get(key, ()) != ids}
            self.faults["lost"] = {"": (*broken, *check_lost(found, self._path, self._aliases()))}

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """Return the held files with their old addresses."""
        rows = {**self._settled.away, **self._settled.rows}
        return {path: row.aliases if (row := rows.get(path)) else () for path in self._settled.held}

    def _signs(self, path: str) -> tuple[str, ...]:
        return signs_of(self._item(path).draft) if path in self._settled.rows else ()
