"""Owns the targets and results an article reports, in its own words and figures, with their state and their page.

Later changes of a target are in a separate note: the article itself keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portal import urls
from portal.domain.article import Article, Said
from portal.domain.figure import UNREAD, deadline, figure, quotation
from portal.domain.plan import Result, Standing, Target, TargetChange
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.domain.statement_history import later_changes
from portal.text.dates import format_day
from portal.text.statement import Deadline, Form
from portal.views.card import plan_link
from portal.views.parts import StatementPart, StatePart


def statement_views(portal: Portal, article: Article) -> tuple[tuple[StatementPart, ...], tuple[StatementPart, ...]]:
    """Return (targets, results) in the order of the article; a "trong đó" is below its whole."""
    said_of = {id: said for mention in article.plans for id, said in zip(mention.targets, mention.said, strict=True)}
    targets = [portal.target(id) for id in said_of]
    results = [portal.result(id) for mention in article.plans for id in mention.results]
    results += [portal.result(id) for id in article.results]
    within = {target.id for target in targets}
    tops = (target for target in targets if target.part_of not in within)
    known = {result.id for result in results}
    return (
        tuple(_target(portal, article, target, said_of) for target in tops),
        tuple(_result(portal, result, results) for result in results if result.part_of not in known),
    )


def _target(portal: Portal, article: Article, target: Target, said_of: Mapping[str, Said]) -> StatementPart:
    parts = tuple(_target(portal, article, portal.target(id), said_of) for id in target.parts if id in said_of)
    said = said_of[target.id]
    later = later_changes(target, article.id, article.card.at.date())
    return StatementPart(
        _words(said, target), urls.target(target.id), "Chỉ tiêu", state_view(target.standing), deadline_text(said.by),
        plan_link(portal, target.plan), parts, later=" ".join(changes_words(said, later)),
    )  # fmt: skip


def _words(said: Said, target: Target) -> str:
    """Return the article's own sentence; marked if it was not understood and the state of the target does not say so."""
    marked = said.figure.endswith(f"({UNREAD})") and target.statement.form is not Form.UNREAD
    return sentence_of(said.figure if marked else said.quote)


def changes_words(said: Said, later: Sequence[TargetChange]) -> Iterator[str]:
    """Yield «Bài nêu: 52 triệu đồng. Điều chỉnh 15/3/2023: 49 triệu đồng.»"""
    dated = len({by.day if by else None for by in (said.by, *(change.new.by for change in later))}) > 1  # not repeated
    if later:
        yield f"Bài nêu: {_level(said, dated)}."
    for change in later:
        word = "Văn bản ban hành" if change.draft and not change.article else "Dự thảo sửa" if change.draft else "Điều chỉnh"
        yield f"{word} {format_day(change.day)}: {_level(Said('', figure(change.new), change.new.by), dated)}."


def _level(said: Said, dated: bool) -> str:
    return f"{said.figure}, hạn {deadline(said.by)}" if dated and said.by else said.figure


def _result(portal: Portal, result: Result, all: list[Result]) -> StatementPart:
    parts = tuple(_result(portal, other, all) for other in all if other.part_of == result.id)
    href = urls.target(result.target) if result.target else ""
    plan = plan_link(portal, result.plan) if result.plan else None
    said = result.statement
    note = said.period.text if said.period else f"tính đến {format_day(said.as_of)}" if said.as_of else ""
    return StatementPart(sentence_of(quotation(said)) or figure(said), href, "Kết quả", None, note, plan, parts)


def state_view(standing: Standing) -> StatePart:
    """Return a state as word, sign and colour, with its tags."""
    words = ((standing.missed, standing.missed), ("Đã điều chỉnh", standing.adjusted), ("Dừng thực hiện", standing.dropped))
    tags = tuple(word for word, on in words if on)
    return StatePart(standing.state.value, LABELS[standing.state], standing.sentence, tags)


def deadline_text(by: Deadline | None) -> str:
    """Return «Hạn: năm 2020», with its origin if the sentence did not contain it."""
    if by is None:
        return ""
    words = f"Hạn: năm {by.day.year}" if by.precision == "year" else f"Hạn: {format_day(by.day)}"
    return f"{words} (năm cuối của kế hoạch)" if by.source == "plan" else words


def sentence_of(quote: str) -> str:
    """Return a quotation as a sentence of its own."""
    return quote[:1].upper() + quote[1:]
