"""Owns the sorting of changed files for the short way: other words, or an article that came, went or moved; else the long way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from portal import urls
from portal.domain.article import Article
from portal.domain.facts import Facts
from portal.domain.problem import Problem, errors
from portal.source.amendment import Amended, amend, plain
from portal.source.draft import Draft, as_seen
from portal.source.due import READERS, Due, dues_of, dues_of_article, nearest
from portal.source.edit import arrived, small_edit, tells_of_itself, tells_of_plans
from portal.source.files import FilesLaid, FileUse
from portal.source.happenings import tellers
from portal.source.link import Linked, link_article
from portal.source.link_places import PLACED
from portal.source.lives import finished
from portal.source.media import Seen
from portal.source.references import place
from portal.source.registry import Registries
from portal.source.retelling import Around, Edited, Retold, retell
from portal.store.reload import Reloaded

NEAREST = ("L101", "L104")  # problems whose hint names the nearest address: another one may be nearer now


class Changes:
    """The files that changed, one by one."""

    def __init__(
        self, reloaded: Reloaded, facts: Facts, registries: Registries, as_of: date, draft: Callable[[str], Draft | None],
        look: Callable[[str], Seen],
    ) -> None:  # fmt: skip
        """`draft`: path → the draft as it was. `look`: what a picture or an attachment is."""
        self._reloaded = reloaded
        self._facts = facts
        self._registries = registries
        self._as_of = as_of
        self._kept = draft
        self._look = look
        self._moved: list[_Moved] = []
        self._ids = {path: id for id, path in reloaded.snapshot.small("paths").items()}
        self._named: frozenset[str] = reloaded.snapshot.remembered("named")

    def _draft(self, path: str) -> Draft | None:
        """The draft as it was."""
        known = self._kept(path)
        return known and as_seen(known, self._as_of)

    def take(self, path: str, draft: Draft | None) -> bool:
        """One file with its draft now; False when it has to go the long way."""
        before, draft = self._draft(path), draft and as_seen(draft, self._as_of)
        if path in self._reloaded.kept["held"] or errors([fault for fault in self._reloaded.problems if fault.path == path]):
            return False
        return self._take_words(path, before, draft) or self._take_place(path, before, draft)

    def _take_words(self, path: str, before: Draft | None, draft: Draft | None) -> bool:
        """Other words of a published article."""
        if before is None or draft is None or path not in self._ids:
            return False
        shown = self._facts.articles[self._ids[path]]
        edit = small_edit(before, draft, shown, self._registries)
        if edit is None:
            return False
        reloaded = self._reloaded
        others = [fault for fault in reloaded.problems if fault.path == path and fault not in edit.before]
        moved = any(fault.code in PLACED or _above(before, fault) != _above(draft, fault) for fault in others)
        if moved or not self._retitle(shown, edit.article):
            return False
        reloaded.take(edit.article, draft)
        self._tell(path, (*edit.problems, *others))
        return True

    def _retitle(self, shown: Article, article: Article) -> bool:
        """An event without a name of its own is called as its article is."""
        if article.event is None or article.event.name or shown.card.title == article.card.title:
            return True
        known = self._facts.happenings.get(shown.id)
        if known is None or known.articles != (shown.id,):
            return False
        self._reloaded.over.put("happenings", shown.id, replace(known, title=article.card.title))
        return True

    def _take_place(self, path: str, before: Draft | None, draft: Draft | None) -> bool:
        """An article that came, went, or stands elsewhere now."""
        if self._reloaded.kept["held"] or (before and not tells_of_itself(before)) or self._is_named(path):
            return False
        if any(fault.code in NEAREST for fault in self._reloaded.problems):
            return False
        if not all(self._leads_somewhere(link) for told in (before, draft) if told for link in told.links):
            return False
        shown = self._facts.articles[self._ids[path]] if path in self._ids else None
        now = arrived(draft, self._registries, self._as_of) if draft else None
        item = now.item if now and now.shown else None
        if (draft and not now) or not all(plain(article) for article in (shown, item and item.article) if article):
            return False
        if any(told and not seen and tells_of_plans(told) for told, seen in ((before, shown), (draft, item))):
            return False
        self._moved.append(_Moved(path, shown, before, item, now.item if now else None))
        self._tell(path, now.problems if now else ())
        self._name(draft)
        if draft and item:
            self._reloaded.enter(item.article.id, draft)
        elif shown:
            self._reloaded.over.put("paths", shown.id, None)
        return True

    def _leads_somewhere(self, link: str) -> bool:
        """Whether a link leads to a file, or to a published article that stays: nothing is to be told of it."""
        if urls.file_behind(link) in self._reloaded.tree.files:
            return True
        path = f"{link.strip('/')}.md"
        return path in self._ids and path in self._reloaded.tree.articles and link == urls.article(path)

    def _name(self, draft: Draft | None) -> None:
        """Note where a file leads: what it names is no matter of one file any more."""
        if draft and draft.links:
            self._named |= {place(link) for link in draft.links}
            self._reloaded.named = self._named

    def _is_named(self, path: str) -> bool:
        """Whether other files name this one, or bear its name in other letters."""
        id = path.removesuffix(".md")
        if place(id) in self._named or (path not in self._ids and id in self._facts.articles):
            return True
        same = [other for other in self._reloaded.tree.articles if other.casefold() == path.casefold()]
        if len(same) > 1 or (not same and any(other.casefold() == path.casefold() for other in self._reloaded.gone - {path})):
            return True
        aliases = (alias for id in self._facts.groups.get(("aliased",), ()) for alias in self._facts.articles[id].aliases)
        return any(place(alias) == place(urls.article(path)) for alias in aliases)

    def _tell(self, path: str, problems: tuple[Any, ...]) -> None:
        others = (fault for fault in self._reloaded.problems if fault.path != path)
        self._reloaded.problems = sorted({*others, *problems})

    def settle(self) -> bool:
        """Lay everything over the snapshot; False when more than these articles and plans would be another."""
        if not self._moved:
            return True
        retold, files = self._retold(), self._files()
        if retold is None or files is None:
            return False
        amended = [one.amended(retold.articles, self._as_of) for one in self._moved]
        eventful = any(article and article.event for one in amended for article in (one.before, one.after))
        told = self._reloaded.snapshot.remembered("told") if eventful else {}
        laid = amend(self._facts, amended, told, self._as_of)
        if laid is None:
            return False
        laid = retold.over(laid)
        self._reloaded.lay(replace(laid, records=laid.records | files.records, ids=laid.ids | files.ids))
        self._reloaded.shown = files.shown
        self._reloaded.problems = [*(fault for fault in self._reloaded.problems if fault.path not in files.gone), *files.problems]
        self._tell_events(told, amended)
        self._review(retold)
        return True

    def dues(self, before: Iterable[Due]) -> tuple[Due, ...] | None:
        """What falls due next, after the edits; None when nothing is left of what was known, so that all has to be looked at."""
        known, records = list(before), self._reloaded.over.records
        paths = {one.path for one in self._moved}
        kept = [due for due in known if due.id not in (paths if due.table == "articles" else records.get(due.table, ()))]
        if known and not kept:
            return None
        came = [due for one in self._moved if one.now for due in dues_of_article(one.now, self._as_of)]
        return nearest([*kept, *came, *(due for table in READERS for due in dues_of(table, records.get(table, {}), self._as_of))])

    def _retold(self) -> Retold | None:
        """What the changed files do to plans."""
        assert self._registries.identity is not None
        tellers = [one.teller(self._registries) for one in self._moved if one.tells]
        if not tellers:
            return Retold()
        recall = self._reloaded.snapshot.remembered
        around = Around(self._draft_of, self._named_as, recall("hidden"), recall("withdrawn"))
        return retell(self._facts, self._registries, tellers, around, self._as_of)

    def _tell_events(self, told: dict[Any, tuple[str, ...]], amended: list[Amended]) -> None:
        """Note who may tell of one event now."""
        came, went = tellers(one.after for one in amended if one.after), tellers(one.before for one in amended if one.before)
        if came == went:
            return
        now = {key: (*(id for id in told.get(key, ()) if id not in went.get(key, ())), *came.get(key, ())) for key in went | came}
        self._reloaded.told = {key: ids for key, ids in {**told, **now}.items() if ids}

    def _files(self) -> FilesLaid | None:
        """What the changed files do to pictures and attachments."""
        before = [(one.shown, one.before.links) for one in self._moved if one.shown and one.before]
        after = [(one.after.article, one.after.draft.links) for one in self._moved if one.after]
        shown: FileUse = self._reloaded.snapshot.remembered("shown")
        if any(fault.code == "P101" for fault in self._reloaded.problems):
            return None  # which picture an article begins with depends on those that could not be derived
        return shown.moved(self._facts, before, after, self._reloaded.tree.files, self._look)

    def _draft_of(self, id: str) -> Draft | None:
        return self._draft(self._facts.articles[id].path)

    def _named_as(self, place: str) -> str:
        if place in self._facts.articles:
            return place
        moved = self._facts.groups.get(("alias", urls.old(place)), ())
        return self._ids.get(place) or self._ids.get(f"{place}.md", "") or "".join(moved)

    def _review(self, retold: Retold) -> None:
        """Tell what telling plans anew gave to say."""
        known = (fault for fault in self._reloaded.problems if fault not in retold.gone)
        self._reloaded.problems = sorted({*known, *retold.come, *(fault for told in retold.reports.values() for fault in told)})


@dataclass(frozen=True, slots=True)
class _Moved:
    """One changed file: the article as published, its draft then, and the article as it is linked now."""

    path: str
    shown: Article | None
    before: Draft | None
    after: Linked | None  # None while readers do not see it
    now: Linked | None

    @property
    def tells(self) -> bool:
        """Whether it tells, or told, of plans or figures."""
        return bool(self.shown and (self.shown.plans or self.shown.results)) or bool(self.after and tells_of_plans(self.after.draft))

    def teller(self, registries: Registries) -> Edited:
        """The article before and now, as those who tell of plans."""
        assert registries.identity is not None
        before = link_article(self.before, registries, registries.identity.feed_authority)[0] if self.before and self.shown else None
        return Edited(self.path, before, self.after)

    def amended(self, told: Mapping[str, Article], as_of: date) -> Amended:
        """The article before and now, as readers see it."""
        if self.after is None:
            return Amended(self.shown, None)
        article = self.after.article
        return Amended(self.shown, told.get(article.id) or finished(article, as_of), self.after.draft.body_digest)


def _above(draft: Draft, fault: Problem) -> list[str]:
    """The head down to the line of a fault."""
    return draft.head.split("\n")[: fault.line]
