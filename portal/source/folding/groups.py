"""Owns the grouping of articles: by year, month, section, unit, topic, plan, kind, each newest first, and what is derived from these lists.

Only lists whose articles came, went or changed are computed; on a first build that is all of them. It also lists the units that ended.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from portal import urls
from portal.domain.article import Article, ArticleKind, Status
from portal.domain.facts import Groups
from portal.source.folding.feeds import UPDATED, is_fed, last_updated, newest, was_updated
from portal.source.folding.periods import parted
from portal.source.folding.relations import units_of_topic

Key = tuple[str, ...]
Change = tuple[Article | None, Article | None]  # an article before and now
BY_MONTHS = ("section", "unit", "topic", "consultation")  # their years are divided into months once they are long


def merged(
    ids: Sequence[str], gone: Iterable[str], come: Iterable[str], order: Callable[[str], Any], *, falling: bool = False
) -> tuple[str, ...]:  # fmt: skip
    """Return an ordered list without some ids and with others, inserted by `order`, which is called for few of the remaining ids."""
    left = set(gone)
    kept = [id for id in ids if id not in left] if left else list(ids)
    new = sorted(come, key=order, reverse=falling)
    if not kept:
        return tuple(new)
    for id in new:
        kept.insert(_place(kept, order(id), order, falling=falling), id)
    return tuple(kept)


def _place(ids: Sequence[str], own: Any, order: Callable[[str], Any], *, falling: bool) -> int:
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        other = order(ids[middle])
        if (other > own) if falling else (other < own):
            low = middle + 1
        else:
            high = middle
    return low


class ArticleGroups:
    """The groups of articles that differ from before."""

    def __init__(
        self, before: Groups, changes: Mapping[str, Change], order: Mapping[str, tuple[str, str]], article: Callable[[str], Article]
    ) -> None:
        """`order`: moment and file of every published article; `article`: by its id, as it is now."""
        self._before = before
        self._changes = changes
        self._order = order
        self._article = article
        self._updated_keys: dict[Key, None] = {}  # keys of articles whose time of last update changed
        self.found: Groups = {}

    def made(self) -> Groups:
        """Return all groups that changed or may have changed; empty: gone."""
        touched = self._lists()
        self._years(touched)
        for key in touched:
            if _parts(key):
                self._part(key)
        self._stamps()
        self._withdrawn()
        self._feeds(touched)
        self._topics()
        self._aliases()
        return self.found

    def _group(self, key: Key) -> tuple[str, ...]:
        return self.found[key] if key in self.found else self._before.get(key, ())

    def _lists(self) -> list[Key]:
        """Return every list that gained, lost or moved an article."""
        gone: defaultdict[Key, list[str]] = defaultdict(list)
        come: defaultdict[Key, list[str]] = defaultdict(list)
        for id, (old, new) in self._changes.items():
            was, now = (dict.fromkeys(_listed(article)) if article else {} for article in (old, new))
            moved = old is not None and new is not None and _moment(old) != _moment(new)
            for key in was:
                if moved or key not in now:
                    gone[key].append(id)
            for key in now:
                if moved or key not in was:
                    come[key].append(id)
            if any(article and was_updated(article) for article in (old, new)) and _feed_inputs(old) != _feed_inputs(new):
                self._updated_keys |= dict.fromkeys(key for article in (old, new) if article for key in keys_of(article))
        touched = list({**gone, **come})
        for key in touched:
            self.found[key] = merged(self._before.get(key, ()), gone.get(key, ()), come.get(key, ()), self._order.__getitem__, falling=True)
        return touched

    def _years(self, touched: Iterable[Key]) -> None:
        years = dict.fromkeys([*self._before.get(("years",), ()), *(key[1] for key in touched if key[0] == "year")])
        self.found["years",] = tuple(sorted((year for year in years if self._group(("year", year))), reverse=True))

    def _part(self, key: Key) -> None:
        """Update the periods of a list that is long now, or was."""
        ids = self.found[key]
        now = parted({key: ids}, [key], lambda id: self._order[id][0][:7]) if ids else {}
        for name in self._before.get((*key, "periods"), ()):
            self.found[*key, name] = now.get((*key, name), ())
        self.found[*key, "periods"] = now.get((*key, "periods"), ())
        self.found |= now

    def _stamps(self) -> None:
        """Update «2016-11-28 /tin/2016/11/x/»: the day of each article's last update, by year; this is all a site map needs."""
        years = {f"{article.card.at.year:04}" for pair in self._changes.values() for article in pair if article}
        for year in years:
            known = {line.split(" ", 1)[1]: line for line in self._before.get(("stamps", year), ())}
            self.found["stamps", year] = tuple([self._stamp(id, known) for id in self._group(("year", year))])

    def _stamp(self, id: str, known: Mapping[str, str]) -> str:
        article = self._changes[id][1] if id in self._changes else None
        if article is None:
            return known[urls.article(self._order[id][1])]
        return f"{article.last_update.date().isoformat()} {article.url}"

    def _withdrawn(self) -> None:
        now = [id for id, (_, new) in self._changes.items() if new and new.card.status is Status.WITHDRAWN]
        key = ("withdrawn",)
        self.found[key] = merged(self._before.get(key, ()), self._changes, now, self._order.__getitem__, falling=True)

    def _feeds(self, touched: Iterable[Key]) -> None:
        """Update ("feed", *key), last updated first, and ("updated", "articles"): the articles updated after publication."""
        again = {id for id in self._before.get(UPDATED, ()) if id not in self._changes}
        again |= {id for id, (_, new) in self._changes.items() if new and was_updated(new)}
        self.found[UPDATED] = tuple(sorted(again))
        keys: dict[str, set[Key]] = {}
        for key in dict.fromkeys([*touched, *self._updated_keys]):
            if is_fed(key):
                self.found["feed", *key] = self._feed(key, again, keys)

    def _feed(self, key: Key, again: set[str], keys: dict[str, set[Key]]) -> tuple[str, ...]:
        """Return the newest of a group and those updated later: of all these, if one left the feed."""
        before: tuple[str, ...] = self._before.get(("feed", *key), ())
        left = any(id in self._changes for id in before) or not before
        members = []
        for id in again if left else again.intersection((*before, *self._changes)):
            if id not in keys:
                keys[id] = set(filter(is_fed, keys_of(self._article(id))))
            if key in keys[id]:
                members.append(id)
        first = newest(self._group(key), lambda id: date.fromisoformat(self._order[id][0][:10]))
        return last_updated([*first, *members], self._article)

    def _topics(self) -> None:
        """Update the units of a topic's articles, counted by what came and went."""
        counts: dict[str, Counter[str]] = {}
        for pair in self._changes.values():
            for article, step in zip(pair, (-1, 1), strict=True):
                if article and article.card.status is not Status.WITHDRAWN:
                    for topic in article.topics:
                        if topic not in counts:
                            counts[topic] = self._known_units(topic)
                        counts[topic][article.card.unit] += step
        for topic, count in counts.items():
            self.found |= units_of_topic(topic, {unit: number for unit, number in count.items() if number})

    def _known_units(self, topic: str) -> Counter[str]:
        units, numbers = (self._before.get((name, "topic", topic), ()) for name in ("units", "counts"))
        return Counter({unit: int(number) for unit, number in zip(units, numbers, strict=True)})

    def _aliases(self) -> None:
        """Update ("aliased",) → the articles with old addresses; ("alias", address) → the one it leads to now, the newest first."""
        known: tuple[str, ...] = self._before.get(("aliased",), ())
        came = [id for id, (_, new) in self._changes.items() if new and new.aliases]
        if not known and not came:
            return
        moved = merged(known, self._changes, came, self._order.__getitem__, falling=True)
        living = {urls.article(path) for _, path in self._order.values()}
        before = [self._changes[id][0] if id in self._changes else self._article(id) for id in known]
        self.found |= {("alias", old): () for article in before if article for old in map(urls.old, article.aliases)}
        self.found["aliased",] = moved
        for id in moved:
            for old in map(urls.old, self._article(id).aliases):
                if old and old not in living and not self.found.get(("alias", old)):
                    self.found["alias", old] = (id,)


