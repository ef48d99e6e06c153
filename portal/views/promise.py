"""Owns the wording and rows of targets and results: the promise as a sentence, its deadline, its latest result.

It serves the pages of plans, targets, units and topics. It judges nothing: states come from the target's standing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal import urls
from portal.domain.figure import deadline, figure
from portal.domain.plan import Origin, Result, State, Target
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.text.dates import format_day
from portal.text.sentence.wording import sentence
from portal.views.card import article_link, day_view, plan_link
from portal.views.parts import DateView, Link
from portal.views.rows import TargetGroup, TargetRow
from portal.views.shared import shared
from portal.views.statements import state_view

ORIGINS = {
    Origin.CENTRAL: "Trung ương giao",
    Origin.PROVINCE: "Tỉnh giao",
    Origin.LOCAL: "Địa phương đề ra",
    Origin.UNKNOWN: "Không rõ",
}
COUNTED = {
    State.MET: "đạt",
    State.EXCEEDED: "vượt",
    State.RUNNING: "đang thực hiện",
    State.BELOW: "chưa đạt mức đề ra",
    State.SILENT: "đã đến hạn, chưa có tin về kết quả",
    State.UNKNOWN: "chưa đủ số liệu để đánh giá",
    State.DRAFT: "trong dự thảo, chưa đánh giá",
    State.UNREAD: "chưa đọc được thành số liệu",
}


def target_title(target: Target) -> str:
    """Return the promise as a sentence that begins with a capital letter."""
    words = sentence(target.statement)
    return words[:1].upper() + words[1:]


PART = re.compile(r"^trong (?:đó|số đó|số này)\s*,?\s*(?:có\s+)?:?\s*", re.IGNORECASE)


def row_text(target: Target) -> str:
    """Return the promise for a table, which prints "trong đó" itself."""
    words = sentence(target.statement)
    short = PART.sub("", words) if target.part_of else ""
    return short or target_title(target)


def result_text(result: Result) -> str:
    """Return a reported figure, with the source's comment on it."""
    said = {"met": " (nguồn ghi: đạt)", "not_met": " (nguồn ghi: không đạt)"}.get(result.verdict, "")
    return figure(result.statement) + said


def deadline_words(target: Target, note: str = " (năm cuối của kế hoạch)") -> str:
    """Return the deadline, with a note if the sentence itself does not contain it: "2020 (năm cuối của kế hoạch)"."""
    by = target.statement.by
    return deadline(by) + (note if by and by.source == "plan" else "")


def result_period(result: Result) -> str:
    """Return the time of a figure, for the head of a row: "Năm 2018", "Tính đến 31/12/2018", "Tin ngày 05/02/2019"."""
    said = result.statement
    if said.as_of:
        return f"Tính đến {format_day(said.as_of)}"
    if said.period and said.period.text:
        return said.period.text[:1].upper() + said.period.text[1:]
    return f"Tin ngày {format_day(result.day)}" if result.article else format_day(result.day)


@shared
def target_row(portal: Portal, id: str, with_plan: bool = False) -> TargetRow:
    """Return a target as a line of the table; among several plans, with its own."""
    target = portal.target(id)
    standing = target.standing
    result = portal.result(standing.result) if standing.result else None
    return TargetRow(
        text=row_text(target),
        href=urls.target(id),
        deadline=deadline_words(target, " (theo kế hoạch)"),
        state=state_view(standing),
        result=result_text(result) if result else "",
        result_date=_moment(result) if result else None,
        number="" if with_plan else target.number,  # meaningless among several plans
        part=bool(target.part_of),
        plan=plan_link(portal, target.plan) if with_plan else None,
    )


def _moment(result: Result) -> DateView | None:
    said = result.statement
    if said.as_of is None and said.period:
        return DateView(said.period.text, said.period.end.isoformat() if said.period.end else result.day.isoformat())
    return day_view(result.day, "tính đến" if said.as_of else "tin ngày")


def target_rows(portal: Portal, ids: Iterable[str]) -> tuple[TargetRow, ...]:
    """Return lines of one plan's table: each whole is followed by its parts."""
    return tuple(target_row(portal, id) for id in wholes_first(portal, ids))


@shared
def rows_of_plan(portal: Portal, id: str) -> tuple[TargetRow, ...]:
    """Return the table of all targets of a plan, for its page and each of its dossiers."""
    return target_rows(portal, portal.plan(id).targets)


def wholes_first(portal: Portal, ids: Iterable[str]) -> list[str]:
    """Return ids with every "trong đó" directly after its whole, wherever it was reported."""
    given = list(ids)
    known = set(given)
    ordered: dict[str, None] = {}

    def put(id: str) -> None:
        if id in ordered or id not in known:
            return
        ordered[id] = None
        for part in portal.target(id).parts:
            put(part)

    for id in given:
        if portal.target(id).part_of not in known:
            put(id)
    return list(ordered | dict.fromkeys(given))


def by_plan(portal: Portal, ids: Iterable[str]) -> tuple[TargetGroup, ...]:
    """Return targets of several plans, a table for each plan, in the order of the first of each."""
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(portal.target(id).plan, []).append(id)
    return tuple(TargetGroup(plan_link(portal, plan), target_rows(portal, own)) for plan, own in groups.items())


def state_counts(portal: Portal, ids: Iterable[str]) -> dict[State, int]:
    """Return the number of targets in each state, in the order of the states."""
    counts = dict.fromkeys(State, 0)
    for id in ids:
        counts[portal.target(id).standing.state] += 1
    return {state: count for state, count in counts.items() if count}


def counts_sentence(counts: dict[State, int]) -> str:
    """Return «5 chỉ tiêu: 2 đạt; 3 đang thực hiện.»"""
    total = sum(counts.values())
    if len(counts) == 1:
        state = next(iter(counts))
        return f"{total} chỉ tiêu {COUNTED[state]}."
    return f"{total} chỉ tiêu: " + "; ".join(f"{count} {COUNTED[state]}" for state, count in counts.items()) + "."


def source_link(portal: Portal, result: Result) -> Link | None:
    """Return the source of a figure: its article, otherwise its document, by title."""
    if result.article and portal.has_article(result.article):
        return article_link(portal, result.article)
    if result.document:
        document = portal.document(result.document)
        return Link(document.title, urls.document(result.document))
    return Link(result.document_name) if result.document_name else None


def state_label(state: str) -> str:
    """Return the label of a state by its code."""
    return LABELS[State(state)]
