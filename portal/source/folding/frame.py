"""Owns the Frame: what one load knows of all articles, old and new, that every part of it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from portal import urls
from portal.domain.article import Article, Status
from portal.domain.facts import Facts
from portal.source.folding.consultations import Answers
from portal.source.folding.groups import Change
from portal.source.folding.patch import Patch
from portal.source.folding.settling import Settled
from portal.source.folding.state import BuildState, Content
from portal.source.linking.row import Row, now_of


@dataclass
class Frame:
    """One load: the state before, the articles as they are settled now, and the patch that grows. `told_anew`: plans are told anew."""

    content: Content
    before: BuildState
    settled: Settled
    patch: Patch = field(default_factory=Patch)

    def __post_init__(self) -> None:
        self.as_of, self.now = self.content.as_of, now_of(self.content.as_of)
        self.told_anew = self.settled.told is not self.before.settled.told
        self.answers: Answers = self.before.answers
        self.documents = self.before.facts.documents

    @property
    def facts(self) -> Facts:
        """The Facts before."""
        return self.before.facts

    @cached_property
    def another_day(self) -> bool:
        """Whether the day is another than before."""
        return self.before.as_of.timetuple()[:3] != self.as_of.timetuple()[:3]

    @cached_property
    def shown(self) -> dict[str, Row]:
        """The articles that readers see, by id."""
        return {row.id: row for row in self.settled.rows.values() if row.is_shown(self.now)}

    @cached_property
    def was_shown(self) -> dict[str, Row]:
        """Those they saw before."""
        return {row.id: row for row in self.before.settled.rows.values() if row.is_shown(self.before.settled.at)}

    @cached_property
    def order(self) -> dict[str, tuple[str, str]]:
        """The place in time of each article that readers see."""
        return {id: row.order for id, row in self.shown.items()}

    def article(self, id: str) -> Article:
        """A published article as it is now."""
        known = self.patch.records.get("articles", {}).get(id)
        found: Article = self.facts.articles[id] if known is None else known
        return found

    def topics(self, id: str) -> tuple[str, ...]:
        """What an article is about; nothing of one that readers do not see."""
        return self.article(id).topics if id in self.shown else ()

    def is_shown(self, path: str) -> bool:
        """Whether readers see the article of a file."""
        row = self.settled.rows.get(path)
        return row is not None and row.id in self.shown


def moved(articles: Mapping[str, Change]) -> list[str]:
    """The articles that came, went, or stand elsewhere in time or in the folder."""
    return [id for id, (old, new) in articles.items() if not (old and new) or (old.card.at, old.path) != (new.card.at, new.path)]


class ShownArticles:
    """What judging asks of the articles that readers see, see `judgement.Articles`."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def day(self, id: str) -> date | None:
        """The day an article was published."""
        return day_of(self._frame.shown.get(id))

    def is_withdrawn(self, id: str) -> bool:
        """Whether an article was taken back."""
        row = self._frame.shown.get(id)
        return row is not None and row.status == Status.WITHDRAWN

    def asks(self, id: str) -> bool:
        """Whether an article opened a consultation."""
        row = self._frame.shown.get(id)
        return row is not None and row.asks is not None and id not in self._frame.answers.tellers

    def edited(self, id: str) -> date | None:
        """The day of the latest edit that an article tells of."""
        row = self._frame.shown.get(id)
        day = row.edited(self._frame.now) if row else ""
        return date.fromisoformat(day) if day else None

    def named(self, place: str) -> str:
        """The id of the article of a file, an address or an old address."""
        return self._places.get(place, "")

    @cached_property
    def _places(self) -> dict[str, str]:
        rows = sorted(self._frame.shown.values(), key=lambda row: row.order, reverse=True)
        places = {urls.old(alias).strip("/"): row.id for row in rows for alias in row.aliases}
        return places | {place: row.id for row in rows for place in (row.id, row.path, row.url.strip("/"))}


def day_of(row: Row | None) -> date | None:
    """The day an article was published."""
    return date.fromisoformat(row.at[:10]) if row else None
