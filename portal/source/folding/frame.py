"""Owns the Frame: what one load knows about all articles, before and now, as the input of every later step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from portal import urls
from portal.domain.article import Article, Status
from portal.domain.facts import Facts
from portal.source.folding.consultations import Answers
from portal.source.folding.fixpoint import Settled
from portal.source.folding.groups import Change
from portal.source.folding.patch import Patch
from portal.source.folding.state import BuildState, Content
from portal.source.linking.row import Row, now_of


@dataclass
class Frame:
    """One load: the previous state, the settled articles, and the growing patch. `plans_changed`: plans were folded again."""

    content: Content
    before: BuildState
    settled: Settled
    patch: Patch = field(default_factory=Patch)

    def __post_init__(self) -> None:
        self.as_of, self.now = self.content.as_of, now_of(self.content.as_of)
        self.plans_changed = self.settled.plans is not self.before.settled.plans
        self.answers: Answers = self.before.answers
        self.documents = self.before.facts.documents

    @property
    def facts(self) -> Facts:
        """Return the Facts before."""
        return self.before.facts

    @cached_property
    def day_changed(self) -> bool:
        """Return whether the day differs from the previous load's."""
        return self.before.as_of.timetuple()[:3] != self.as_of.timetuple()[:3]

    @cached_property
    def shown(self) -> dict[str, Row]:
        """Return the published articles, by id."""
        return {row.id: row for row in self.settled.rows.values() if row.is_shown(self.now)}

    @cached_property
    def was_shown(self) -> dict[str, Row]:
        """Return those published before."""
        return {row.id: row for row in self.before.settled.rows.values() if row.is_shown(self.before.settled.at)}

    @cached_property
    def order(self) -> dict[str, tuple[str, str]]:
        """Return the sort key of each published article."""
        return {id: row.order for id, row in self.shown.items()}

    def article(self, id: str) -> Article:
        """Return a published article as it is now."""
        known = self.patch.records.get("articles", {}).get(id)
        found: Article = self.facts.articles[id] if known is None else known
        return found

    def topics(self, id: str) -> tuple[str, ...]:
        """Return the topics of an article; none if it is not published."""
        return self.article(id).topics if id in self.shown else ()

    def is_shown(self, path: str) -> bool:
        """Return whether the article of a file is published."""
        row = self.settled.rows.get(path)
        return row is not None and row.id in self.shown


def moved(articles: Mapping[str, Change]) -> list[str]:
    """Return the articles that came, went, or changed their date or file."""
    return [id for id, (old, new) in articles.items() if not (old and new) or (old.card.at, old.path) != (new.card.at, new.path)]


class ShownArticles:
    """What the judgement of plans needs to know about published articles, see `judgement.Articles`."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def day(self, id: str) -> date | None:
        """The day an article was published."""
        return day_of(self._frame.shown.get(id))

    def is_withdrawn(self, id: str) -> bool:
        """Return whether an article was withdrawn."""
        row = self._frame.shown.get(id)
        return row is not None and row.status == Status.WITHDRAWN

    def asks(self, id: str) -> bool:
        """Return whether an article opened a consultation."""
        row = self._frame.shown.get(id)
        return row is not None and row.asks is not None and id not in self._frame.answers.reporters

    def edited(self, id: str) -> date | None:
        """Return the day of the latest edit that an article lists."""
        row = self._frame.shown.get(id)
        day = row.edited(self._frame.now) if row else ""
        return date.fromisoformat(day) if day else None

    def named(self, place: str) -> str:
        """Return the id of the article with this file, address or old address."""
        return self._places.get(place, "")

    @cached_property
    def _places(self) -> dict[str, str]:
        rows = sorted(self._frame.shown.values(), key=lambda row: row.order, reverse=True)
        places = {urls.old(alias).strip("/"): row.id for row in rows for alias in row.aliases}
        return places | {place: row.id for row in rows for place in (row.id, row.path, row.url.strip("/"))}


def day_of(row: Row | None) -> date | None:
    """The day an article was published."""
    return date.fromisoformat(row.at[:10]) if row else None
