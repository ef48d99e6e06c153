"""Owns the targets and results an article tells, as sentences with their state and their page."""

from __future__ import annotations

from portal import urls
from portal.domain.article import Article
from portal.domain.plan import Result, Standing, Target
from portal.domain.portal import Portal
from portal.domain.standing import LABELS, figure
from portal.text.dates import format_day
from portal.views.card import plan_link
from portal.views.parts import State, Statement


def statement_views(portal: Portal, article: Article) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """(targets, results) in the order of the article; a "trong đó" stands below its whole."""
    targets = [portal.target(id) for mention in article.plans for id in mention.targets]
    results = [portal.result(id) for mention in article.plans for id in mention.results]
    results += [portal.result(id) for id in article.results]
    within = {target.id for target in targets}
    tops = (target for target in targets if target.part_of not in within)
    known = {result.id for result in results}
    return (
        tuple(_target(portal, target, targets) for target in tops),
        tuple(_result(portal, result, results) for result in results if result.part_of not in known),
    )


def _target(portal: Portal, target: Target, all: list[Target]) -> Statement:
    parts = tuple(_target(portal, other, all) for other in all if other.part_of == target.id)
    note = deadline_text(target)
    return Statement(
        sentence_of(target.statement.quote), urls.target(target.id), "Chỉ tiêu", state_view(target.standing), note,
        plan_link(portal, target.plan), parts,
    )  # fmt: skip


def _result(portal: Portal, result: Result, all: list[Result]) -> Statement:
    parts = tuple(_result(portal, other, all) for other in all if other.part_of == result.id)
    href = urls.target(result.target) if result.target else ""
    plan = plan_link(portal, result.plan) if result.plan else None
    said = result.statement
    note = said.period.text if said.period else f"tính đến {format_day(said.as_of)}" if said.as_of else ""
    return Statement(sentence_of(said.quote) or figure(said), href, "Kết quả", None, note, plan, parts)


def state_view(standing: Standing) -> State:
    """A state as word, sign and colour, with its tags."""
    tags = tuple(word for word, on in (("Đã điều chỉnh", standing.adjusted), ("Thôi thực hiện", standing.dropped)) if on)
    return State(standing.state.value, LABELS[standing.state], standing.sentence, tags)


def deadline_text(target: Target) -> str:
    """«Hạn: năm 2020», with where it comes from when the sentence did not say."""
    by = target.statement.by
    if by is None:
        return ""
    words = f"Hạn: năm {by.day.year}" if by.precision == "year" else f"Hạn: {format_day(by.day)}"
    return f"{words} (năm cuối của kế hoạch)" if by.source == "plan" else words


def sentence_of(quote: str) -> str:
    """A quotation as a sentence of its own."""
    return quote[:1].upper() + quote[1:]
