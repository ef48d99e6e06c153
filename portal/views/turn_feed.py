"""Owns the feeds on targets: new ones, changes, results, deadlines that passed, each with the resulting state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import escape

from portal import urls
from portal.domain import reckoning
from portal.domain.figure import deadline, figure
from portal.domain.plan import Result, Target
from portal.domain.portal import Portal
from portal.domain.standing import LABELS
from portal.domain.statement_history import in_force
from portal.domain.turn import Turn, TurnKind
from portal.domain.window import held
from portal.text.dates import format_day
from portal.text.statement import Statement
from portal.views.card import plan_link
from portal.views.feed import NONE, FeedEntry, FeedSubject, FeedView, article_feed, feed_view, midnight, origin_of
from portal.views.shared import shared

WORDS = {
    TurnKind.SET: "Chỉ tiêu mới",
    TurnKind.ISSUED: "Kế hoạch của chỉ tiêu được ban hành",
    TurnKind.CHANGED: "Điều chỉnh chỉ tiêu",
    TurnKind.REPORTED: "Kết quả mới",
    TurnKind.DUE: "Chỉ tiêu đến hạn",
    TurnKind.ENDED: "Kế hoạch của chỉ tiêu dừng thực hiện hoặc được thay thế",
}
DRAFTED = "Chỉ tiêu của dự thảo được sửa"


def target_feed(portal: Portal, url: str, origin: str) -> FeedView:
    """Return the latest turns in the lives of all targets."""
    identity = portal.identity()
    origin = origin_of(identity, origin)
    entries = tuple(_entry(portal, turn, origin) for turn in portal.turns())
    description = "Chỉ tiêu mới, điều chỉnh, kết quả mới, chỉ tiêu đến hạn và thay đổi tình trạng"
    subject = FeedSubject(f"Chỉ tiêu và kết quả thực hiện – {identity.name}", description, urls.TARGETS)
    return feed_view(identity, origin, subject, url, entries)


def plan_feed(portal: Portal, id: str, url: str, origin: str, lengths: Mapping[str, int] = NONE) -> FeedView:
    """Return a plan's feed: its articles, and the latest turns of its targets."""
    articles = article_feed(portal, ("plan", id), url, origin, lengths)
    turns = (_entry(portal, turn, origin_of(portal.identity(), origin)) for turn in turns_of_plan(portal, id))
    entries = sorted((*articles.entries, *turns), key=lambda entry: (entry.updated, entry.id), reverse=True)
    shown = tuple(entries[: held(entry.updated.date() for entry in entries)])
    return replace(articles, entries=shown, updated=shown[0].updated if shown else articles.updated)


@shared  # the three forms of a feed show the same turns
def turns_of_plan(portal: Portal, id: str) -> tuple[Turn, ...]:
    """Return the latest turns of a plan's targets, latest first, as many as a feed holds."""
    plan = portal.plan(id)
    targets = {target: portal.target(target) for target in plan.targets}
    dated = {target: _dated_results(portal, known) for target, known in targets.items()}
    days = ((reckoning.newest_day(known, plan, dated[target]), target) for target, known in targets.items())
    return reckoning.latest_turns(
        [(day, target) for day, target in days if day], lambda target: reckoning.turns_of(targets[target], plan, dated[target])
    )


def _dated_results(portal: Portal, target: Target) -> reckoning.DatedResults:
    return [(_day_known(portal, result), result) for result in map(portal.result, target.results)]


def _day_known(portal: Portal, result: Result) -> date:
    published = portal.place(result.article)[1] if result.article and portal.has_article(result.article) else ""
    return reckoning.day_known(result, date.fromisoformat(published) if published else None)


def _entry(portal: Portal, turn: Turn, origin: str) -> FeedEntry:
    target = portal.target(turn.target)
    plan = portal.plan(target.plan)
    said = in_force(target, turn.day)
    lines = list(_lines(portal, turn, target))
    html = [f"<p>{escape(line)}</p>" for line in lines]
    html.append(f'<p>Thuộc <a href="{origin}{plan_link(portal, target.plan).href}">{escape(plan_link(portal, target.plan).text)}</a></p>')
    if turn.article and portal.has_article(turn.article):
        card = portal.card(turn.article)
        html.append(f'<p>Nêu tại: <a href="{origin}{card.url}">{escape(card.title)}</a>, {format_day(card.at.date())}</p>')
    return FeedEntry(
        id=f"tag:{portal.identity().feed_authority}:chi-tieu/{turn.id}",
        url=origin + urls.target(turn.target),
        title=_title(portal, turn, said),
        summary=". ".join(line.rstrip(".") for line in lines) + ".",
        html="\n".join(html),
        published=midnight(turn.day),
        updated=midnight(turn.day),
        author=portal.unit(target.unit).name if target.unit else plan.issuer_name,
        categories=(LABELS[turn.after],),
    )


def _title(portal: Portal, turn: Turn, said: Statement) -> str:
    quote = said.quote[:1].upper() + said.quote[1:]
    if turn.kind is TurnKind.REPORTED:
        return f"{WORDS[turn.kind]}: {figure(portal.result(turn.result).statement)} – {quote}"
    if turn.kind is TurnKind.CHANGED and portal.target(turn.target).changes[turn.place].draft:
        return f"{DRAFTED}: {quote}"
    return f"{WORDS[turn.kind]}: {quote}"


def _lines(portal: Portal, turn: Turn, target: Target) -> Iterator[str]:
    said = in_force(target, turn.day)
    yield f"Chỉ tiêu ({target.number}): {said.quote}"
    if turn.kind is TurnKind.CHANGED:
        change = target.changes[turn.place]
        yield f"Trước: {change.old.quote}. Nay: {change.new.quote}."
        yield from [f"Vì sao: {change.note}"] if change.note else []
    if turn.kind is TurnKind.REPORTED:
        yield f"Kết quả: {portal.result(turn.result).statement.quote}"
    if said.by:
        yield f"Hạn: {deadline(said.by)}"
    if turn.before in (None, turn.after):
        yield f"Tình trạng: {LABELS[turn.after]}"
    elif turn.before:
        yield f"Tình trạng: {LABELS[turn.after]} (trước: {LABELS[turn.before]})"
