"""Owns «Điều chỉnh chỉ tiêu»: every change of a promise with its old and new words, its day, its reason and its source."""

from __future__ import annotations

from collections.abc import Iterable

from portal import urls
from portal.domain.figure import deadline, figure
from portal.domain.plan import Target, TargetChange
from portal.domain.portal import Portal
from portal.record import dataclass
from portal.text.sentence.wording import sentence
from portal.text.statement import Statement
from portal.views.card import article_link, day_view
from portal.views.parts import DateView, Link
from portal.views.promise import target_title

DRAFT = "Sửa trong dự thảo hoặc khi ban hành, chưa phải điều chỉnh một chỉ tiêu đã ban hành."


@dataclass(frozen=True)
class Adjustment:
    """One change of a promise. `target` leads to it in lists of several; `reason` is "" if none was given."""

    old: str
    new: str
    date: DateView | None = None
    reason: str = ""
    source: Link | None = None
    target: Link | None = None


def adjustments(portal: Portal, targets: Iterable[Target], *, named: bool, year: str = "") -> tuple[Adjustment, ...]:
    """Return changes of several targets, newest first; `named`: each names its target; `year`: only changes of that year."""
    found = [(change, target) for target in targets for change in target.changes if not year or f"{change.day:%Y}" == year]
    found.sort(key=lambda pair: pair[0].day, reverse=True)
    return tuple(_adjustment(portal, change, target, named) for change, target in found)


def _adjustment(portal: Portal, change: TargetChange, target: Target, named: bool) -> Adjustment:
    source = article_link(portal, change.article) if change.article and portal.has_article(change.article) else None
    link = Link(target_title(target), urls.target(target.id)) if named else None
    note = change.note or (DRAFT if change.draft else "")
    return Adjustment(_words(change.old), _words(change.new), day_view(change.day), note, source, link)


def _words(said: Statement) -> str:
    """Return the figure and its deadline, after the sentence as written."""
    until = f", hạn {deadline(said.by)}" if said.by else ""
    return f"{sentence(said)} ({figure(said)}{until})"
