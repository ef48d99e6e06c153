"""Owns the amendment of Facts: articles that came, went or stand elsewhere now, laid into tables and groups without walking the rest.

With their events; what they tell of plans is told again in `retelling`, their pictures are counted in `files`. None says that the
long way has to be gone. Whatever is laid here must be what `assemble` would make of the whole: the promise's tests compare them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from portal.domain.article import Article, Status
from portal.domain.event import Happening
from portal.domain.facts import Facts
from portal.record import dataclass
from portal.source.crossings import coming_by_topic, units_of_topic
from portal.source.feeds import TOLD_AGAIN, is_fed, last_told, newest, tells_again
from portal.source.groups import BY_MONTHS, event_order, keys_of, stamp_of
from portal.source.happenings import Key as EventKey
from portal.source.happenings import regather
from portal.source.laid import Key, Laid, Lists
from portal.source.listings import event_year, group_happenings, past_order
from portal.source.periods import NO_YEAR, parted


@dataclass(frozen=True, slots=True)
class Amended:
    """One article before and after; None where there is none."""

    before: Article | None
    after: Article | None
    body_digest: str = ""


def amend(facts: Facts, amended: Sequence[Amended], told: Mapping[EventKey, Collection[str]], as_of: date) -> Laid | None:
    """What has to be laid over the Facts. `told`: see `happenings.tellers`, of the articles before."""
    events = regather(facts, told, [(one.before, one.after) for one in amended], as_of)
    if events is None:
        return None
    work = _Work(facts, as_of)
    for one in amended:
        if one.before:
            work.take_out(one.before)
        if one.after:
            work.put_in(one.after, one.body_digest)
    work.move_events(*events)
    work.settle([article for one in amended for article in (one.before, one.after) if article])
    return None if work.archive() != facts.archive or work.turns_a_year() else work.laid


def plain(article: Article) -> bool:
    """Whether an article tells of nothing that other articles may tell of too, but of plans and events."""
    tells = (article.consultation, article.corrects, article.replaced_by, article.stale, article.aliases)
    return not any(tells) and article.card.status is Status.PUBLISHED


class _Work(Lists):
    """Facts under amendment."""

    def __init__(self, facts: Facts, as_of: date) -> None:
        super().__init__(facts)
        self._as_of = as_of
        self._articles: dict[str, Article] = {}  # as they are now
        self._happenings: dict[str, Happening] = {}
        self._years: set[str] = set()  # of past events
        self._touched: dict[Key, None] = {}

    # ---- one article

    def take_out(self, article: Article) -> None:
        """An article leaves its tables and groups."""
        for table in ("articles", "body_digests"):
            self._record(table, article.id, None)
        self.drop(("ids", "articles"), article.id)
        for key in keys_of(article, self._as_of):
            self._touched[key] = None
            self.drop(key, article.id)

    def put_in(self, article: Article, body_digest: str) -> None:
        """An article enters its tables and groups, in the order of time."""
        self._articles[article.id] = article
        self._record("articles", article.id, article)
        self._record("body_digests", article.id, body_digest)
        self.insert(("ids", "articles"), article.id, self._moment, newest_first=True)
        for key in keys_of(article, self._as_of):
            self._touched[key] = None
            self.insert(key, article.id, self._moment, newest_first=True)

    def _moment(self, id: str) -> Any:
        article = self._article(id)
        return article.card.at, article.path

    def _article(self, id: str) -> Article:
        return self._articles[id] if id in self._articles else self._facts.articles[id]

    def _record(self, table: str, id: str, record: Any) -> None:
        self.laid.records.setdefault(table, {})[id] = record

    # ---- events

    def move_events(self, before: Iterable[Happening], after: Iterable[Happening]) -> None:
        """Events leave their tables and groups, and enter them as they are told now."""
        for item in before:
            self._take_event(item)
        for item in after:
            self._put_event(item)

    def _take_event(self, item: Happening) -> None:
        self._record("happenings", item.id, None)
        self.drop(("ids", "happenings"), item.id)
        self.drop(("events", "coming" if item.coming else "past"), item.id)
        if not item.coming:
            self._years.add(event_year(item))
            self.drop(("events", "year", event_year(item)), item.id)

    def _put_event(self, item: Happening) -> None:
        self._happenings[item.id] = item
        self._record("happenings", item.id, item)
        self.insert(("ids", "happenings"), item.id, lambda id: self._moment(self._happening(id).articles[-1]))
        if item.coming:
            self.insert(("events", "coming"), item.id, lambda id: event_order(self._happening(id)))
            return
        self.insert(("events", "past"), item.id, lambda id: event_order(self._happening(id)), newest_first=True)
        key = ("events", "year", event_year(item))
        self._years.add(key[-1])
        self.insert(key, item.id, lambda id: past_order(self._happening(id)), newest_first=True)

    def _happening(self, id: str) -> Happening:
        return self._happenings[id] if id in self._happenings else self._facts.happenings[id]

    # ---- what follows from the lists

    def settle(self, articles: Iterable[Article]) -> None:
        """Everything that is made of the changed lists."""
        moved = list(articles)
        for year in dict.fromkeys(f"{article.card.at.year:04}" for article in moved):
            self._stamps(year, {article.url for article in moved})
        self._tell_again(moved)
        for key in self._touched:
            if _parts(key):
                self._part(key, self._month)
            if is_fed(key):
                self._feed(key, moved)
        self._events()
        for topic in dict.fromkeys(topic for article in moved for topic in article.topics):
            self._units_of(topic)
        for table in ("articles", "happenings"):
            if ("ids", table) in self.laid.groups:
                self.laid.ids[table] = self.laid.groups.pop(("ids", table))

    def _stamps(self, year: str, urls: set[str]) -> None:
        known = {line.split(" ", 1)[1]: line for line in self._facts.groups.get(("stamps", year), ())}
        lines = []
        for id in self.group(("year", year)):
            url = self._articles[id].url if id in self._articles else self._facts.places[id][0]
            lines.append(known[url] if url in known and id not in self._articles else stamp_of(self._article(id)))
        self._set(("stamps", year), lines)

    def _tell_again(self, moved: list[Article]) -> None:
        touched = {article.id for article in moved}
        ids = [id for id in self.group(TOLD_AGAIN) if id not in touched]
        ids += [id for id in touched if id in self._articles and tells_again(self._articles[id])]
        self._set(TOLD_AGAIN, sorted(ids))

    def _feed(self, key: Key, moved: list[Article]) -> None:
        """The newest of a group with those that told something again; of the latter all, when one left the feed."""
        feed = ("feed", *key)
        before = self._facts.groups.get(feed, ())
        left = {article.id for article in moved} & set(before)
        again = self.group(TOLD_AGAIN) if left else (*before, *self._articles)
        members = {id for id in again if self._is_in(id, key)}
        self._set(feed, last_told([*newest(self.group(key), self._article), *members], self._article))

    def _is_in(self, id: str, key: Key) -> bool:
        gone = id not in self._articles and self.laid.records["articles"].get(id, id) is None
        return not gone and tells_again(self._article(id)) and key in set(keys_of(self._article(id), self._as_of))

    def _month(self, id: str) -> str:
        day = self._articles[id].card.at.date().isoformat() if id in self._articles else self._facts.places[id][1]
        return day[:7]

    def _part(self, key: Key, dated: Callable[[str], str]) -> None:
        """The parts of a list that is long now, or was."""
        ids = self.group(key)
        now = parted({key: ids}, [key], dated) if ids else {}
        for name in self._facts.groups.get((*key, "periods"), ()):
            self._set((*key, name), now.get((*key, name), ()))
        self._set((*key, "periods"), now.get((*key, "periods"), ()))
        for part, found in now.items():
            self._set(part, found)

    def _events(self) -> None:
        """The lists of past events by their years, and of those to come by topics."""
        for year in self._years:
            key = ("events", "year", year)
            made = group_happenings({id: self._happening(id) for id in self.group(key)})
            for name in self._facts.groups.get((*key, "periods"), ()):
                self._set((*key, name), made.get((*key, name), ()))
            self._set((*key, "periods"), made.get((*key, "periods"), ()))
            for part, ids in made.items():
                if part[:3] == key:
                    self._set(part, ids)
        names = dict.fromkeys([*self._facts.groups.get(("events", "years"), ()), *self._years])
        there = [year for year in names if self.group(("events", "year", year))]
        self._set(("events", "years"), sorted(there, key=lambda year: (year != NO_YEAR, year), reverse=True))
        if ("events", "coming") in self.laid.groups:
            self._coming()

    def _coming(self) -> None:
        ids = self.group(("events", "coming"))
        told = {id: self._article(id) for item in ids for id in self._happening(item).articles}
        facts = self._facts
        before = [facts.articles[id] for item in facts.groups.get(("events", "coming"), ()) for id in facts.happenings[item].articles]
        topics = {topic for article in (*told.values(), *before) for topic in article.topics}
        now = coming_by_topic({id: self._happening(id) for id in ids}, told)
        for topic in topics:
            self._set(("coming", "topic", topic), now.get(("coming", "topic", topic), ()))

    def _units_of(self, topic: str) -> None:
        """The units that tell of a topic, counted by what came and went."""
        key = ("topic", topic)
        known = zip(self._facts.groups.get(("units", *key), ()), self._facts.groups.get(("counts", *key), ()), strict=True)
        counts = Counter({unit: int(count) for unit, count in known})
        before, now = set(self._facts.groups.get(key, ())), set(self.group(key))
        counts.subtract(self._facts.articles[id].card.unit for id in before if id not in now or id in self._articles)
        counts.update(self._article(id).card.unit for id in now if id not in before or id in self._articles)
        for name, ids in units_of_topic(topic, {unit: count for unit, count in counts.items() if count}).items():
            self._set(name, ids)

    def turns_a_year(self) -> bool:
        """Whether there are articles of other years now than before."""
        known = self._facts.groups.get(("years",), ())
        return any(bool(self.group(key)) != (key[1] in known) for key in self._touched if key[0] == "year")

    def archive(self) -> bool:
        """Whether the newest article is over a year old."""
        ids = self.laid.ids.get("articles") or tuple(self._facts.articles)
        return bool(ids) and (self._as_of - self._article(ids[0]).card.at.date()).days > 365


def _parts(key: Key) -> bool:
    """Whether a list is one of a year, which parts into months once it is long."""
    return key[-1].isdigit() and (key[0] in BY_MONTHS or key[:2] == ("kind", "notice"))
