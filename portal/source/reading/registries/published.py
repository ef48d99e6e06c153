"""Owns da-cong-bo.yml: every promise as it was understood when it was published, so that none changes unnoticed.

Only `portal publish` writes the file, `check` reads it. One promise per line: JSON, which is YAML too. An entry is never dropped; figures
that were changed with a note stay in it permanently. Nothing is judged here, and no file is read or written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

from portal import urls
from portal.domain.figure import deadline, figure
from portal.domain.plan import Stage, Target, TargetChange
from portal.domain.portal import Portal
from portal.domain.problem import Problem
from portal.record import dataclass
from portal.source.reading.faults import problem
from portal.source.reading.fields.merge import conflicts
from portal.text.sentence.likeness import same_figures
from portal.text.sentence.wording import sentence
from portal.text.statement import Comparator, Deadline, Form, Statement

FILE = "du-lieu/da-cong-bo.yml"
HEAD = "# Chỉ tiêu đã công bố, đúng như khi công bố. Lệnh `portal publish` ghi tệp này; không sửa tay.\n"
NUMBERS = ("value", "value_max", "of", "planned")
WORDS = ("measure", "per", "change", "share_of_plan")


@dataclass(frozen=True, slots=True)
class Former:
    """The wording of a promise before it was changed, until when, and why."""

    statement: Statement
    until: date
    note: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One published promise."""

    id: str
    plan: str
    statement: Statement
    article: str
    first: date
    note: str = ""
    before: tuple[Former, ...] = ()
    line: int = field(default=0, compare=False)


def published_promises(portal: Portal, before: str = "", day: date | None = None) -> str:
    """Return the text of the file after a publication on `day`, from its previous text; the same input gives the same text.

    Targets of drafts are no promises yet. A promise that reads differently without a note keeps its published form.
    """
    known, _ = read_promises(before)
    for id in portal.ids("targets"):
        target = portal.target(id)
        if not portal.plan(target.plan).draft:
            known[id] = _renewed(known.get(id), target, day)
    return HEAD + "".join(f"- {_line(known[id])}\n" for id in sorted(known))


def _renewed(old: Promise | None, target: Target, day: date | None) -> Promise:
    set_on = target.day or day or date.min
    new = Promise(target.id, target.plan, target.statement, target.article, set_on, target.note)
    if old is None:
        return new
    new = replace(new, first=min(old.first, new.first), before=old.before)
    if target.statement.form is Form.UNREAD:  # once understood, it stays
        return old
    if old.statement.form is Form.UNREAD or same_figures(old.statement, target.statement):
        return new
    why = reason(old, target)
    if why is None:
        return old
    return replace(new, before=(*old.before, Former(old.statement, why[0] or day or set_on, why[1])))


def reason(old: Promise, target: Target) -> tuple[date | None, str] | None:
    """Return (day, note) of the change that explains why a promise reads differently now; None if nothing does."""
    for change in target.changes:
        if change.note and same_figures(change.old, old.statement):
            undated = change.article == target.article and change.day == target.day  # an edit without a date
            return (None if undated else change.day), change.note
    return (None, target.note) if target.note and target.note != old.note else None


def check_promises(known: Mapping[str, Promise], portal: Portal, as_of: date) -> list[Problem]:
    """Return published promises that read differently without a note (C109) or that nothing states any more (C110)."""
    targets = frozenset(portal.ids("targets"))
    plans = frozenset(portal.ids("plans"))
    faults = (_check(promise, portal, targets, plans) for promise in known.values() if promise.first <= as_of)
    return [fault for fault in faults if fault]


def _check(old: Promise, portal: Portal, targets: frozenset[str], plans: frozenset[str]) -> Problem | None:
    if old.id not in targets:
        if _is_said_in_parts(old, portal, targets):
            return None
        given_up = old.plan in plans and any(entry.stage is Stage.DROPPED and entry.note for entry in portal.plan(old.plan).stages)
        return None if given_up else problem("C110", FILE, old.line, sentence(old.statement))
    target = portal.target(old.id)
    if Form.UNREAD in (old.statement.form, target.statement.form) or same_figures(old.statement, target.statement) or reason(old, target):
        return None
    path = portal.article(target.article).path if target.article and portal.has_article(target.article) else FILE
    return problem("C109", path, old.line if path == FILE else 0, figure_text(old.statement), figure_text(target.statement))


