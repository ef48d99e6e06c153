"""Owns how each query of the Portal is answered from the Facts. The Portal caches and tracks the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from portal.domain.article import Neighbours
from portal.domain.facts import Facts


class Answering(Protocol):
    """The input of an answer: the Facts, and the positions of ids in groups that were searched before."""

    _facts: Facts
    _places: dict[tuple[str, ...], dict[str, int]]


def _years(portal: Answering, *key: str) -> tuple[tuple[str, int], ...]:
    facts, prefix = portal._facts, ("year",) if key == ("all",) else key
    found = ((year, facts.count((*prefix, year))) for year in facts.groups.get(("years",), ()))
    return tuple(pair for pair in found if pair[1])


def _months(portal: Answering, year: str) -> tuple[tuple[str, int], ...]:
    names = (f"{year}-{month:02}" for month in range(12, 0, -1))
    return tuple((name, count) for name in names if (count := portal._facts.count(("month", name))))


def _periods(portal: Answering, *key: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, portal._facts.count((*key, name))) for name in portal._facts.groups.get((*key, "periods"), ()))


def _neighbours(portal: Answering, id: str) -> Neighbours:
    article = portal._facts.articles[id]
    ids, place = _place(portal, id, ("all",))
    newer, older = (ids[place - 1 : place], ids[place + 1 : place + 2]) if place is not None else ((), ())
    return Neighbours(
        "".join(newer), "".join(older),
        tuple(_near(portal, 4, id, "plan", mention.plan) for mention in article.plans),
        tuple(_near(portal, 3, id, "topic", topic) for topic in article.topics[:2]),
        _near(portal, 3, id, "unit", article.card.unit), _near(portal, 4, id, "section", article.card.section),
        portal._facts.groups.get(("corrects", id), ()),
    )  # fmt: skip


def _near(portal: Answering, count: int, article: str, *key: str) -> tuple[str, ...]:
    """Return the `count` articles around one in a group, without it; the window is shifted inwards at both ends."""
    group, place = _place(portal, article, key)
    if place is None:
        return group[:count]
    start = max(0, min(place - count // 2, len(group) - count - 1))
    return (group[start:place] + group[place + 1 : start + count + 1])[:count]


def _place(portal: Answering, article: str, key: tuple[str, ...]) -> tuple[tuple[str, ...], int | None]:
    group = portal._facts.groups.get(key, ())
    places = portal._places.get(key)
    if places is None:
        places = portal._places[key] = {id: place for place, id in enumerate(group)}
    return group, places.get(article)


TABLES = {
    "article": "articles", "body": "bodies", "unit": "units", "topic": "topics", "section": "sections", "plan": "plans",
    "target": "targets", "result": "results", "document": "documents", "event": "events", "page": "pages", "law": "laws",
    "picture": "pictures", "attachment": "attachments",
}  # fmt: skip
HELD = {"has": "articles", "has_picture": "pictures", "has_attachment": "attachments"}
LOOKUPS: dict[str, Callable[..., Any]] = {
    **{name: lambda portal, name=name: getattr(portal._facts, name) for name in ("identity", "archive", "abbreviations", "synonyms")},
    "card": lambda portal, id: portal._facts.articles[id].card,
    **{name: lambda portal, id, table=table: id in getattr(portal._facts, table) for name, table in HELD.items()},
    "place": lambda portal, id: portal._facts.places[id],
    **dict.fromkeys(("ids", "table"), lambda portal, table: tuple(getattr(portal._facts, table))),
    "turns": lambda portal, *count: portal._facts.turns,  # ledgers of former versions asked for a count
    "group": lambda portal, *key: portal._facts.groups.get(key, ()),
    "count": lambda portal, *key: portal._facts.count(key),
    "any": lambda portal, *key: bool(portal._facts.count(key)),
    "latest": lambda portal, count, *key: portal._facts.groups.get(key, ())[:count],
    "years": _years,
    "months": _months,
    "periods": _periods,
    "names": lambda portal, of, *key: tuple(name for name, _ in LOOKUPS[of](portal, *key)),
    "neighbours": _neighbours,
    **{name: lambda portal, id, table=table: getattr(portal._facts, table)[id] for name, table in TABLES.items()},
}