def _moment(article: Article) -> tuple[object, str]:
    return article.card.at, article.path


def _feed_inputs(article: Article | None) -> object:
    """Return when readers were informed of what about an article, as far as it affects the order of feeds."""
    return (article.last_update, was_updated(article), set(keys_of(article))) if article else None


def _listed(article: Article) -> Iterator[Key]:
    """Yield the lists that contain an article: none once it is withdrawn."""
    return iter(()) if article.card.status is Status.WITHDRAWN else keys_of(article)


def _parts(key: Key) -> bool:
    """Return whether a list is one of a year, which is divided into months once it is long."""
    return key[-1].isdigit() and (key[0] in BY_MONTHS or key[:2] == ("kind", ArticleKind.NOTICE))


def keys_of(article: Article) -> Iterator[Key]:
    """Yield the groups an article belongs to."""
    card = article.card
    year = f"{card.at.year:04}"
    yield ("all",)
    yield "year", year
    yield "month", f"{year}-{card.at.month:02}"
    listed = [("unit", card.unit), ("kind", card.kind), *(("topic", topic) for topic in article.topics)]
    listed += [("section", card.section)] if card.section else []
    listed += [("plan", mention.plan) for mention in article.plans]
    for key in dict.fromkeys(listed):
        yield key
        yield (*key, year)
    if card.kind is ArticleKind.NOTICE:
        yield "notice", "past" if article.expired else "current"
    if article.consultation:
        yield "consultation", "open" if article.consultation.open or article.consultation.awaited else "closed"
        yield "consultation", year
    if article.featured:
        yield ("featured",)
    if article.corrects:
        yield "corrects", article.corrects