def _is_said_in_parts(old: Promise, portal: Portal, targets: frozenset[str]) -> bool:
    """Return whether a promise without a page is now one of the parts of its sentence: (4) is (4a), (4b)."""
    parts = [portal.target(id).statement for letter in ascii_lowercase if (id := f"{old.id}{letter}") in targets]
    return bool(parts) and (old.statement.form is Form.UNREAD or any(same_figures(old.statement, part) for part in parts))


def figure_text(said: Statement) -> str:
    """Return the figure of a promise with its deadline: "100%, hạn 2018"."""
    return f"{figure(said)}, hạn {deadline(said.by)}" if said.by else figure(said)


def read_promises(text: str) -> tuple[dict[str, Promise], list[Problem]]:
    """Return the promises of the file; a broken line is reported (R103) and left out."""
    known: dict[str, Promise] = {}
    faults = [problem(fault.code, FILE, fault.line, fault.detail) for fault in conflicts(text)]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("- "):
            continue
        try:
            promise = _promise(json.loads(line[2:]), number)
        except (ValueError, KeyError, TypeError, ArithmeticError, AttributeError, IndexError, RecursionError):
            faults.append(problem("R103", FILE, number, number))
        else:
            known[promise.id] = promise
    return known, faults


def _line(promise: Promise) -> str:
    entry: dict[str, Any] = {
        "mã": promise.id,
        "kế hoạch": promise.plan,
        "công bố từ": promise.first.isoformat(),
        "địa chỉ": urls.target(promise.id),
        "bài": promise.article,
        **_written(promise.statement),
        "ghi chú": promise.note,
        "trước": [{"đến": old.until.isoformat(), "lý do": old.note, **_written(old.statement)} for old in promise.before],
    }
    return json.dumps({key: value for key, value in entry.items() if value}, ensure_ascii=False)


def _written(said: Statement) -> dict[str, Any]:
    """Return a statement in the form of the file: the sentence, the figure in words, and every part of the figure."""
    parts: dict[str, str] = {"form": said.form.value, "comparator": said.comparator.value}
    parts |= {name: str(value) for name in NUMBERS if (value := getattr(said, name)) is not None}
    parts |= {name: value for name in WORDS if (value := getattr(said, name))}
    if said.by:
        parts["by"] = f"{said.by.day.isoformat()} {said.by.precision} {said.by.source}"
    return {"câu": sentence(said), "mức": figure_text(said), "số liệu": parts}


def _promise(entry: dict[str, Any], line: int) -> Promise:
    before = tuple(Former(_statement(old), date.fromisoformat(old["đến"]), old.get("lý do", "")) for old in entry.get("trước", ()))
    return Promise(
        entry["mã"], entry["kế hoạch"], _statement(entry), entry.get("bài", ""), date.fromisoformat(entry["công bố từ"]),
        entry.get("ghi chú", ""), before, line,
    )  # fmt: skip


def _statement(entry: dict[str, Any]) -> Statement:
    parts = entry["số liệu"]
    by = parts.get("by", "").split()
    figures: dict[str, Any] = {name: Decimal(parts[name]) for name in NUMBERS if name in parts}
    if not all(number.is_finite() for number in figures.values()):
        raise ValueError("no figure")
    return Statement(
        quote=entry["câu"],
        form=Form(parts["form"]),
        comparator=Comparator(parts["comparator"]),
        by=Deadline(date.fromisoformat(by[0]), by[1], by[2]) if by else None,
        **figures,
        **{name: parts[name] for name in WORDS if name in parts},
    )


def changes_kept(promise: Promise | None, target: Target, day: date) -> tuple[TargetChange, ...]:
    """Return the changes of a target with those only the file knows: figures edited in the very article that set them.

    `day` dates a change that was noted but not published yet.
    """
    if promise is None or Form.UNREAD in (promise.statement.form, target.statement.form):
        return target.changes
    words = [(old.statement, old.until, old.note) for old in promise.before]
    why = reason(promise, target)
    if why and not same_figures(promise.statement, target.statement):
        words.append((promise.statement, why[0] or day, why[1]))
    after = [statement for statement, _, _ in words[1:]] + [target.statement]
    kept = [
        TargetChange(old, new, until, target.article, note)
        for (old, until, note), new in zip(words, after, strict=False)
        if not any(same_figures(old, change.old) for change in target.changes)
    ]
    return tuple(sorted((*kept, *target.changes), key=lambda change: change.day))
