"""Owns the numbers of targets within their plans: which were typed, published or assigned, and which is free for a line without one.

A number that somebody typed for something else is never assigned, wherever it was typed; a published number stays with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portal.domain.plan import Plan
from portal.source.linking.plan_names import NUMBER, bare
from portal.source.reading.draft import Mention
from portal.source.reading.fields.statements import StatementLine
from portal.source.reading.registries.published import Promise
from portal.text.fold import fold_name
from portal.text.sentence import plainly_other
from portal.text.statement import Statement

_BASE = re.compile(r"\d+(?:\.\d+)*")


def base_of(number: str) -> str:
    """Return the number without its letter: "4" of "4a"."""
    found = _BASE.match(number)
    return found.group() if found else number


@dataclass(slots=True)
class TargetNumbers:
    """Numbers typed in articles by the plan's name as written there, and published numbers by plan."""

    typed: dict[str, dict[str, list[Statement]]] = field(default_factory=dict)
    published: dict[str, list[Promise]] = field(default_factory=dict)
    used: dict[str, set[str]] = field(default_factory=dict)  # plan id → numbers of its targets, without letters

    def expect(self, mentions: Iterable[Mention]) -> None:
        """Record the numbers that articles type, before any article is replayed."""
        for mention in mentions:
            for line in mention.targets:
                if line.number:
                    for key in _keys(mention.name.text):
                        self.typed.setdefault(key, {}).setdefault(base_of(line.number), []).append(line.statement)

    def assign(self, plan: str, number: str) -> None:
        """Assign this number to a target."""
        self.used.setdefault(plan, set()).add(base_of(number))

    def published_for(self, plan: str, article: str, statement: Statement, here: frozenset[str]) -> str:
        """Return the number under which this very sentence of this article was published; "" if it never was."""
        own = [p for p in self.published.get(plan, ()) if p.article == article and _number(p) not in here and p.id not in self._ids(plan)]
        words = fold_name(statement.quote)
        same = [p for p in own if fold_name(p.statement.quote) == words]
        alike = same or [p for p in own if _alike(p.statement.quote, statement.quote)]
        return _number(alike[0]) if same or len(alike) == 1 else ""

    def _ids(self, plan: str) -> frozenset[str]:
        return frozenset(f"{plan}-{number}" for number in self.used.get(plan, ()))

    def free(self, plan: Plan, count: int, statement: Statement, here: frozenset[str]) -> str:
        """Return the next free number after `count` targets; `here`: the numbers typed in the same list."""
        used = self.used.get(plan.id, set()) | {base_of(number) for number in here}
        used |= {base_of(_number(promise)) for promise in self.published.get(plan.id, ())}
        number = count + 1
        while str(number) in used or self._elsewhere(plan, str(number), statement):
            number += 1
        return str(number)

    def _elsewhere(self, plan: Plan, number: str, statement: Statement) -> bool:
        """Return whether an article types this number for something else."""
        if not self.typed:
            return False
        keys = {plan.id, *(key for name in plan.names for key in _keys(name))}
        others = (said for key in keys for said in self.typed.get(key, {}).get(number, ()))
        return any(not _same_thing(said, statement) for said in others)


def _number(promise: Promise) -> str:
    return promise.id.removeprefix(f"{promise.plan}-")


def _keys(name: str) -> Iterator[str]:
    """Yield the forms in which a plan's name is known."""
    yield name
    yield fold_name(name)
    yield fold_name(bare(name))
    if number := NUMBER.search(name):
        yield fold_name(number[0])


def _same_thing(one: Statement, other: Statement) -> bool:
    """Return whether a later line may mean the same promise: then the number it types is this promise's."""
    return one.measure == other.measure and _alike(one.quote, other.quote) and not plainly_other(one, other)


def _alike(one: str, other: str) -> bool:
    """Return whether two sentences have most of their words in common; figures do not count."""
    mine, theirs = (frozenset(re.findall(r"[^\W\d]+", fold_name(words))) for words in (one, other))
    return 2 * len(mine & theirs) > len(mine | theirs)


def typed_here(lines: Iterable[StatementLine]) -> frozenset[str]:
    """Return the numbers typed in one list, with and without letters."""
    return frozenset(form for line in lines if line.number for form in (line.label, base_of(line.number)))
