"""Owns the making of Facts: what changed since the state before is settled, and only what rests on it is made anew.

Of a first load everything has changed. What is published, open, current or due is decided here from the as-of moment; nothing
after this knows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from portal import urls
from portal.domain.article import Article, Status
from portal.domain.event import Happening
from portal.domain.facts import Facts, Groups
from portal.source.consultations import Asking, settle_consultations
from portal.source.crosschecks import CrossChecks
from portal.source.crossings import coming_by_topic, cross_documents, cross_plans
from portal.source.documents import documents_of, gather_documents
from portal.source.draft import Draft
from portal.source.due import Due, dues_of, dues_of_rows, nearest
from portal.source.finishing import Finisher
from portal.source.groups import ArticleGroups, Change, group_units, merged
from portal.source.happenings import EventGroups, group_tellers, make_happening
from portal.source.history import Histories
from portal.source.judgement import judge
from portal.source.link_places import waiting_links
from portal.source.listings import group_documents, group_plans, group_targets
from portal.source.media import files_of, files_of_rest, with_covers
from portal.source.patch import Patch, PatchedGroups, families, patched
from portal.source.plans import PlanNames
from portal.source.registry import Registries
from portal.source.registry_changes import RegistryChanges
from portal.source.row import Row, now_of
from portal.source.settling import Settling
from portal.source.state import Assembly, Bodies, Content, State
from portal.source.turns import latest_turns
from portal.source.waiting import why_waiting

YEAR_DAYS = 365
EventChange = tuple[Happening | None, Happening | None]  # an event before and now
OF_PLANS = frozenset({"plans", "targets", "documents", "results"})  # what the groups begin with that rest on plans and figures alone


def empty_state(registries: Registries) -> State:
    """Nothing is known yet."""
    assert registries.identity is not None
    return State(registries, date.min, Facts(registries.identity, {}, {}, {}))


def reconsidered(state: State, content: Content) -> set[str]:
    """The files that did not change and may be another all the same: held ones, those that fall due, those that name something else now."""
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


def assemble(content: Content, state: State, changed: Mapping[str, Draft | None], unread: Collection[str]) -> Assembly:
    """Everything that is known now, from what was known before. `changed`: see Settling.run; `reconsidered` ones are among them."""
    return _Assembling(content, state, changed, unread).assembly()


class _Assembling:
    """One load."""

    def __init__(self, content: Content, state: State, changed: Mapping[str, Draft | None], unread: Collection[str]) -> None:
        self.content = content
        self.before = state
        self.as_of, self.now = content.as_of, now_of(content.as_of)
        self.changes = RegistryChanges(state.registries, content.registries)
        self.settling = Settling(state.settled, content.registries, self.changes, self.as_of, content.texts)
        another_day = (state.as_of.year, state.as_of.month, state.as_of.day) != (self.as_of.year, self.as_of.month, self.as_of.day)
        self.another_day = another_day
        self.settled = self.settling.run(changed, unread, anew=self.changes.any or another_day)
        self.touched = {*changed, *self.settling.drafts, *self.settled.held, *state.settled.held}
        self.told_anew = self.settled.told is not state.settled.told
        self.patch = Patch()
        self.shown = {row.id: row for row in self.settled.rows.values() if row.is_shown(self.now)}
        self.was_shown = {row.id: row for row in state.settled.rows.values() if row.is_shown(state.settled.at)}
        self.order = {id: (row.at, row.path) for id, row in self.shown.items()}
        self.answers = state.answers
        self.documents = state.facts.documents

    def assembly(self) -> Assembly:
        """All tables, in the order in which they rest on each other."""
        self._registries()
        if self.told_anew:
            self._consultations()
            self._documents()
        articles = self._articles()
        happenings = self._happenings(articles)
        if self.told_anew:
            self._plans()
        self._group(articles, happenings)
        self._waiting()
        facts = self.facts()
        checks = CrossChecks(self.content, self.before, self.settled, self.settling.item, facts, self.patch)
        faults = checks.made(self.touched, self.shown, told_anew=self.told_anew, moved=bool(self._moved(articles)), anew=self.changes.any)
        self.patch.groups |= checks.lost
        self._media(checks)
        facts = self.facts()
        return Assembly(
            State(self.content.registries, self.as_of, facts, self.settled, self.answers, faults, self._dues(facts), self.content.stamp),
            self.patch, self.settled.held, self.settling.drafts,
        )  # fmt: skip

    def facts(self) -> Facts:
        """The Facts as far as they are made."""
        paths = {id: row.path for id, row in self.shown.items()}
        return patched(self.before.facts, self.patch, Bodies(paths, self.settling.drafts, self.content.stored))

    # ---- what rests on no article

    def _registries(self) -> None:
        before, now = self.before.facts, self.content.registries
        for name in ("units", "topics", "sections", "laws"):
            self.patch.table(name, getattr(before, name), getattr(now, name))
        self.patch.table("pages", before.pages, self.content.pages)
        for name in ("identity", "abbreviations"):
            if getattr(before, name) != getattr(now, name):
                self.patch.scalars[name] = getattr(now, name)
        groups = group_units(now.units, self.as_of)
        self.patch.group(before.groups, groups, {*groups, *families(before.groups, {"ended"}), *_parents(before.groups)})

    # ---- plans

    @cached_property
    def histories(self) -> Histories:
        """The histories of all plans, as published."""
        told = self.settled.told
        shown = {path: figures for path, figures in told.figures.items() if self._is_shown(path)}
        return Histories(self.names, told.histories, shown, self.order)

    @cached_property
    def names(self) -> PlanNames:
        """The names of plans; empty when nothing was told anew."""
        return self.settled.told.names or PlanNames(self.content.registries)

    def _is_shown(self, path: str) -> bool:
        row = self.settled.rows.get(path)
        return row is not None and row.id in self.shown

    def _consultations(self) -> None:
        asking = sorted((row for row in self.shown.values() if row.asks), key=lambda row: row.order)
        self.answers = settle_consultations(Asking(row.id, self._first_plan(row), *(row.asks or ("", ""))) for row in asking)

    def _first_plan(self, row: Row) -> str:
        return next(iter(self.settled.told.seen.get(row.path, ())), "")

    def _documents(self) -> None:
        plans = ((history.founding.plan, history.founding.articles) for history in self.settled.told.histories.values())
        listing = sorted((row for row in self.shown.values() if row.papers), key=lambda row: row.order)
        papers = ((row.id, row.papers) for row in listing)
        self.documents = gather_documents(plans, papers, self.order, self.names, self.content.registries, self.as_of)
        self.patch.table("documents", self.before.facts.documents, self.documents)

    def _plans(self) -> None:
        facts = self.before.facts
        judged = judge(self.histories, _Judged(self), self.documents, self.content.registries, self.as_of)
        for name in ("plans", "targets", "results"):
            self.patch.table(name, getattr(facts, name), getattr(judged, name))
        turns = latest_turns(judged, lambda id: _day(self.shown.get(id)))
        self.patch.turns = turns if turns != facts.turns else None
        topics = lambda id: self.article(id).topics if id in self.shown else ()  # noqa: E731
        groups = group_plans(judged.plans) | group_targets(judged.targets) | cross_plans(judged.plans, judged.results, self.as_of)
        groups |= group_documents(self.documents) | cross_documents(self.documents, judged.plans, topics)
        self.patch.group(facts.groups, groups, {*groups, *families(facts.groups, OF_PLANS)})

    # ---- articles

    def article(self, id: str) -> Article:
        """A published article as it is now."""
        known = self.patch.records.get("articles", {}).get(id)
        found: Article = self.before.facts.articles[id] if known is None else known
        return found

    def _articles(self) -> dict[str, Change]:
        """The articles that are others now, with what they were."""
        named = documents_of(self.documents.values()).get if self.told_anew else self._documents_before
        finisher = Finisher(self.histories, self.settled.told.seen, self.settled.references, named, self.answers, self.as_of)
        before, found = self.before.facts, dict[str, Change]()
        for id in self._perhaps_others():
            row, old = self.shown.get(id), before.articles[id] if id in self.was_shown else None
            new = finisher.finished(self.settling.item(row.path)) if row else None
            if new != old:
                found[id] = old, new
                self.patch.put("articles", id, new)
            digest = row.body if row else None
            if before.body_digests.get(id) != digest:
                self.patch.put("body_digests", id, digest)
        if self._moved(found):
            gone, come = self._moved(found), [id for id in self._moved(found) if id in self.shown]
            self.patch.ids["articles"] = merged(tuple(before.articles), gone, come, self.order.__getitem__, falling=True)
        return found

    def _documents_before(self, id: str) -> tuple[str, ...]:
        return self.before.facts.articles[id].documents if id in self.was_shown else ()

    def _perhaps_others(self) -> Iterator[str]:
        """The ids of articles that may be others: of changed files, and of those that others say something else of."""
        touched = {row.id for rows in (self.before.settled.rows, self.settled.rows) for path in self.touched if (row := rows.get(path))}
        touched |= self._told_of() if self.told_anew else set()
        before, now = self.before.settled.references, self.settled.references
        paths = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        touched |= {self.settled.rows[path].id for path in paths if path in self.settled.rows}
        known = self.shown if len(touched) > len(self.shown) // 2 else touched
        yield from (id for id in known if id in touched and id in self.shown)
        yield from (id for id in touched if id not in self.shown and id in self.was_shown)

    def _told_of(self) -> set[str]:
        """The articles that plans, documents and consultations say something else of now."""
        told, before = self.settled.told, self.before.settled.told
        found = {
            article for id, history in told.histories.items() if history is not before.histories.get(id) for article, _ in history.mentions
        }
        documents = self.patch.records.get("documents", {})
        for id, document in documents.items():
            old = self.before.facts.documents.get(id)
            found |= {article for one in (document, old) if one for article in one.articles}
        for answers in (self.answers, self.before.answers):
            found |= {id for id in (*answers.outcomes, *answers.tellers) if self.answers.of(id) != self.before.answers.of(id)}
        return found & self.shown.keys()

    def _moved(self, articles: Mapping[str, Change]) -> list[str]:
        """Those that came, went, or stand elsewhere in time or in the folder."""
        return [id for id, (old, new) in articles.items() if not (old and new) or (old.card.at, old.path) != (new.card.at, new.path)]

    # ---- events

    def _happenings(self, articles: Mapping[str, Change]) -> dict[str, EventChange]:
        """The events that are others now, with what they were."""
        facts, found = self.before.facts, dict[str, EventChange]()
        tellers, perhaps = self._tellers(articles)
        for id in perhaps:
            old = facts.happenings.get(id)
            new = make_happening(id, [self.article(one) for one in tellers[id]], self.as_of) if tellers.get(id) else None
            if new != old:
                found[id] = old, new
                self.patch.put("happenings", id, new)
        moved = set(self._moved(articles))
        places = [id for id in perhaps if id in found or not moved.isdisjoint(tellers[id])]  # that may be others among all events
        if places:
            order = lambda id: self.order[tellers[id][0] if id in tellers else facts.happenings[id].articles[-1]]  # noqa: E731
            ids = merged(tuple(facts.happenings), places, [id for id in places if id in tellers], order)
            if ids != tuple(facts.happenings):
                self.patch.ids["happenings"] = ids
        return found

    def _tellers(self, articles: Mapping[str, Change]) -> tuple[dict[str, tuple[str, ...]], Iterable[str]]:
        """The articles that tell of each event that may be another, oldest first; and these events."""
        events = [id for id, (old, new) in articles.items() if _told_event(old) != _told_event(new)]
        coming = self.before.facts.groups.get(("events", "coming"), ()) if self.another_day else ()
        if not events and not coming:
            return {}, ()
        before, now = (group_tellers(_events(rows)) for rows in (self.was_shown, self.shown))
        told = {id for id, ids in now.items() if before.get(id) != ids} | (before.keys() - now.keys()) | set(coming)
        changed = set(events)
        told |= {id for id, ids in now.items() if not changed.isdisjoint(ids)}
        return now, [id for id in {**now, **before} if id in told]

    # ---- what follows from the records

    def _waiting(self) -> None:
        """Why articles that pages link to are not on the site yet."""
        before, rows = self.before, [(self.before.settled.rows.get(path), self.settled.rows.get(path)) for path in self.touched]
        if "pages" in self.patch.records or any(_leading(old, before.settled.at) != _leading(new, self.now) for old, new in rows):
            groups = PatchedGroups(before.facts.groups, self.patch.groups)
            found = waiting_links(self.settled.rows.values(), self.content.pages.values(), self.now, groups, self.content.tree)
            self.patch.group(before.facts.groups, found, {*found, *families(before.facts.groups, {"waiting"})})

    def _group(self, articles: Mapping[str, Change], happenings: Mapping[str, EventChange]) -> None:
        before = self.before.facts.groups
        if articles:
            groups = ArticleGroups(before, articles, self.order, self.article).made()
            self.patch.group(before, groups, groups)
        if happenings:
            groups = EventGroups(before, happenings, self._happening).made()
            self.patch.group(before, groups, groups)
        if happenings or any(_topics(old) != _topics(new) for old, new in articles.values()):
            groups = PatchedGroups(before, self.patch.groups)
            coming = [self._happening(id) for id in groups.get(("events", "coming"), ())]
            now = coming_by_topic(coming, lambda id: self.article(id).topics if id in self.shown else ())
            self.patch.group(before, now, {*now, *families(before, {"coming"})})
        newest = max(self.order.values(), default=("", ""))[0][:10]
        archive = bool(newest) and (self.as_of - date.fromisoformat(newest)).days > YEAR_DAYS
        if archive != self.before.facts.archive:
            self.patch.scalars["archive"] = archive

    def _happening(self, id: str) -> Happening:
        known = self.patch.records.get("happenings", {}).get(id)
        found: Happening = self.before.facts.happenings[id] if known is None else known
        return found

    def _media(self, checks: CrossChecks) -> None:
        """The pictures and attachments that published content names; looked at when any of them, or who names them, is another."""
        before = self.before
        rows = [(before.settled.rows.get(path), self.settled.rows.get(path)) for path in self.touched]
        same = all(self._names(old, self.was_shown) == self._names(new, self.shown) for old, new in rows)
        if same and not self.told_anew and "pages" not in self.patch.records and before.stamp == self.content.stamp:
            return
        named = set(files_of_rest(self.documents.values(), self.content.pages.values()))
        named.update(file for row in self.shown.values() for file in files_of(row))
        media = self.content.look(named)
        pictures = with_covers(media.pictures, self.shown.values())
        self.patch.table("pictures", before.facts.pictures, pictures)
        self.patch.table("attachments", before.facts.attachments, media.attachments)
        checks.faults["files"] = {"": tuple(media.problems)}

    def _names(self, row: Row | None, shown: Mapping[str, Row]) -> object:
        return (row.images, row.links, row.withdrawn) if row and row.id in shown else None

    def _dues(self, facts: Facts) -> tuple[Due, ...]:
        """What falls due next."""
        coming = ((id, facts.happenings[id]) for id in facts.groups.get(("events", "coming"), ()))
        dues = [*dues_of_rows(self.settled.rows.values(), self.now), *dues_of("happenings", coming, self.as_of)]
        for table in ("targets", "plans", "units"):
            dues += dues_of(table, getattr(facts, table).items(), self.as_of)
        return nearest(dues)


class _Judged:
    """What judging asks of the articles that readers see."""

    def __init__(self, assembling: _Assembling) -> None:
        self._assembling = assembling

    def day(self, id: str) -> date | None:
        """The day an article was published."""
        return _day(self._assembling.shown.get(id))

    def is_withdrawn(self, id: str) -> bool:
        """Whether an article was taken back."""
        row = self._assembling.shown.get(id)
        return row is not None and row.status == Status.WITHDRAWN

    def asks(self, id: str) -> bool:
        """Whether an article opened a consultation."""
        row = self._assembling.shown.get(id)
        return row is not None and row.asks is not None and id not in self._assembling.answers.tellers

    def edited(self, id: str) -> date | None:
        """The day of the latest edit that an article tells of."""
        row = self._assembling.shown.get(id)
        day = row.edited(self._assembling.now) if row else ""
        return date.fromisoformat(day) if day else None

    def named(self, place: str) -> str:
        """The id of the article of a file, an address or an old address."""
        return self._places.get(place, "")

    @cached_property
    def _places(self) -> dict[str, str]:
        rows = sorted(self._assembling.shown.values(), key=lambda row: row.order, reverse=True)
        places = {urls.old(alias).strip("/"): row.id for row in rows for alias in row.aliases}
        return places | {place: row.id for row in rows for place in (row.id, row.path, row.url.strip("/"))}


def _leading(row: Row | None, now: str) -> object:
    """Where an article leads, and whether it can be led to."""
    return (row.links, row.path, row.aliases, row.is_shown(now) or why_waiting(row)) if row else None


def _day(row: Row | None) -> date | None:
    return date.fromisoformat(row.at[:10]) if row else None


def _events(rows: Mapping[str, Row]) -> list[Row]:
    return sorted((row for row in rows.values() if row.event), key=lambda row: row.order)


def _told_event(article: Article | None) -> object:
    """What an event is made of."""
    return (article.event, article.card.title, article.card.at, article.path) if article and article.event else None


def _topics(article: Article | None) -> tuple[str, ...]:
    return article.topics if article and article.event else ()


def _parents(groups: Groups) -> set[tuple[str, ...]]:
    return {key for key in families(groups, {"units"}) if key[1] == "parent"}
