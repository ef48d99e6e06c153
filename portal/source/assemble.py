"""Owns the computation of Facts: what changed since the previous state is settled, and only what depends on it is computed again.

On a first load everything has changed. The as-of moment decides here what is published, open, current or due; nothing after this knows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from portal.domain.facts import Facts, Groups, keys_with
from portal.source.checking.crosschecks import CrossChecks
from portal.source.checking.link_places import waiting_links
from portal.source.checking.waiting import why_waiting
from portal.source.folding.due import Due, dues_of, dues_of_rows, nearest
from portal.source.folding.event_tables import EventTables
from portal.source.folding.finishing import Finisher
from portal.source.folding.fixpoint import Fixpoint
from portal.source.folding.frame import Frame, moved
from portal.source.folding.groups import ArticleGroups, Change, merged
from portal.source.folding.patch import PatchedGroups, patched
from portal.source.folding.plan_tables import PlanTables
from portal.source.folding.state import Assembly, Bodies, BuildState, Content, Faults
from portal.source.folding.unit_groups import group_units, titled_alike
from portal.source.linking.documents import documents_of
from portal.source.linking.media import files_of, files_of_rest, with_covers
from portal.source.linking.registry_changes import RegistryChanges
from portal.source.linking.row import Row, now_of
from portal.source.reading.draft import Draft
from portal.source.reading.registries.registry import Registries

YEAR_DAYS = 365


def empty_state(registries: Registries) -> BuildState:
    """Return the state in which nothing is known."""
    assert registries.identity is not None
    return BuildState(registries, date.min, Facts(registries.identity, {}, {}, {}))


def reconsidered(state: BuildState, content: Content) -> set[str]:
    """Return unchanged files that may still need new results: held ones, those that fall due, those whose names resolve differently now."""
    before, now, rows = state.settled.at, now_of(content.as_of), state.settled.rows
    found = {*state.settled.held, *state.settled.away}
    if before != now:
        found |= {row.path for row in rows.values() if _falls_due(row, before, now)}
    changes = RegistryChanges(state.registries, content.registries)
    if changes.names:
        found |= {row.path for row in rows.values() if changes.everything or row.doubtful or changes.affects(row.asked)}
    if changes.everything:
        found |= rows.keys()
    return found & content.tree.articles.keys()


def _falls_due(row: Row, before: str, now: str) -> bool:
    return before < row.at or any(before < at <= now for at, _ in row.limits)


def assemble(content: Content, state: BuildState, changed: Mapping[str, Draft | None], unread: Collection[str]) -> Assembly:
    """Return everything that is known now, from the previous state. `changed`: see Fixpoint.run; it includes the `reconsidered` ones."""
    return _Assembling(content, state, changed, unread).assembly()


class _Assembling:
    """One load."""

    def __init__(self, content: Content, state: BuildState, changed: Mapping[str, Draft | None], unread: Collection[str]) -> None:
        self.changes = RegistryChanges(state.registries, content.registries)
        self.fixpoint = Fixpoint(state.settled, content.registries, self.changes, content.as_of, content.texts)
        day_changed = state.as_of.timetuple()[:3] != content.as_of.timetuple()[:3]
        settled = self.fixpoint.run(changed, unread, refold=self.changes.any or day_changed)
        self.frame = Frame(content, state, settled)
        self.touched = {*changed, *self.fixpoint.drafts, *settled.held, *state.settled.held}
        self.plans, self.events = PlanTables(self.frame), EventTables(self.frame)

    def assembly(self) -> Assembly:
        """Return all tables, computed in the order of their dependencies."""
        frame = self.frame
        self._registries()
        if frame.plans_changed:
            self.plans.settle()
        articles = self._articles()
        events = self.events.make(articles)
        if frame.plans_changed:
            self.plans.judge()
        self._group(articles)
        self.events.group(articles, events)
        self._waiting()
        checks = CrossChecks(frame, self.fixpoint, self.facts())
        faults = checks.made(self.touched, moved=bool(moved(articles)), registries_changed=self.changes.any)
        frame.patch.groups |= checks.lost
        self._media(faults)
        facts, content = self.facts(), frame.content
        state = BuildState(
            content.registries, frame.as_of, facts, frame.settled, frame.answers, faults, self._dues(facts), content.stamp
        )
        return Assembly(state, frame.patch, frame.settled.held, self.fixpoint.drafts)

    def facts(self) -> Facts:
        """Return the Facts as far as they are computed."""
        frame = self.frame
        paths = {id: row.path for id, row in frame.shown.items()}
        return patched(frame.facts, frame.patch, Bodies(paths, self.fixpoint.drafts, frame.content.stored))

    def _registries(self) -> None:
        """Copy what depends on no article."""
        before, now, patch = self.frame.facts, self.frame.content.registries, self.frame.patch
        for name in ("units", "topics", "sections", "laws"):
            patch.table(name, getattr(before, name), getattr(now, name))
        patch.table("pages", before.pages, self.frame.content.pages)
        for name in ("identity", "abbreviations", "synonyms"):
            if getattr(before, name) != getattr(now, name):
                patch.scalars[name] = getattr(now, name)
        groups = group_units(now.units, self.frame.as_of)
        patch.group(before.groups, groups, {*groups, *keys_with(before.groups, {"ended"}), *_parents(before.groups)})

    # ---- articles

    def _articles(self) -> dict[str, Change]:
        """Return the changed articles, each with its previous version."""
        frame = self.frame
        settled, before, found = frame.settled, frame.facts, dict[str, Change]()
        named = documents_of(frame.documents.values()).get if frame.plans_changed else self._documents_before
        finisher = Finisher(self.plans.histories, settled.plans.seen, settled.references, named, frame.answers, frame.as_of)
        for id in self._perhaps_others():
            row, old = frame.shown.get(id), before.articles[id] if id in frame.was_shown else None
            new = finisher.finished(self.fixpoint.item(row.path)) if row else None
            if new != old:
                found[id] = old, new
                frame.patch.put("articles", id, new)
            digest = row.body if row else None
            if before.body_digests.get(id) != digest:
                frame.patch.put("body_digests", id, digest)
        if gone := moved(found):
            come = [id for id in gone if id in frame.shown]
            frame.patch.ids["articles"] = merged(tuple(before.articles), gone, come, frame.order.__getitem__, falling=True)
        return found

    def _documents_before(self, id: str) -> tuple[str, ...]:
        return self.frame.facts.articles[id].documents if id in self.frame.was_shown else ()

    def _perhaps_others(self) -> Iterator[str]:
        """Yield the ids of articles that may have changed: of changed files, and those about which other records changed."""
        frame = self.frame
        before, now = frame.before.settled, frame.settled
        touched = {row.id for rows in (before.rows, now.rows) for path in self.touched if (row := rows.get(path))}
        touched |= self._reported_on() if frame.plans_changed else set()
        naming = before.references.keys() | now.references.keys()
        naming = {path for path in naming if before.references.get(path) != now.references.get(path)}
        touched |= {now.rows[path].id for path in naming if path in now.rows}
        known = frame.shown if len(touched) > len(frame.shown) // 2 else touched
        yield from (id for id in known if id in touched and id in frame.shown)
        yield from (id for id in touched if id not in frame.shown and id in frame.was_shown)

    def _reported_on(self) -> set[str]:
        """Return the articles for which plans, documents and consultations have new data."""
        frame = self.frame
        histories, before = frame.settled.plans.histories, frame.before.settled.plans.histories
        found = {article for id, history in histories.items() if history is not before.get(id) for article, _ in history.mentions}
        for id, document in frame.patch.records.get("documents", {}).items():
            found |= {article for one in (document, frame.facts.documents.get(id)) if one for article in one.articles}
        for answers in (frame.answers, frame.before.answers):
            found |= {id for id in (*answers.outcomes, *answers.reporters) if frame.answers.of(id) != frame.before.answers.of(id)}
        return found & frame.shown.keys()

    # ---- what follows from the records

    def _group(self, articles: Mapping[str, Change]) -> None:
        """Update the lists of articles, and whether the newest is over a year old."""
        frame, before = self.frame, self.frame.facts.groups
        if articles:
            groups = ArticleGroups(before, articles, frame.order, frame.article).made()
            frame.patch.group(before, groups, groups)
            titled = titled_alike(frame.shown.values())
            frame.patch.group(before, titled, {*titled, *keys_with(before, {"titled"})})
        newest = max(frame.order.values(), default=("", ""))[0][:10]
        archive = bool(newest) and (frame.as_of - date.fromisoformat(newest)).days > YEAR_DAYS
        if archive != frame.facts.archive:
            frame.patch.scalars["archive"] = archive

    def _waiting(self) -> None:
        """Record why articles that pages link to are not published yet."""
        frame = self.frame
        before, now = frame.before.settled, frame.settled
        leading = ((_leading(before.rows.get(path), before.at), _leading(now.rows.get(path), frame.now)) for path in self.touched)
        if "pages" in frame.patch.records or any(old != new for old, new in leading):
            groups = PatchedGroups(frame.facts.groups, frame.patch.groups)
            found = waiting_links(now.rows.values(), frame.content.pages.values(), frame.now, groups, frame.content.tree)
            frame.patch.group(frame.facts.groups, found, {*found, *keys_with(frame.facts.groups, {"waiting"})})

    def _media(self, faults: Faults) -> None:
        """Update the pictures and attachments that published content names; they are examined if one of them, or what names them, changed.
        """
        frame = self.frame
        before, now = frame.before.settled.rows, frame.settled.rows
        same = all(_naming(before.get(path), frame.was_shown) == _naming(now.get(path), frame.shown) for path in self.touched)
        if same and not frame.plans_changed and "pages" not in frame.patch.records and frame.before.stamp == frame.content.stamp:
            return
        named = set(files_of_rest(frame.documents.values(), frame.content.pages.values()))
        named.update(file for row in frame.shown.values() for file in files_of(row))
        media = frame.content.look(named)
        frame.patch.table("pictures", frame.facts.pictures, with_covers(media.pictures, frame.shown.values()))
        frame.patch.table("attachments", frame.facts.attachments, media.attachments)
        faults["files"] = {"": tuple(media.problems)}

    def _dues(self, facts: Facts) -> tuple[Due, ...]:
        """Return what falls due next."""
        frame = self.frame
        coming = ((id, facts.events[id]) for id in facts.groups.get(("events", "coming"), ()))
        dues = [*dues_of_rows(frame.settled.rows.values(), frame.now), *dues_of("events", coming, frame.as_of)]
        for table in ("targets", "plans", "units"):
            dues += dues_of(table, getattr(facts, table).items(), frame.as_of)
        return nearest(dues)


def _naming(row: Row | None, shown: Mapping[str, Row]) -> object:
    """Return the files a published article names."""
    return (row.images, row.links, row.withdrawn) if row and row.id in shown else None


def _leading(row: Row | None, now: str) -> object:
    """Return where an article leads, and whether it can be linked to."""
    return (row.links, row.path, row.aliases, row.is_shown(now) or why_waiting(row)) if row else None


def _parents(groups: Groups) -> set[tuple[str, ...]]:
    return {key for key in keys_with(groups, {"units"}) if key[1] == "parent"}
