"""Owns what is suggested while somebody types the name of a unit, topic, section or plan: a few letters, without marks, or initials."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from portal.desk import clock
from portal.domain.unit import Unit
from portal.source.load import Loaded
from portal.text.fold import fold_name, syllables

MOST = 8
MIXED = 7  # words of one question that may be initials in part
LINKING = frozenset({"va", "cac", "cua", "ve", "cho", "voi", "tai", "thi"})  # words that initials leave out
SHORT = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc"}


class Suggestion(NamedTuple):
    """One name to choose: as it is written into the form, and a word beside it."""

    name: str
    beside: str = ""
    over: bool = False  # a unit that is no more: last


def suggested(loaded: Loaded, kind: str, typed: str) -> list[Suggestion]:
    """The best names of one kind ("unit", "topic", "section", "plan", "article") for what was typed."""
    asked = _asked(typed)
    ranked = ((_rank(asked, names), offer) for names, offer in _names(loaded, kind))
    found = [(offer.over, rank, len(offer.name), offer) for rank, offer in ranked if rank is not None]
    return [offer for *_, offer in sorted(found, key=lambda one: one[:3])[:MOST]]


def _asked(typed: str) -> str:
    return " ".join(SHORT.get(word, word) for word in fold_name(typed).split())


def _names(loaded: Loaded, kind: str) -> Iterator[tuple[tuple[str, ...], Suggestion]]:
    if loaded.rest is None:
        return
    registries = loaded.rest.registries
    if kind == "unit":
        yield from _units(registries.units.values())
    elif kind == "topic":
        yield from ((one.names, Suggestion(one.name, "" if len(one.names) < 2 else one.names[1])) for one in registries.topics.values())
    elif kind == "section":
        yield from (((one.name,), Suggestion(one.name)) for one in registries.sections.values())
    elif kind == "plan" and loaded.portal:
        plans = loaded.portal.facts.plans.values()
        yield from (((plan.name, plan.number, *plan.aliases), Suggestion(plan.name, plan.number)) for plan in plans)
    elif kind == "article" and loaded.state:
        rows = loaded.state.settled.rows.values()
        yield from (((row.title,), Suggestion(row.path, row.title)) for row in rows)


def _units(units: Collection[Unit]) -> Iterator[tuple[tuple[str, ...], Suggestion]]:
    """Every unit. A name that one unit has today means that one; others of that name are written by their ids."""
    today = clock.as_of(os.environ)
    several, current = Counter(unit.name for unit in units), Counter(unit.name for unit in units if unit.valid_on(today))
    for unit in units:
        over = unit.valid_to is not None and unit.valid_to < today
        is_meant = several[unit.name] == 1 or (unit.valid_on(today) and current[unit.name] == 1)
        written = unit.name if is_meant else unit.id
        until = f"đến {unit.valid_to:%d/%m/%Y}" if over and unit.valid_to else unit.short_name
        beside = until if is_meant else ", ".join(word for word in (unit.name, until) if word)
        yield (unit.name, unit.short_name, *unit.aliases, unit.id), Suggestion(written, beside, over)


def _rank(asked: str, names: Collection[str]) -> int | None:
    """How well what was typed fits the best of some names; None where it does not."""
    ranks = [rank for name in names if name and (rank := _fit(asked, fold_name(name))) is not None]
    return min(ranks, default=None)


def _fit(asked: str, name: str) -> int | None:
    if not asked:
        return 5
    if name.startswith(asked):
        return 0
    words, parts = asked.split(), name.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1
    letters = asked.replace(" ", "")
    if len(letters) > 1 and any(letters in initials for initials in _initials(parts)):
        return 2
    if 1 < len(words) < MIXED and any(_spelled(words, kept) for kept in (parts, [part for part in parts if part not in LINKING])):
        return 2
    return 3 if len(asked) > 2 and asked in name else None


def _spelled(words: list[str], parts: list[str]) -> bool:
    """Whether words begin parts of a name, or are initials of several, in order: «phong vh»."""
    if not words:
        return True
    word, rest = words[0], words[1:]
    return any(
        (part.startswith(word) and _spelled(rest, parts[at + 1 :]))
        or (len(word) > 1 and "".join(one[0] for one in parts[at : at + len(word)]) == word and _spelled(rest, parts[at + len(word) :]))
        for at, part in enumerate(parts)
    )


def _initials(parts: list[str]) -> Iterator[str]:
    yield "".join(part[0] for part in parts)
    yield "".join(part[0] for part in parts if part not in LINKING)


def alike(title: str, asked: str) -> bool:
    """Whether a title has every syllable that was asked for, marks left aside."""
    known = set(syllables(title))
    return all(word in known for word in syllables(asked))
