"""Owns «Kết quả đến nay» of a plan: a tally from its sources, the states of its targets in one sentence, a bar from two results on."""

from __future__ import annotations

from collections.abc import Iterable

from portal.domain.figure import quotation
from portal.domain.plan import Plan, Result, State
from portal.domain.portal import Portal
from portal.text.numbers import format_number, format_value
from portal.text.statement import Form
from portal.views.parts import Link, StatementPart
from portal.views.promise import counts_sentence, result_period, result_text, source_link, state_counts, state_label
from portal.views.rows import Bar, BarPart

OWN_COUNT = (
    "Số trên do nguồn đếm, vào ngày của nguồn. Trang này tự đếm những chỉ tiêu nó biết, theo số liệu mới nhất, "
    "nên hai cách đếm có thể khác nhau:"
)


def tallies(portal: Portal, results: Iterable[Result]) -> tuple[Bar, ...]:
    """Return what sources count themselves, newest first: «16 mục tiêu, 10 không đạt.», each with its source."""
    tallied = [result for result in results if result.statement.form is Form.TALLY and not result.part_of]
    tallied.sort(key=lambda result: result.day, reverse=True)
    return tuple(Bar(tally_words(result), (), dated(source_link(portal, result))) for result in tallied)


def dated(source: Link | None) -> Link | None:
    """Return a source with its day in its words, for components that print no notes."""
    return Link(f"{source.text}, {source.note}", source.href) if source and source.note else source


def tally_words(result: Result) -> str:
    """Return «16 mục tiêu, 10 không đạt.», or the sentence itself if it counts no whole."""
    said = result.statement
    if said.value is None or said.of is None:
        return said.quote.rstrip(".") + "."
    rest = said.indicator.removeprefix(said.measure).strip() or "không đạt" * (result.verdict == "not_met") or said.indicator
    share = f" ({format_value(said.share, '%')})" if said.share is not None else ""
    return f"{format_value(said.of, said.measure)}, {format_number(said.value)} {rest}{share}."


def progress(portal: Portal, targets: tuple[str, ...], own_tallies: tuple[Bar, ...] = ()) -> Bar | None:
    """Return the states of the targets; parts are drawn once two of them have a result.

    Next to tallies of sources (`own_tallies`) it says why it may differ.
    """
    if not targets:
        return None
    counts = state_counts(portal, targets)
    reported = sum(bool(portal.target(id).standing.result) for id in targets)
    drawn = counts.items() if reported > 1 and State.DRAFT not in counts else ()
    parts = tuple(BarPart(state_label(state.value), count, state.value) for state, count in drawn)
    sentence = counts_sentence(counts)
    return Bar(f"{OWN_COUNT} {sentence}" if own_tallies else capital_first(sentence), parts)


def capital_first(words: str) -> str:
    """Return a sentence with a capital first letter."""
    return words[:1].upper() + words[1:]


def plan_results(portal: Portal, plan: Plan) -> tuple[StatementPart, ...]:
    """Return figures reported for the plan itself that are no tallies, newest first, each with its time; parts below their whole."""
    results = [portal.result(id) for id in plan.results]
    plain = [result for result in results if result.statement.form is not Form.TALLY]
    plain.sort(key=lambda result: result.day, reverse=True)
    known = {result.id for result in plain}
    return tuple(_result_part(portal, result, plain) for result in plain if result.part_of not in known)


def _result_part(portal: Portal, result: Result, all: list[Result]) -> StatementPart:
    parts = tuple(_result_part(portal, other, all) for other in all if other.part_of == result.id)
    source = source_link(portal, result)
    words = quotation(result.statement) or result_text(result)
    return StatementPart(capital_first(words), kind=result_period(result), plan=source, parts=parts, note=result.note)
